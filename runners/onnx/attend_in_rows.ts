import type { Value } from "./graph.ts";
import type { Before, Meeting } from "./meeting.ts";
import type { Parts } from "./parts.ts";
import { probabilities, score } from "./scores.ts";

/**
 * Attention of rows with any number of new tokens behind a shared prefix, which
 * is read once for all rows instead of once for each.
 *
 * @param parts What the layer is built of.
 * @param meeting Which layer, and what meets.
 * @returns What the queries find, `[tokens, heads · headWidth]`.
 */
export function attendInRows(
  parts: Parts,
  { layer, before, ...given }: Meeting,
): Value {
  const { config: { heads, headWidth }, graph, batch } = parts;
  const query = inRows(parts, given.query, heads);
  const key = inRows(parts, given.key);
  const value = inRows(parts, given.value);
  const shared = sharedPrefix(parts, before, query);
  const [onShared, onPast, onNew] = probabilities(parts, {
    layer,
    scores: [
      shared.scores,
      score(graph, query, before.past.key),
      score(graph, query, key),
    ],
  });
  const own = graph.node("Add", [
    graph.node("MatMul", [onPast, before.past.value]),
    graph.node("MatMul", [onNew, value]),
  ]);
  const results = graph.node("Add", [own, shared.results(onShared)]);
  const flat = graph.node("Reshape", [
    graph.node("Transpose", [results], { perm: [0, 3, 1, 2, 4] }),
    graph.integers([-1, heads * headWidth]),
  ]);
  return graph.node("Gather", [flat, batch.unpad]);
}

/**
 * From the list of tokens to rows of heads: `[rows, keyValueHeads, heads of a
 * group, places, headWidth]`. Query heads that share keys and values are one
 * group; keys and values are the same for all of it.
 */
function inRows(
  { config: { keyValueHeads, headWidth }, graph, batch }: Parts,
  tokens: Value,
  heads: number = keyValueHeads,
): Value {
  const split = graph.node("Reshape", [
    graph.node("Gather", [tokens, batch.pad]),
    graph.integers([0, 0, keyValueHeads, heads / keyValueHeads, headWidth]),
  ]);
  return graph.node("Transpose", [split], { perm: [0, 2, 3, 1, 4] });
}

interface SharedPrefix {
  /** `[rows, keyValueHeads, groups, places, shared]`. */
  readonly scores: Value;
  /** From probabilities to `[rows, keyValueHeads, groups, places, headWidth]`. */
  readonly results: (probabilities: Value) => Value;
}

/** All rows' queries meet the shared prefix in one matrix product a head. */
function sharedPrefix(
  { config: { keyValueHeads, headWidth }, graph, batch }: Parts,
  { shared }: Before,
  query: Value,
): SharedPrefix {
  const swap = (value: Value) =>
    graph.node("Transpose", [value], { perm: [1, 0, 2, 3, 4] });
  // There may be no shared prefix: an extent of 0 is meant as it stands.
  const reshape = (value: Value, extents: Value) =>
    graph.node("Reshape", [value, extents], { allowzero: 1 });
  const queries = graph.node("Reshape", [
    swap(query),
    graph.integers([keyValueHeads, -1, headWidth]),
  ]);
  const scores = score(graph, queries, shared.key);
  return {
    scores: swap(reshape(scores, batch.sharedScores)),
    results(probabilities) {
      const flat = reshape(swap(probabilities), batch.sharedFlat);
      const results = graph.node("MatMul", [flat, shared.value]);
      return swap(reshape(results, batch.sharedResults));
    },
  };
}
