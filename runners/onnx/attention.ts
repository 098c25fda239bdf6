import type { DecoderConfig } from "../../checkpoints/mod.ts";
import type { Value } from "./graph.ts";
import { cacheNames, type Parts } from "./parts.ts";

/** One layer's attention. */
export interface AttentionOptions {
  /** Number of the layer. */
  readonly layer: number;
  /** What the names of its modules begin with. */
  readonly prefix: string;
  /** The normalized activations, `[tokens, width]`. */
  readonly input: Value;
}

/**
 * Grouped-query attention with rotary positions over three groups of columns:
 * a prefix that all rows share, each row's own past, and the new tokens.
 *
 * Only the new keys and values leave the graph: the binding copies every
 * output, and a whole cache would cost more time than the computation. The
 * shared prefix is read once for all rows instead of once for each.
 *
 * @param config The model's extents.
 * @param parts What the layer is built of.
 * @param options Which layer, and what goes in.
 * @returns The attention's output, `[tokens, width]`.
 */
export function attention(
  config: DecoderConfig,
  parts: Parts,
  { layer, prefix, input }: AttentionOptions,
): Value {
  const { linear } = parts;
  const { width, heads, keyValueHeads, headWidth, attentionBias: bias } =
    config;
  const project = (name: string, count: number) =>
    linear(input, {
      name: prefix + name,
      bias,
      extents: [count * headWidth, width],
    });
  const results = attend(config, parts, {
    layer,
    query: rotate(parts, inRows(parts, project("q_proj", heads)), heads),
    key: rotate(
      parts,
      inRows(parts, project("k_proj", keyValueHeads)),
      keyValueHeads,
    ),
    value: inRows(parts, project("v_proj", keyValueHeads)),
  });
  return linear(results, {
    name: `${prefix}o_proj`,
    bias,
    extents: [width, heads * headWidth],
  });
}

/** From the list of tokens to rows: `[rows, places, width]`. */
function inRows({ graph, batch }: Parts, value: Value): Value {
  return graph.node("Gather", [value, batch.pad]);
}

/** Turns each head's numbers by the token's position. */
function rotate({ graph, batch }: Parts, rows: Value, heads: number): Value {
  return graph.node("com.microsoft/RotaryEmbedding", [
    rows,
    batch.pad,
    batch.cosines,
    batch.sines,
  ], { num_heads: heads });
}

interface Projected {
  readonly layer: number;
  /** Each `[rows, places, heads · headWidth]`. */
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
}

/** Scores, softmax and weighted sum; returns `[tokens, heads · headWidth]`. */
function attend(
  config: DecoderConfig,
  parts: Parts,
  { layer, query, key, value }: Projected,
): Value {
  const { graph, batch } = parts;
  const { keyValueHeads, heads, headWidth } = config;
  const groups = heads / keyValueHeads;
  const queries = graph.node("Reshape", [
    query,
    graph.integers([0, 0, keyValueHeads, groups, headWidth]),
  ]);
  const results = overColumns(config, parts, {
    layer,
    queries,
    query: graph.node("Reshape", [
      graph.node("Transpose", [queries], { perm: [0, 2, 3, 1, 4] }),
      graph.integers([0, keyValueHeads, -1, headWidth]),
    ]),
    key: byHead(config, parts, key),
    value: byHead(config, parts, value),
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
  config: DecoderConfig,
  parts: Parts,
  { layer, queries, query, key, value }: ByHead,
): Value {
  const { graph, batch } = parts;
  const [newKey, newValue] = cacheNames("new", layer);
  const extents = ["rows", config.keyValueHeads, "places", config.headWidth];
  graph.output(newKey, key, { type: "float32", extents });
  graph.output(newValue, value, { type: "float32", extents });
  const [pastKey, pastValue] = cacheInputs(config, parts, ["past", layer]);
  const shared = sharedPrefix(config, parts, { layer, queries });
  const scores = graph.node("Concat", [
    shared.scores,
    score(config, parts, [query, pastKey]),
    score(config, parts, [query, key]),
  ], { axis: 3 });
  const masked = graph.node("Add", [scores, batch.mask]);
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
  { headWidth }: DecoderConfig,
  { graph }: Parts,
  operands: readonly [queries: Value, keys: Value],
): Value {
  return graph.node("com.microsoft/FusedMatMul", operands, {
    transB: 1,
    alpha: { float: headWidth ** -0.5 },
  });
}

/** Splits the new tokens' keys or values: `[rows, heads, places, headWidth]`. */
function byHead(
  { keyValueHeads, headWidth }: DecoderConfig,
  { graph }: Parts,
  rows: Value,
): Value {
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
  config: DecoderConfig,
  parts: Parts,
  { layer, queries }: { layer: number; queries: Value },
): SharedPrefix {
  const { graph, batch } = parts;
  const { keyValueHeads, headWidth } = config;
  const [sharedKey, sharedValue] = cacheInputs(config, parts, [
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
  const scores = score(config, parts, [query, sharedKey]);
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
  { keyValueHeads, headWidth }: DecoderConfig,
  { graph }: Parts,
  [part, layer]: readonly ["shared" | "past", number],
): readonly [key: Value, value: Value] {
  const rows = part === "past" ? ["rows"] : [];
  const extents = [...rows, keyValueHeads, part, headWidth];
  const [key, value] = cacheNames(part, layer);
  return [
    graph.input(key, "float32", extents),
    graph.input(value, "float32", extents),
  ];
}
