import { capped } from "./capped.ts";
import type { Value } from "./graph.ts";
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
  const { config, graph, batch } = parts;
  const { keyValueHeads, heads, headWidth } = config;
  const groups = heads / keyValueHeads;
  const queries = graph.node("Reshape", [
    query,
    graph.integers([0, 0, keyValueHeads, groups, headWidth]),
  ]);
  const results = overColumns(parts, {
    layer,
    queries,
    query: graph.node("Reshape", [
      graph.node("Transpose", [queries], { perm: [0, 2, 3, 1, 4] }),
      graph.integers([0, keyValueHeads, -1, headWidth]),
    ]),
    key: byHead(parts, key),
    value: byHead(parts, value),
  });
  const split = graph.node("Reshape", [
    results,
    graph.integers([0, keyValueHeads, groups, -1, headWidth]),
  ]);
  const flat = graph.node("Reshape", [
    graph.node("Transpose", [split], { perm: [0, 3, 1, 2, 4] }),
    graph.integers([-1, heads * headWidth]),
  ]);
  return graph.node("Gather", [flat, batch.unpad]);
}

interface ByHead {
  readonly layer: number;
  /** `[rows, places, keyValueHeads, groups, headWidth]`. */
  readonly queries: Value;
  /** `[rows, keyValueHeads, groups · places, headWidth]`. */
  readonly query: Value;
  /** Each `[rows, keyValueHeads, places, headWidth]`. */
  readonly key: Value;
  readonly value: Value;
}

/** One softmax over the shared, the past and the new columns; returns the extents of `query`. */
function overColumns(
  parts: Parts,
  { layer, queries, query, key, value }: ByHead,
): Value {
  const { config, graph, batch } = parts;
  const [newKey, newValue] = cacheNames("new", layer);
  const extents = ["rows", config.keyValueHeads, "places", config.headWidth];
  graph.output(newKey, key, { type: "float32", extents });
  graph.output(newValue, value, { type: "float32", extents });
  const [pastKey, pastValue] = cacheInputs(parts, ["past", layer]);
  const shared = sharedPrefix(parts, { layer, queries });
  const scores = graph.node("Concat", [
    shared.scores,
    score(parts, [query, pastKey], layer),
    score(parts, [query, key], layer),
  ], { axis: 3 });
  const masked = graph.node("Add", [
    capped(graph, scores, config.scoreCap),
    batch.masks.get(config.layers[layer]?.window ?? null) ?? "",
  ]);
  const [onShared = "", onPast = "", onNew = ""] = graph.nodes("Split", [
    graph.node("Softmax", [masked], { axis: 3 }),
    batch.columns,
  ], { axis: 3, count: 3 });
  const own = graph.node("Add", [
    graph.node("MatMul", [onPast, pastValue]),
    graph.node("MatMul", [onNew, value]),
  ]);
  return graph.node("Add", [own, shared.results(onShared)]);
}

/** Scaled products of queries and keys. */
function score(
  { config, graph }: Parts,
  operands: readonly [queries: Value, keys: Value],
  layer: number,
): Value {
  return graph.node("com.microsoft/FusedMatMul", operands, {
    transB: 1,
    alpha: { float: config.layers[layer]?.scale ?? 1 },
  });
}

/** Splits the new tokens' keys or values: `[rows, heads, places, headWidth]`. */
function byHead(
  { config, graph }: Parts,
  rows: Value,
): Value {
  const { keyValueHeads, headWidth } = config;
  const split = graph.node("Reshape", [
    rows,
    graph.integers([0, 0, keyValueHeads, headWidth]),
  ]);
  return graph.node("Transpose", [split], { perm: [0, 2, 1, 3] });
}

interface SharedPrefix {
  /** `[rows, heads, queries, shared]`. */
  readonly scores: Value;
  /** From probabilities to `[rows, heads, queries, headWidth]`. */
  readonly results: (probabilities: Value) => Value;
}

/** All rows' queries meet the shared prefix in one matrix product a head. */
function sharedPrefix(
  parts: Parts,
  { layer, queries }: { layer: number; queries: Value },
): SharedPrefix {
  const { config, graph, batch } = parts;
  const { keyValueHeads, headWidth } = config;
  const [sharedKey, sharedValue] = cacheInputs(parts, [
    "shared",
    layer,
  ]);
  const swap = (value: Value) =>
    graph.node("Transpose", [value], { perm: [1, 0, 2, 3] });
  // There may be no shared prefix: an extent of 0 is meant as it stands.
  const reshape = (value: Value, extents: Value) =>
    graph.node("Reshape", [value, extents], { allowzero: 1 });
  const query = graph.node("Reshape", [
    graph.node("Transpose", [queries], { perm: [2, 0, 3, 1, 4] }),
    graph.integers([keyValueHeads, -1, headWidth]),
  ]);
  const scores = score(parts, [query, sharedKey], layer);
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
  const rows = part === "past" ? ["rows"] : [];
  const extents = [...rows, keyValueHeads, part, headWidth];
  const [key, value] = cacheNames(part, layer);
  return [
    graph.input(key, "float32", extents),
    graph.input(value, "float32", extents),
  ];
}
