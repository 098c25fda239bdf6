import { z } from "zod";
import type { Design } from "../core/mod.ts";

/** A model's name. Digits alone would lose their place: a record sorts them before all others. */
export const modelName: z.ZodString = z.string().regex(
  /^[A-Za-z][A-Za-z0-9._-]*$/,
  "must be letters, digits, dots, dashes or underscores and begin with a letter",
);

const CURVE = {
  name: z.string().describe("What the reader calls it"),
  unit: z.string().default("steps").describe("What the scale counts"),
  models: z.array(modelName).min(2, "must name two models at least"),
  at: z.array(z.number()).describe("Where each model is on the scale"),
};

const SHIFT = {
  task: z.string().describe("The task that is in distribution, as it is"),
  treatments: z.array(z.string()).default([]).describe(
    "Treatments under which it is out of distribution",
  ),
  tasks: z.array(z.string()).default([]).describe(
    "Other tasks that are out of distribution, as they are",
  ),
  baseline: z.array(modelName).default([]).describe(
    "Models that make the line which others are held against, three at least",
  ),
};

const SEQUENCE = {
  models: z.array(modelName).min(2, "must name two models at least").describe(
    "Checkpoints in order; the first one learnt none of the tasks",
  ),
  tasks: z.array(z.string()).describe(
    "The tasks in the order they were learnt, one fewer than models",
  ),
};

const GAP = {
  floor: modelName.describe("Stands for nothing gained"),
  ceiling: modelName.describe("Stands for all that can be gained"),
  models: z.array(modelName).min(1, "must name a model at least").describe(
    "Whose share of the gap is asked for",
  ),
};

const ADAPTATION = {
  learnt: z.array(z.string()).min(1, "must name a task at least").describe(
    "Tasks that the models are to learn",
  ),
  held: z.array(z.string()).min(1, "must name a task at least").describe(
    "Tasks that they are not to lose by it",
  ),
};

const groupName = z.string().regex(/\S/, "must have a visible character");

const DESIGN = {
  curves: z.array(z.strictObject(CURVE)).default([]).describe(
    "Checkpoints along a scale, such as the steps of a training run",
  ),
  thresholds: z.record(z.string(), z.number()).default({}).describe(
    "By task: the score that is looked for along curves",
  ),
  shifts: z.array(z.strictObject(SHIFT)).default([]).describe(
    "Tasks in distribution, each with what is out of it",
  ),
  sequence: z.strictObject(SEQUENCE).nullable().default(null).describe(
    "Checkpoints of a model that learns one task after the other",
  ),
  gaps: z.array(z.strictObject(GAP)).default([]).describe(
    "Pairs of models between which others are expected to lie",
  ),
  adaptation: z.strictObject(ADAPTATION).nullable().default(null).describe(
    "Which tasks are to be learnt and which to be held",
  ),
  groups: z.record(
    groupName,
    z.array(z.string()).min(2, "must name two tasks at least"),
  ).default({}).describe(
    "By name: tasks that are averaged together; their families where there are none",
  ),
  specialists: z.record(z.string(), modelName).default({}).describe(
    "By task: the model whose score retention and relative changes are shares of",
  ),
  repeats: z.record(modelName, modelName).default({}).describe(
    "By model: the one that it asks again, so that what differs is noise",
  ),
  seconds: z.record(modelName, z.number().positive()).default({}).describe(
    "By model: seconds that an answer takes where it is deployed, as measured there",
  ),
};

/** What a suite may say of how its models hang together. */
export const DESIGN_SCHEMA: z.ZodType<Design> = z.strictObject(DESIGN);

/** All keys that it may have at some place. */
export const DESIGN_KEYS: readonly string[] = [
  DESIGN,
  CURVE,
  SHIFT,
  SEQUENCE,
  GAP,
  ADAPTATION,
].flatMap(Object.keys);
