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
  const { graph, linear, batch } = parts;
  const { width, heads, keyValueHeads, headWidth, attentionBias: bias } =
    config;
  const project = (name: string, count: number) =>
    linear(input, {
      name: prefix + name,
      bias,
      extents: [count * headWidth, width],
    });
  const query = rotate(config, parts, [project("q_proj", heads), heads]);
  const key = rotate(config, parts, [
    project("k_proj", keyValueHeads),
    keyValueHeads,
  ]);
  const value = project("v_proj", keyValueHeads);
  const [newKey, newValue] = cacheNames("new", layer);
  outputNew(config, parts, [newKey, key]);
  outputNew(config, parts, [newValue, value]);
  const results = attend(config, parts, { layer, query, key, value });
  const flat = graph.node("Gather", [results, batch.unpad]);
  return linear(flat, {
    name: `${prefix}o_proj`,
    bias,
    extents: [width, heads * headWidth],
  });
}

/** Turns each head's numbers by the token's position. */
function rotate(
  { headWidth }: DecoderConfig,
  { graph, batch }: Parts,
  [value, heads]: readonly [Value, number],
): Value {
  const one = graph.node("Reshape", [
    value,
    graph.integers([1, -1, heads * headWidth]),
  ]);
  const turned = graph.node("com.microsoft/RotaryEmbedding", [
    one,
    batch.order,
    batch.cosines,
    batch.sines,
  ], { num_heads: heads });
  return graph.node("Reshape", [
    turned,
    graph.integers([-1, heads * headWidth]),
  ]);
}

/** Returns new keys or values as the cache keeps them: `[heads, tokens, headWidth]`. */
function outputNew(
  { keyValueHeads, headWidth }: DecoderConfig,
  { graph }: Parts,
  [name, value]: readonly [string, Value],
): void {
  const byHead = graph.node("Reshape", [
    value,
    graph.integers([-1, keyValueHeads, headWidth]),
  ]);
  graph.output(name, graph.node("Transpose", [byHead], { perm: [1, 0, 2] }), {
    type: "float32",
    extents: [keyValueHeads, "tokens", headWidth],
  });
}

interface Projected {
  readonly layer: number;
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
}

/** Scores, softmax and weighted sum; returns `[rows · places, width]`. */
function attend(
  config: DecoderConfig,
  parts: Parts,
  { layer, query, key, value }: Projected,
): Value {
  const { graph, batch } = parts;
  const { keyValueHeads, heads, headWidth } = config;
  const groups = heads / keyValueHeads;
  const queries = graph.node("Reshape", [
    graph.node("Gather", [query, batch.pad]),
    graph.integers([0, 0, keyValueHeads, groups, headWidth]),
  ]);
  const own = {
    query: graph.node("Reshape", [
      graph.node("Transpose", [queries], { perm: [0, 2, 3, 1, 4] }),
      graph.integers([0, keyValueHeads, -1, headWidth]),
    ]),
    key: inRows(config, parts, key),
    value: inRows(config, parts, value),
  };
  const [pastKey, pastValue] = cacheInputs(config, parts, ["past", layer]);
  const shared = sharedPrefix(config, parts, { layer, queries });
  const score = (keys: Value) =>
    graph.node("com.microsoft/FusedMatMul", [own.query, keys], {
      transB: 1,
      alpha: { float: headWidth ** -0.5 },
    });
  const scores = graph.node("Concat", [
    shared.scores,
    score(pastKey),
    score(own.key),
  ], { axis: 3 });
  const masked = graph.node("Add", [scores, batch.mask]);
  const [onShared = "", onPast = "", onNew = ""] = graph.nodes("Split", [
    graph.node("Softmax", [masked], { axis: 3 }),
    batch.columns,
  ], { axis: 3, results: 3 });
  const sum = graph.node("Add", [
    graph.node("Add", [
      graph.node("MatMul", [onPast, pastValue]),
      graph.node("MatMul", [onNew, own.value]),
    ]),
    shared.results(onShared),
  ]);
  const byPlace = graph.node("Transpose", [
    graph.node("Reshape", [
      sum,
      graph.integers([0, keyValueHeads, groups, -1, headWidth]),
    ]),
  ], { perm: [0, 3, 1, 2, 4] });
  return graph.node("Reshape", [
    byPlace,
    graph.integers([-1, heads * headWidth]),
  ]);
}

/** Turns the new tokens' keys or values into rows: `[rows, heads, places, headWidth]`. */
function inRows(
  { keyValueHeads, headWidth }: DecoderConfig,
  { graph, batch }: Parts,
  value: Value,
): Value {
  const padded = graph.node("Reshape", [
    graph.node("Gather", [value, batch.pad]),
    graph.integers([0, 0, keyValueHeads, headWidth]),
  ]);
  return graph.node("Transpose", [padded], { perm: [0, 2, 1, 3] });
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
  const scores = graph.node("com.microsoft/FusedMatMul", [query, sharedKey], {
    transB: 1,
    alpha: { float: headWidth ** -0.5 },
  });
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
