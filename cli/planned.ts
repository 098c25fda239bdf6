import type { ModelSpec } from "../suites/mod.ts";
import type { Posed, Scored } from "../engine/mod.ts";
import { isVariant } from "./is_variant.ts";
import type { Job } from "./job.ts";
import { type PowerRow, powerRows } from "./plan_power.ts";

/** A task posed in one way, and what asking it takes of one model. */
export interface PlanRow {
  /** Name of the task. */
  readonly task: string;
  /** Name of the treatment. */
  readonly treatment: string;
  /** How many requests it takes. */
  readonly requests: number;
  /** Most tokens that are generated for it. */
  readonly tokens: number;
}

/** What a suite would ask, and what could be told from the answers. */
export interface Plan {
  /** The suite's name. */
  readonly suite: string;
  /** Names of the models. */
  readonly models: readonly string[];
  /** Names of those that are asked; of the others there are stored answers. */
  readonly asked: readonly string[];
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** What each model is asked. */
  readonly plan: readonly PlanRow[];
  /** Most requests of all models together. */
  readonly requests: number;
  /** Most tokens that all models together generate. */
  readonly tokens: number;
  /** Confidence level of the comparisons. */
  readonly level: number;
  /** How many comparisons the table of the results will hold. */
  readonly comparisons: number;
  /** The difference that is to be found, `null` where none is asked about. */
  readonly difference: number | null;
  /** What the comparisons of the first evaluators can find, `null` where that is not asked. */
  readonly power: readonly PowerRow[] | null;
}

/**
 * Works out what a suite would ask.
 *
 * @param job The suite, and whether what it could tell is asked, too.
 * @param posed Its tasks, each posed in one way.
 * @param pilot Scores of earlier answers.
 * @returns The plan.
 */
export function planOf(
  { suite, power }: Job,
  posed: readonly Posed[],
  pilot: readonly Scored[],
): Plan {
  const { name, reference, level } = suite;
  const models = Object.keys(suite.models);
  const asked = models.filter((model) => isAsked(suite.models[model]));
  const plan = posed.map(rowOf);
  const total = (key: "requests" | "tokens") =>
    plan.reduce((sum, row) => sum + row[key], 0) * asked.length;
  const columns = posed.reduce(
    (sum, { task }) => sum + task.evaluators.length,
    0,
  );
  const variants = models.filter((model) => isVariant(model, suite));
  const comparisons = columns * Math.max(1, variants.length);
  const difference = power?.difference ?? null;
  return {
    ...{ suite: name, models, asked, reference, plan },
    ...{ requests: total("requests"), tokens: total("tokens") },
    ...{ level, comparisons, difference },
    power: power === undefined ? null : powerRows(posed, pilot, {
      ...{ reference, level, comparisons, difference },
      discordance: power.discordance,
    }),
  };
}

function isAsked(spec: ModelSpec | undefined): boolean {
  return spec !== undefined && !("predictions" in spec);
}

function rowOf({ task, treatment, samples }: Posed): PlanRow {
  const most = task.kind === "generate" ? task.sampling.maxTokens : 0;
  const requests = samples.length;
  return { task: task.name, treatment, requests, tokens: most * requests };
}
