import { z } from "zod";
import type { Budget, GateSpec } from "./budget.ts";
import { readYaml, type YamlFile } from "./read_yaml.ts";

const margin = z.number().min(0).describe(
  "How much worse it may get, in units of the score: 0.02 is two points of accuracy",
);
const confidence = z.number().gt(0.5).lt(1).describe(
  "Probability with which each decision is right",
);

const GATE = {
  task: z.string().describe("Name of a task of the suite"),
  treatment: z.string().default("none").describe(
    "The treatment that it is posed under",
  ),
  evaluator: z.string().optional().describe(
    "Who judges; the task's first evaluator where missing",
  ),
  models: z.array(z.string()).min(1, "must name a model at least").optional()
    .describe(
      "Who is judged; all but the reference where missing",
    ),
  margin: margin.optional(),
  worse: z.enum(["lower", "higher", "either"]).optional().describe(
    "Which change is for the worse; as the evaluator has it where missing",
  ),
  confidence: confidence.optional(),
};

const BUDGET = {
  margin: margin.default(0.05),
  confidence: confidence.default(0.95),
  failed: z.number().min(0).max(1).default(0.01).describe(
    "Largest share of requests without a score",
  ),
  gates: z.array(z.strictObject(GATE) satisfies z.ZodType<GateSpec>)
    .min(1, "must name a task at least").optional()
    .describe("What is gated; every task as it is where missing"),
};

const BUDGET_SCHEMA: z.ZodType<Budget> = z.strictObject(BUDGET);

/** What holds where nothing else is said: no task may lose 5 points. */
export const DEFAULT_BUDGET: Budget = BUDGET_SCHEMA.parse({});

/**
 * Reads a budget.
 *
 * @param text The YAML of the file.
 * @param path How messages call the file.
 * @returns The budget.
 * @throws {SyntaxError} If the text is no YAML or no budget; the message says
 *   line, column, what is wrong, and what may have been meant.
 *
 * @example Two points on one task
 * ```ts
 * import { readBudget } from "@aftertune/aftertune/suites/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { value } = readBudget(
 *   "gates: [{ task: facts, margin: 0.02 }]",
 *   "budget.yaml",
 * );
 * assertEquals(value.confidence, 0.95);
 * assertEquals(value.gates?.[0]?.treatment, "none");
 * ```
 */
export function readBudget(text: string, path: string): YamlFile<Budget> {
  return readYaml(text, {
    path,
    kind: "budget",
    schema: BUDGET_SCHEMA,
    keys: [BUDGET, GATE].flatMap(Object.keys),
  });
}
