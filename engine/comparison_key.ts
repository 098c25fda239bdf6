import { createHash } from "node:crypto";
import { plan, type Posed } from "./plan.ts";
import type { Layout } from "./pose.ts";
import type { Scored } from "./score.ts";

/**
 * Tells which scores of different runs may be compared: those of equal keys.
 * It digests the versions of task and evaluator, the hash of the data, and
 * sample by sample its id, the request that asked it (so layout, worked
 * examples, treatment and sampling) and what counts as right. The models'
 * names, their order and the suite's name do not count.
 *
 * @param scored Whose scores they are of what.
 * @param layout How questions were put to the model.
 * @returns 64 hexadecimal digits.
 */
export function comparisonKey(
  { posed, evaluator }: Pick<Scored, "posed" | "evaluator">,
  layout: Layout,
): string {
  const { task, treatment } = posed;
  return createHash("sha256").update(JSON.stringify([
    ...[task.name, task.version, task.dataset.test.sha256, treatment],
    ...[evaluator.name, evaluator.version, layout],
    askedDigest(posed, layout),
  ])).digest("hex");
}

/** Digests that were worked out before: all models and evaluators share them. */
const DIGESTS = new WeakMap<Posed, Partial<Record<Layout, string>>>();

function askedDigest(posed: Posed, layout: Layout): string {
  const known = DIGESTS.get(posed) ?? {};
  DIGESTS.set(posed, known);
  return known[layout] ??= digestAsked(posed, layout);
}

function digestAsked(posed: Posed, layout: Layout): string {
  const hash = createHash("sha256");
  for (const { request, sample } of plan([posed], layout)) {
    const { id, targets, details } = sample;
    hash.update(`${JSON.stringify([id, request.id, targets, details])}\n`);
  }
  return hash.digest("hex");
}
