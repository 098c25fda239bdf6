import type { FailureReason, Failures, Store } from "../core/mod.ts";
import type { Answerer } from "./answers_to.ts";
import { plan, type Posed } from "./plan.ts";

/** Most reasons that are told. */
const MOST_REASONS = 3;

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
  const errors = new Map<string, number>();
  for (const response of store.responses(answerer.id, [...open])) {
    if (response?.kind !== "failed") continue;
    errors.set(response.error, (errors.get(response.error) ?? 0) + 1);
  }
  const reasons = reasonsOf(errors);
  return {
    model: answerer.name,
    failed: open.size,
    requests: all.size,
    reasons: reasons.slice(0, MOST_REASONS),
    failedOtherwise: reasons.slice(MOST_REASONS)
      .reduce((sum, { requests }) => sum + requests, 0),
  };
}

/** What failed requests say, alike but for numbers, the most frequent first. */
function reasonsOf(errors: ReadonlyMap<string, number>): FailureReason[] {
  const frequent = [...errors].sort(([, one], [, other]) => other - one);
  const alike = Map.groupBy(
    frequent,
    ([error]) => error.replaceAll(/\d+/g, "0"),
  );
  return Array.from(alike.values(), (group) => ({
    text: group[0]?.[0] ?? "",
    requests: group.reduce((sum, [, count]) => sum + count, 0),
  })).sort((one, other) => other.requests - one.requests);
}
