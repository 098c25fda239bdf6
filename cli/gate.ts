import { gate } from "../analyses/mod.ts";
import type { GateRow } from "../core/mod.ts";
import type { Budget } from "../suites/mod.ts";
import { checkGated } from "./check_gated.ts";
import type { GateColumn } from "./gate_column.ts";
import { type Gated, gatedOf } from "./gated.ts";

/** Options of {@linkcode gateRows}. */
export interface GateRowsOptions {
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** What fine-tuning may cost. */
  readonly budget: Budget;
  /** Seeds the resampling. */
  readonly seed: number;
}

/**
 * Decides the gates of a budget. What cannot be decided is an error: a gate
 * that finds nothing to judge must not let anything pass.
 *
 * @param columns The scores of all models.
 * @param options Reference, budget and seed.
 * @returns One row a gate and model.
 * @throws {RangeError} If the budget names what was not asked or decides nothing,
 *   or too many requests have no answer.
 */
export function gateRows(
  columns: readonly GateColumn[],
  { reference, budget, seed }: GateRowsOptions,
): GateRow[] {
  const gated = gatedOf(columns, { reference, budget });
  checkGated(gated, budget);
  return gated.map((one) => rowOf(one, { seed, gates: gated.length }));
}

function rowOf(
  { pair: { reference, model }, ...how }: Gated,
  { seed, gates }: { readonly seed: number; readonly gates: number },
): GateRow {
  const { task, treatment, evaluator, metric, binary, groups } = model;
  const decision = gate(reference.values, model.values, {
    ...{ ...how, binary, gates, seed },
    ...groups === undefined ? {} : { groups },
  });
  if (decision === null) {
    throw new RangeError(
      `Cannot gate "${model.model}" on the task "${task}" as both models must have scores that tell how far they spread: they have none`,
    );
  }
  return {
    ...{ reference: reference.model, model: model.model },
    ...{ task, treatment, evaluator, metric, ...how, ...decision },
  };
}

/** Exit code of a gate: 0 all pass, 1 one fails, 3 one cannot be decided. */
export function gateExit(rows: readonly GateRow[]): number {
  if (rows.some(({ outcome }) => outcome === "fail")) return 1;
  return rows.some(({ outcome }) => outcome === "inconclusive") ? 3 : 0;
}
