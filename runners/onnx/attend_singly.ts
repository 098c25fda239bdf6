import type { Value } from "./graph.ts";
import type { Meeting } from "./meeting.ts";
import type { Parts } from "./parts.ts";
import { probabilities, score } from "./scores.ts";

/**
 * Attention of rows with one new token each and no shared prefix: tokens are
 * rows, so nothing is moved.
 *
 * @param parts What the layer is built of.
 * @param meeting Which layer, and what meets.
 * @returns What the queries find, `[tokens, heads · headWidth]`.
 */
export function attendSingly(
  parts: Parts,
  { layer, before: { past }, ...given }: Meeting,
): Value {
  const { config: { heads, keyValueHeads, headWidth }, graph } = parts;
  const byHead = (value: Value, heads: number) =>
    graph.node("Reshape", [
      value,
      graph.integers([-1, keyValueHeads, heads / keyValueHeads, 1, headWidth]),
    ]);
  const query = byHead(given.query, heads);
  const key = byHead(given.key, keyValueHeads);
  const value = byHead(given.value, keyValueHeads);
  const [, onPast, onNew] = probabilities(parts, {
    layer,
    scores: [score(graph, query, past.key), score(graph, query, key)],
  });
  const results = graph.node("Add", [
    graph.node("MatMul", [onPast, past.value]),
    graph.node("MatMul", [onNew, value]),
  ]);
  return graph.node("Reshape", [
    results,
    graph.integers([-1, heads * headWidth]),
  ]);
}
