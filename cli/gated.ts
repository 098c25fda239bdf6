import type { Worse } from "../core/mod.ts";
import { PLAIN } from "../engine/mod.ts";
import { type Budget, type GateSpec, suggest } from "../suites/mod.ts";
import type { GateColumn } from "./gate_column.ts";
import { type GatePair, gatePairs } from "./gate_pairs.ts";

/** A number that is gated, with what the budget says of it. */
export interface Gated {
  /** The scores of the reference and of the model. */
  readonly pair: GatePair;
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
 * @throws {RangeError} If the budget names what was not asked, or not all models
 *   were asked the same.
 */
export function gatedOf(
  columns: readonly GateColumn[],
  { reference, budget }: GatedOptions,
): Gated[] {
  const pairs = gatePairs(columns, reference);
  const specs = budget.gates ?? headlines(pairs);
  if (specs.some(({ models }) => models?.includes(reference))) {
    throw new RangeError(
      `Cannot gate the model "${reference}" as it must be another than the reference: others are compared with it. Name those, or nobody to gate all`,
    );
  }
  return specs.flatMap((spec) =>
    pairsOf(spec, pairs).map((pair) => ({
      ...{ pair, worse: worseOf(spec, pair) },
      margin: spec.margin ?? budget.margin,
      confidence: spec.confidence ?? budget.confidence,
    }))
  );
}

/** Every task as it is, as its first evaluator sees it. */
function headlines(pairs: readonly GatePair[]): GateSpec[] {
  const tasks = new Set(pairs.map(({ model }) => model.task));
  return Array.from(tasks, (task) => ({ task, treatment: PLAIN }));
}

function pairsOf(
  spec: GateSpec,
  pairs: readonly GatePair[],
): readonly GatePair[] {
  const select = (
    pairs: readonly GatePair[],
    key: "task" | "treatment" | "evaluator" | "model",
    name: string,
  ) => {
    const found = pairs.filter(({ model }) => model[key] === name);
    if (found.length > 0) return found;
    const names = [...new Set(pairs.map(({ model }) => model[key]))];
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
    posed.find(({ model }) => model.isHeadline)?.model.evaluator ?? "";
  const judged = select(posed, "evaluator", evaluator);
  return spec.models?.flatMap((name) => select(judged, "model", name)) ??
    judged;
}

function worseOf({ worse }: GateSpec, { model }: GatePair): Worse {
  return worse ?? (model.better === "higher" ? "lower" : "higher");
}
