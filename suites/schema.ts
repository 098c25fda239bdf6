import { z } from "zod";
import { DESIGN_KEYS, DESIGN_SCHEMA, modelName } from "./design_schema.ts";
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

const prompt = z.enum(["text", "chat"]).describe(
  "Whether questions are put as running text or through the chat template",
);

const CHECKPOINT = {
  checkpoint: z.string().describe(
    "Folder in Hugging Face layout, relative to the suite, or hf:ORG/NAME@REVISION on a hub",
  ),
  adapter: z.string().optional().describe(
    "Folder of a PEFT LoRA adapter, relative to the suite, or hf:ORG/NAME@REVISION on a hub",
  ),
  deterministic: z.boolean().optional().describe(
    "Whether each request is computed alone; as --deterministic says by default",
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
  design: DESIGN_SCHEMA.prefault({}).describe(
    "How the models hang together, for analyses that must know",
  ),
};

/** The one description of a suite file: checks it, and makes its JSON Schema. */
export const SUITE_SCHEMA: z.ZodType<Suite> = z.strictObject(SUITE);

/** All keys that a suite file may have at some place. */
export const SUITE_KEYS: readonly string[] = [
  ...DESIGN_KEYS,
  ...[SUITE, CHECKPOINT, ENDPOINT, PREDICTIONS, TASK].flatMap(Object.keys),
];

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
