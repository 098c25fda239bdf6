import { z } from "zod";
import type {
  CheckpointSpec,
  EndpointSpec,
  PredictionsSpec,
  Suite,
  TaskSpec,
} from "./suite.ts";

const name = z.string().regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  "must be letters, digits, dots, dashes or underscores and begin with a letter or digit",
);

/** Digits alone would lose their place: a record sorts them before all others. */
const modelName = z.string().regex(
  /^[A-Za-z][A-Za-z0-9._-]*$/,
  "must be letters, digits, dots, dashes or underscores and begin with a letter",
);

const prompt = z.enum(["text", "chat"]).describe(
  "Whether questions are put as running text or through the chat template",
);

const CHECKPOINT = {
  checkpoint: z.string().describe(
    "Folder in Hugging Face layout, relative to the suite",
  ),
  adapter: z.string().optional().describe(
    "Folder of a PEFT LoRA adapter, relative to the suite",
  ),
  prompt: prompt.default("text"),
};

const ENDPOINT = {
  endpoint: z.url({
    protocol: /^https?$/,
    error: "must be an http or https address",
  }).describe("Base address of an OpenAI-compatible server, with /v1"),
  model: z.string().describe("What the server calls the model"),
  key: z.string().optional().describe(
    "Name of the environment variable that holds the key",
  ),
  concurrency: z.int().min(1).max(4096).default(64).describe(
    "Most requests under way at once",
  ),
  timeout: z.number().positive().default(120).describe(
    "Seconds that one attempt may take",
  ),
  prompt: prompt.default("chat"),
};

const PREDICTIONS = {
  predictions: z.string().describe(
    "JSONL or CSV file of stored answers, relative to the suite",
  ),
};

const TASK = {
  task: z.string().describe("Name of a task, or a file that exports one"),
  treatments: z.array(z.string()).default([]).describe(
    "Ways of posing it that are asked besides the plain one",
  ),
  limit: z.int().min(1).optional().describe("Asks only the first samples"),
};

const task: z.ZodType<TaskSpec> = z.union([
  z.string().transform((name) => ({ task: name, treatments: [] })),
  z.strictObject(TASK),
]);

const CURVE = {
  name: z.string().describe("What the reader calls it"),
  unit: z.string().default("steps").describe("What the scale counts"),
  models: z.array(modelName).min(2, "must name two models at least"),
  at: z.array(z.number()).describe("Where each model is on the scale"),
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

const DESIGN = {
  curves: z.array(z.strictObject(CURVE)).default([]).describe(
    "Checkpoints along a scale, such as the steps of a training run",
  ),
  sequence: z.strictObject(SEQUENCE).nullable().default(null).describe(
    "Checkpoints of a model that learns one task after the other",
  ),
  gaps: z.array(z.strictObject(GAP)).default([]).describe(
    "Pairs of models between which others are expected to lie",
  ),
  specialists: z.record(z.string(), modelName).default({}).describe(
    "By task: the model that its retention is measured against",
  ),
  repeats: z.record(modelName, modelName).default({}).describe(
    "By model: the one that it asks again, so that what differs is noise",
  ),
};

const SUITE = {
  name: name.describe("Names the results folder"),
  description: z.string().optional().describe("What it is for"),
  reference: z.string().describe(
    "The model that the others are compared with",
  ),
  seed: z.int().min(0).default(1).describe("Seeds treatments and resampling"),
  level: z.number().gt(0.5).lt(1).default(0.95).describe(
    "Confidence level of all intervals",
  ),
  data: z.string().optional().describe(
    "Folder with data sets that do not come with aftertune, relative to the suite",
  ),
  models: z.record(
    modelName,
    z.union([
      z.strictObject(CHECKPOINT) satisfies z.ZodType<CheckpointSpec>,
      z.strictObject(ENDPOINT) satisfies z.ZodType<EndpointSpec>,
      z.strictObject(PREDICTIONS) satisfies z.ZodType<PredictionsSpec>,
    ]),
  ),
  tasks: z.array(task).min(1, "must name a task at least"),
  design: z.strictObject(DESIGN).prefault({}).describe(
    "How the models hang together, for analyses that must know",
  ),
};

/** The one description of a suite file: checks it, and makes its JSON Schema. */
export const SUITE_SCHEMA: z.ZodType<Suite> = z.strictObject(SUITE);

/** All keys that a suite file may have at some place. */
export const SUITE_KEYS: readonly string[] = [
  SUITE,
  CHECKPOINT,
  ENDPOINT,
  PREDICTIONS,
  TASK,
  DESIGN,
  CURVE,
  SEQUENCE,
  GAP,
].flatMap(Object.keys);

/**
 * The schema of a suite file for editors, made from the one that checks it.
 *
 * @returns A JSON Schema, draft 2020-12.
 *
 * @example Required keys
 * ```ts
 * import { suiteJsonSchema } from "@aftertune/aftertune/suites/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(suiteJsonSchema()["required"], [
 *   "name",
 *   "reference",
 *   "models",
 *   "tasks",
 * ]);
 * ```
 */
export function suiteJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(SUITE_SCHEMA, { io: "input" });
}
