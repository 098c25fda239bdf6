import { capped } from "./capped.ts";
import type { Graph, Value } from "./graph.ts";
import { cacheNames, type Parts } from "./parts.ts";

/** What meets in one layer's attention, each `[rows, places, heads · headWidth]`. */
export interface AttendOptions {
  /** Number of the layer. */
  readonly layer: number;
  /** Queries. */
  readonly query: Value;
  /** Keys. */
  readonly key: Value;
  /** Values. */
  readonly value: Value;
}

/**
 * Scores, softmax and weighted sum over three groups of columns: a prefix that
 * all rows share, each row's own past, and the new tokens.
 *
 * Only the new keys and values leave the graph: the binding copies every
 * output, and a whole cache would cost more time than the computation. The
 * shared prefix is read once for all rows instead of once for each.
 *
 * @param parts What the layer is built of.
 * @param options Which layer, and what meets.
 * @returns What the queries find, `[tokens, heads · headWidth]`.
 */
export function attend(
  parts: Parts,
  { layer, query, key, value }: AttendOptions,
): Value {
  const { config: { heads, headWidth, layers }, graph, batch } = parts;
  const scale = layers[layer]?.scale ?? 1;
  // A product that scales as well has no quick way for single rows.
  const scaled = scale === 1
    ? query
    : graph.node("Mul", [query, graph.floats([], [scale])]);
  const results = overColumns(parts, {
    layer,
    query: byHead(parts, scaled, heads),
    key: byHead(parts, key),
    value: byHead(parts, value),
  });
  const flat = graph.node("Reshape", [
    graph.node("Transpose", [results], { perm: [0, 3, 1, 2, 4] }),
    graph.integers([-1, heads * headWidth]),
  ]);
  return graph.node("Gather", [flat, batch.unpad]);
}

/** Query heads that share keys and values are one group; keys and values are the same for all of it. */
interface ByHead {
  readonly layer: number;
  /** `[rows, keyValueHeads, groups, places, headWidth]`. */
  readonly query: Value;
  /** Each `[rows, keyValueHeads, 1, places, headWidth]`. */
  readonly key: Value;
  readonly value: Value;
}

/** One softmax over the shared, the past and the new columns; returns the extents of `query`. */
function overColumns(
  parts: Parts,
  { layer, query, key, value }: ByHead,
): Value {
  const { config, graph, batch } = parts;
  const [newKey, newValue] = cacheNames("new", layer);
  const extents = ["rows", config.keyValueHeads, 1, "places", config.headWidth];
  graph.output(newKey, key, { type: "float32", extents });
  graph.output(newValue, value, { type: "float32", extents });
  const [pastKey, pastValue] = cacheInputs(parts, ["past", layer]);
  const shared = sharedPrefix(parts, { layer, query });
  const scores = graph.node("Concat", [
    shared.scores,
    score(graph, query, pastKey),
    score(graph, query, key),
  ], { axis: 4 });
  const masked = graph.node("Add", [
    capped(graph, scores, config.scoreCap),
    batch.masks.get(config.layers[layer]?.window ?? null) ?? "",
  ]);
  const [onShared = "", onPast = "", onNew = ""] = graph.nodes("Split", [
    graph.node("Softmax", [masked], { axis: 4 }),
    batch.columns,
  ], { axis: 4, count: 3 });
  const own = graph.node("Add", [
    graph.node("MatMul", [onPast, pastValue]),
    graph.node("MatMul", [onNew, value]),
  ]);
  return graph.node("Add", [own, shared.results(onShared)]);
}

/** Products of queries and keys. */
function score(graph: Graph, queries: Value, keys: Value): Value {
  return graph.node("com.microsoft/FusedMatMul", [queries, keys], {
    transB: 1,
  });
}

/** Splits rows into heads: `[rows, keyValueHeads, heads of a group, places, headWidth]`. */
function byHead(
  { config: { keyValueHeads, headWidth }, graph }: Parts,
  rows: Value,
  heads: number = keyValueHeads,
): Value {
  const split = graph.node("Reshape", [
    rows,
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
  parts: Parts,
  { layer, query }: Pick<ByHead, "layer" | "query">,
): SharedPrefix {
  const { config, graph, batch } = parts;
  const { keyValueHeads, headWidth } = config;
  const [sharedKey, sharedValue] = cacheInputs(parts, [
    "shared",
    layer,
  ]);
  const swap = (value: Value) =>
    graph.node("Transpose", [value], { perm: [1, 0, 2, 3, 4] });
  // There may be no shared prefix: an extent of 0 is meant as it stands.
  const reshape = (value: Value, extents: Value) =>
    graph.node("Reshape", [value, extents], { allowzero: 1 });
  const queries = graph.node("Reshape", [
    swap(query),
    graph.integers([keyValueHeads, -1, headWidth]),
  ]);
  const scores = score(graph, queries, sharedKey);
  return {
    scores: swap(reshape(scores, batch.sharedScores)),
    results(probabilities) {
      const flat = reshape(swap(probabilities), batch.sharedFlat);
      const results = graph.node("MatMul", [flat, sharedValue]);
      return swap(reshape(results, batch.sharedResults));
    },
  };
}

function cacheInputs(
  { config, graph }: Parts,
  [part, layer]: readonly ["shared" | "past", number],
): readonly [key: Value, value: Value] {
  const { keyValueHeads, headWidth } = config;
  const extents = part === "past"
    ? ["rows", keyValueHeads, 1, part, headWidth]
    : [keyValueHeads, part, headWidth];
  const [key, value] = cacheNames(part, layer);
  return [
    graph.input(key, "float32", extents),
    graph.input(value, "float32", extents),
  ];
}
