import type { Failures, Store } from "../core/mod.ts";
import type { Answerer } from "./answers_to.ts";
import { plan, type Posed } from "./plan.ts";

/**
 * Counts the requests of a model that have no answer, and finds what most of
 * them failed of.
 *
 * @param posed The tasks, each posed in one way.
 * @param answerer The model.
 * @param store Where its responses are.
 * @returns The count, `null` where every request has an answer.
 */
export function failuresOf(
  posed: readonly Posed[],
  answerer: Answerer,
  store: Store,
): Failures | null {
  const answered = store.answered(answerer.id);
  const open = new Set<string>();
  const all = new Set<string>();
  for (const { request: { id } } of plan(posed, answerer.layout)) {
    all.add(id);
    if (!answered.has(id)) open.add(id);
  }
  if (open.size === 0) return null;
  const reasons = new Map<string, number>();
  for (const response of store.responses(answerer.id, [...open])) {
    if (response?.kind !== "failed") continue;
    reasons.set(response.error, (reasons.get(response.error) ?? 0) + 1);
  }
  const [most] = [...reasons].sort(([, a], [, b]) => b - a);
  return {
    model: answerer.name,
    failed: open.size,
    requests: all.size,
    reason: most?.[0] ?? null,
  };
}
