import { isShare } from "../analyses/mod.ts";
import type { Worse } from "../core/mod.ts";
import { cellOf, PLAIN, type Scored } from "../engine/mod.ts";
import { type Budget, type GateSpec, suggest } from "../suites/mod.ts";
import { type ScoredPair, scoredPairs } from "./scored_pairs.ts";

/** A number that is gated, with what the budget says of it. */
export interface Gated {
  /** The scores of the reference and of the model. */
  readonly pair: ScoredPair;
  /** Which change is for the worse. */
  readonly worse: Worse;
  /** How much worse it may get, in units of the score. */
  readonly margin: number;
  /** Probability with which the decision is right. */
  readonly confidence: number;
}

/** Options of {@linkcode gatedOf}. */
export interface GatedOptions {
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** What fine-tuning may cost. */
  readonly budget: Budget;
}

/**
 * Finds the numbers that a budget gates.
 *
 * @param columns The scores of all models.
 * @param options Reference and budget.
 * @returns One entry a gate and model.
 * @throws {RangeError} If the budget names what was not asked, or could let pass
 *   what it should not.
 */
export function gatedOf(
  columns: readonly Scored[],
  { reference, budget }: GatedOptions,
): Gated[] {
  const pairs = scoredPairs(columns, reference);
  if (pairs.length === 0) {
    throw new RangeError(
      `Cannot gate as there must be a model besides the reference "${reference}": name one in the suite or with --model`,
    );
  }
  const specs = budget.gates ?? headlines(pairs);
  if (specs.some(({ models }) => models?.includes(reference))) {
    throw new RangeError(
      `Cannot gate the model "${reference}" as it must be another than the reference: others are compared with it. Name those, or nobody to gate all`,
    );
  }
  const gated = specs.flatMap((spec) =>
    pairsOf(spec, pairs).map((pair) => ({
      ...{ pair, worse: worseOf(spec, pair) },
      margin: spec.margin ?? budget.margin,
      confidence: spec.confidence ?? budget.confidence,
    }))
  );
  checkDistinct(gated);
  for (const one of gated) {
    checkMargin(one);
    checkAnswered(one.pair, budget);
  }
  return gated;
}

/** Every task as it is, as its first evaluator sees it. */
function headlines(pairs: readonly ScoredPair[]): GateSpec[] {
  const tasks = new Set(pairs.map(({ model }) => model.posed.task.name));
  return Array.from(tasks, (task) => ({ task, treatment: PLAIN }));
}

function pairsOf(
  spec: GateSpec,
  pairs: readonly ScoredPair[],
): readonly ScoredPair[] {
  const select = (
    pairs: readonly ScoredPair[],
    key: "task" | "treatment" | "evaluator" | "model",
    name: string,
  ) => {
    const found = pairs.filter(({ model }) => cellOf(model)[key] === name);
    if (found.length > 0) return found;
    const names = [...new Set(pairs.map(({ model }) => cellOf(model)[key]))];
    throw new RangeError(
      `Cannot gate the ${key} "${name}"${
        key === "task" ? "" : ` of the task "${spec.task}"`
      } as it must be one that was asked: ${
        names.map((one) => `"${one}"`).join(", ")
      }.${suggest(name, names)}`,
    );
  };
  const ofTask = select(pairs, "task", spec.task);
  const posed = select(ofTask, "treatment", spec.treatment);
  const evaluator = spec.evaluator ??
    posed[0]?.model.posed.task.evaluators[0]?.name ?? "";
  const judged = select(posed, "evaluator", evaluator);
  return spec.models?.flatMap((name) => select(judged, "model", name)) ??
    judged;
}

/** Missing answers, and answers without a verdict, could hide what got worse. */
function checkAnswered(
  { reference, model }: ScoredPair,
  { failed: most }: Budget,
): void {
  for (const { values, posed, model: name } of [reference, model]) {
    const open = values.filter((value) => value === null).length;
    if (open <= most * values.length) continue;
    throw new RangeError(
      `Cannot gate the task "${posed.task.name}" as at most ${
        Number((100 * most).toPrecision(6))
      }% of its requests may be without a score: of "${name}" ${open} of ${values.length} are. Run eval again, which asks only what has no answer`,
    );
  }
}

function worseOf({ worse }: GateSpec, { model }: ScoredPair): Worse {
  return worse ?? (model.evaluator.better === "higher" ? "lower" : "higher");
}

/** Two margins for one change leave open which is meant. */
function checkDistinct(gated: readonly Gated[]): void {
  const seen = new Set<string>();
  for (const { pair: { model }, worse } of gated) {
    const key = JSON.stringify([cellOf(model), worse]);
    if (seen.has(key)) {
      throw new RangeError(
        `Cannot gate "${model.model}" on the task "${model.posed.task.name}" as one gate must decide on a change: the budget has two. Remove one of them`,
      );
    }
    seen.add(key);
  }
}

/** A share gets worse by 1 at most: with such a margin no gate would ever fail. */
function checkMargin({ pair: { model }, margin }: Gated): void {
  if (margin < 1 || !isShare(model.evaluator.metric.name)) return;
  throw new RangeError(
    `Cannot gate the task "${model.posed.task.name}" as the margin of a share must be below 1: ${margin}. Five points are 0.05`,
  );
}
