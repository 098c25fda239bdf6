import { gate } from "../analyses/mod.ts";
import type { GateRow } from "../core/mod.ts";
import { cellOf, PLAIN, type Scored } from "../engine/mod.ts";
import { type Budget, type GateSpec, suggest } from "../suites/mod.ts";
import { groupsOf } from "./groups_of.ts";
import { type ScoredPair, scoredPairs } from "./scored_pairs.ts";

/** Options of {@linkcode gateRows}. */
export interface GateRowsOptions {
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** What fine-tuning may cost. */
  readonly budget: Budget;
  /** Seeds the resampling. */
  readonly seed: number;
}

/** A number that is gated, with what the budget says of it. */
interface Gated {
  readonly spec: GateSpec;
  readonly pair: ScoredPair;
}

/**
 * Decides the gates of a budget. What cannot be decided is an error: a gate
 * that finds nothing to judge must not let anything pass.
 *
 * @param columns The scores of all models.
 * @param options Reference, budget and seed.
 * @returns One row a gate and model.
 * @throws {RangeError} If the budget names what was not asked, or too many
 *   requests have no answer.
 */
export function gateRows(
  columns: readonly Scored[],
  { reference, budget, seed }: GateRowsOptions,
): GateRow[] {
  const pairs = scoredPairs(columns, reference);
  if (pairs.length === 0) {
    throw new RangeError(
      `Cannot gate as there must be a model besides the reference "${reference}": name one in the suite or with --model`,
    );
  }
  const specs = budget.gates ?? headlines(pairs);
  const gated = specs.flatMap((spec) =>
    pairsOf(spec, pairs).map((pair) => ({ spec, pair }))
  );
  for (const { pair } of gated) checkAnswered(pair, budget);
  return gated.map((one) =>
    rowOf(one, { reference, budget, seed, gates: gated.length })
  );
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

function rowOf(
  { spec, pair: { reference, model } }: Gated,
  { budget, seed, gates }: GateRowsOptions & { readonly gates: number },
): GateRow {
  const { better, metric } = model.evaluator;
  const how = {
    worse: spec.worse ?? (better === "higher" ? "lower" : "higher"),
    margin: spec.margin ?? budget.margin,
    confidence: spec.confidence ?? budget.confidence,
  };
  const decision = gate(reference.values, model.values, {
    ...how,
    ...{ binary: metric.binary, gates, seed },
    ...groupsOf(model.posed.samples),
  });
  if (decision === null) {
    throw new RangeError(
      `Cannot gate "${model.model}" on the task "${model.posed.task.name}" as both models must have scores that tell how far they spread: they have none`,
    );
  }
  return { reference: reference.model, ...cellOf(model), ...how, ...decision };
}

/** Exit code of a gate: 0 all pass, 1 one fails, 3 one cannot be decided. */
export function gateExit(rows: readonly GateRow[]): number {
  if (rows.some(({ outcome }) => outcome === "fail")) return 1;
  return rows.some(({ outcome }) => outcome === "inconclusive") ? 3 : 0;
}
