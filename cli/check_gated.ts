import { isShare } from "../analyses/mod.ts";
import type { Budget } from "../suites/mod.ts";
import type { GatePair } from "./gate_pairs.ts";
import type { Gated } from "./gated.ts";

/**
 * Refuses gates that could let pass what they should not.
 *
 * @param gated The numbers that are gated.
 * @param budget What fine-tuning may cost.
 * @throws {RangeError} If a gate could never fail, two decide on one change, or
 *   too many requests are without a score.
 */
export function checkGated(gated: readonly Gated[], budget: Budget): void {
  checkDistinct(gated);
  for (const one of gated) {
    checkMargin(one);
    checkAnswered(one.pair, budget);
  }
}

/** Missing answers, and answers without a verdict, could hide what got worse. */
function checkAnswered(
  { reference, model }: GatePair,
  { failed: most }: Budget,
): void {
  for (const { task, model: name, open, requests } of [reference, model]) {
    if (open <= most * requests) continue;
    throw new RangeError(
      `Cannot gate the task "${task}" as at most ${
        Number((100 * most).toPrecision(6))
      }% of its requests may be without a score: of "${name}" ${open} of ${requests} are. Run eval again, which asks only what has no answer`,
    );
  }
}

/** Two margins for one change leave open which is meant. */
function checkDistinct(gated: readonly Gated[]): void {
  const seen = new Set<string>();
  for (const { pair: { model }, worse } of gated) {
    const { task, treatment, evaluator } = model;
    const key = JSON.stringify([
      model.model,
      task,
      treatment,
      evaluator,
      worse,
    ]);
    if (seen.has(key)) {
      throw new RangeError(
        `Cannot gate "${model.model}" on the task "${task}" as one gate must decide on a change: the budget has two. Remove one of them`,
      );
    }
    seen.add(key);
  }
}

/** A share gets worse by 1 at most: with such a margin no gate would ever fail. */
function checkMargin({ pair: { model }, margin }: Gated): void {
  if (margin < 1 || !isShare(model.metric)) return;
  throw new RangeError(
    `Cannot gate the task "${model.task}" as the margin of a share must be below 1: ${margin}. Five points are 0.05`,
  );
}
