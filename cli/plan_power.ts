import { type Power, power, type Spread, spreadOf } from "../analyses/mod.ts";
import {
  cellOf,
  evaluatorsOf,
  type Posed,
  type Scored,
} from "../engine/mod.ts";
import { scoredPairs } from "./scored_pairs.ts";

/** What a comparison of a task can be expected to find. */
export interface PowerRow {
  /** Name of the task. */
  readonly task: string;
  /** Name of the treatment. */
  readonly treatment: string;
  /** Name of the task's first evaluator. */
  readonly evaluator: string;
  /** Name of its metric. */
  readonly metric: string;
  /** How many samples there are. */
  readonly samples: number;
  /** How far pairs are taken to spread, `null` where nobody knows. */
  readonly spread: Spread | null;
  /** How that is known. */
  readonly source: "stated" | "measured" | "assumed" | "unknown";
  /** What it finds and needs as the only comparison. */
  readonly alone: Power;
  /** What it finds and needs among all comparisons of the table. */
  readonly corrected: Power;
}

/** Options of {@linkcode powerRows}. */
export interface PowerRowsOptions {
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** Confidence level of the comparisons. */
  readonly level: number;
  /** How many comparisons the level is to hold for together. */
  readonly comparisons: number;
  /** The difference that is to be found, `null` where none is asked about. */
  readonly difference: number | null;
  /** Share of binary scores that change, `null` where it is not stated. */
  readonly discordance: number | null;
}

/**
 * The share of answers whose verdict changes where nobody knows: fine-tuning
 * that leaves accuracy alone flips about so many of GSM8K's.
 */
export const USUAL_DISCORDANCE = 0.12;

const NOTHING: Power = { detectable: null, needed: null };

/**
 * Says what the comparisons of a suite can find, as each task's first
 * evaluator sees it. How far pairs spread is stated, else measured in earlier
 * answers, else assumed of binary scores; of other scores it is not guessed.
 *
 * @param posed The tasks, each posed in one way.
 * @param pilot Scores of earlier answers.
 * @param options The level, and what is stated.
 * @returns One row a task and treatment.
 */
export function powerRows(
  posed: readonly Posed[],
  pilot: readonly Scored[],
  options: PowerRowsOptions,
): PowerRow[] {
  return posed.map((one) => {
    const { task, treatment, samples: { length: samples } } = one;
    const [evaluator] = evaluatorsOf(task);
    const { name = "", metric } = evaluator ?? {};
    const binary = metric?.binary ?? false;
    const known = knownSpread(binary, measured(one, pilot, options), options);
    const { spread } = known;
    const planned = (comparisons: number) =>
      spread === null
        ? NOTHING
        : power({ samples, spread }, { ...options, comparisons });
    return {
      ...{ task: task.name, treatment, evaluator: name },
      ...{ metric: metric?.name ?? "", samples, ...known },
      ...{ alone: planned(1), corrected: planned(options.comparisons) },
    };
  });
}

function knownSpread(
  binary: boolean,
  measured: Spread | null,
  { discordance }: PowerRowsOptions,
): Pick<PowerRow, "spread" | "source"> {
  if (binary && discordance !== null) {
    return { spread: { binary, amount: discordance }, source: "stated" };
  }
  if (measured !== null) return { spread: measured, source: "measured" };
  return binary
    ? { spread: { binary, amount: USUAL_DISCORDANCE }, source: "assumed" }
    : { spread: null, source: "unknown" };
}

/** As far as the model spread that spread furthest from the reference. */
function measured(
  { task, treatment }: Posed,
  pilot: readonly Scored[],
  { reference }: PowerRowsOptions,
): Spread | null {
  const [evaluator] = evaluatorsOf(task);
  const columns = pilot.filter((column) => {
    const cell = cellOf(column);
    return cell.task === task.name && cell.treatment === treatment &&
      cell.evaluator === evaluator?.name;
  });
  if (evaluator === undefined) return null;
  return scoredPairs(columns, reference)
    .flatMap(({ reference, model }) =>
      spreadOf(reference.values, model.values, evaluator.metric) ?? []
    )
    .toSorted((one, other) => other.amount - one.amount)[0] ?? null;
}
