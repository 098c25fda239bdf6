import type { Adapter, DecoderConfig, Tensor } from "../../checkpoints/mod.ts";
import { llamaLayers, rmsNorm } from "./architectures/llama.ts";
import { Graph, type Value } from "./graph.ts";
import { linearOf } from "./linear.ts";
import { LowRank } from "./low_rank.ts";
import type { BatchValues, Parts } from "./parts.ts";
import { rotaryFrequencies } from "./rotary.ts";
import { StoredWeights } from "./stored_weights.ts";

/** What a graph is written from. */
export interface DecoderSource {
  /** What must be known of the model. */
  readonly config: DecoderConfig;
  /** The checkpoint's tensors. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** The adapter that runs beside it, if there is one. */
  readonly adapter?: Adapter | undefined;
  /** A folder above all files of weights. */
  readonly folder: string;
}

/** Tensors that checkpoints carry although they follow from the configuration. */
const DERIVED_REGEXP = /rotary_emb\.inv_freq$/;

/**
 * Writes the ONNX graph of a decoder. Its weights stay where they are.
 *
 * Inputs: `tokens` and `positions`; how the tokens lie in rows (`pad`,
 * `unpad`, `mask`, `columns`, …); keys and values of the shared prefix and of
 * each row's past. Outputs: the new keys and values; of each of the `read`
 * tokens the likeliest next token and the logarithm of the sum of
 * exponentials; the logits `picked` one by one; whole rows of `logits`.
 *
 * @param source What the graph is written from.
 * @returns The bytes of the model.
 * @throws {Error} If a tensor is missing, of another shape, or not used.
 */
export function decoderGraph(source: DecoderSource): Uint8Array<ArrayBuffer> {
  const { config, adapter, folder } = source;
  const graph = new Graph();
  const weights = new StoredWeights(graph, source.tensors, folder);
  const branches = adapter &&
    new StoredWeights(graph, adapter.tensors, folder);
  const lowRank = branches && new LowRank(graph, branches, adapter);
  const parts: Parts = {
    graph,
    weights,
    linear: linearOf(graph, weights, lowRank),
    batch: batchValues(graph, config),
  };
  const tokens = graph.input("tokens", "int64", ["tokens"]);
  head(config, parts, llamaLayers(config, parts, tokens));
  requireAllUsed(config, weights, branches);
  return graph.encode();
}

function batchValues(graph: Graph, config: DecoderConfig): BatchValues {
  const { heads, keyValueHeads, headWidth } = config;
  const positions = graph.input("positions", "float32", ["tokens", 1]);
  const frequencies = graph.floats(
    [1, headWidth / 2],
    rotaryFrequencies(config.rope, headWidth),
  );
  const angles = graph.node("Mul", [positions, frequencies]);
  const mask = graph.input("mask", "float32", ["rows", 1, "places", "columns"]);
  return {
    cosines: graph.node("Cos", [angles]),
    sines: graph.node("Sin", [angles]),
    pad: graph.input("pad", "int64", ["rows", "places"]),
    unpad: graph.input("unpad", "int64", ["tokens"]),
    mask: graph.node("Concat", Array(heads / keyValueHeads).fill(mask), {
      axis: 2,
    }),
    columns: graph.input("columns", "int64", [3]),
    sharedFlat: graph.input("shared_flat", "int64", [3]),
    sharedScores: graph.input("shared_scores", "int64", [4]),
    sharedResults: graph.input("shared_results", "int64", [4]),
  };
}

/** Final norm and output layer, for the tokens that are read only. */
function head(config: DecoderConfig, parts: Parts, activations: Value): void {
  const { graph, weights, linear } = parts;
  const read = graph.input("read", "int64", ["read"]);
  const input = rmsNorm(config, parts, {
    input: graph.node("Gather", [activations, read]),
    name: "model.norm.weight",
  });
  const extents = [config.vocabulary, config.width] as const;
  const logits = config.tiedHead
    ? graph.node("Gemm", [
      input,
      weights.get("model.embed_tokens.weight", extents),
    ], { transB: 1 })
    : linear(input, { name: "lm_head", bias: false, extents });
  const picks = graph.input("picks", "int64", ["picks", 2]);
  const whole = graph.input("whole", "int64", ["whole"]);
  graph.output(
    "best",
    graph.node("ArgMax", [logits], { axis: 1, keepdims: 0 }),
    {
      type: "int64",
      extents: ["read"],
    },
  );
  graph.output("log_sum", logSumExp(graph, logits), {
    type: "float32",
    extents: ["read"],
  });
  graph.output("picked", graph.node("GatherND", [logits, picks]), {
    type: "float32",
    extents: ["picks"],
  });
  graph.output("logits", graph.node("Gather", [logits, whole]), {
    type: "float32",
    extents: ["whole", config.vocabulary],
  });
}

/** ONNX Runtime's own ReduceLogSumExp takes five times as long. */
function logSumExp(graph: Graph, logits: Value): Value {
  const peaks = graph.node("ReduceMax", [logits], { axes: [1], keepdims: 1 });
  const weights = graph.node("Exp", [graph.node("Sub", [logits, peaks])]);
  const axis = graph.integers([1]);
  const sums = graph.node("ReduceSum", [weights, axis], { keepdims: 0 });
  return graph.node("Add", [
    graph.node("Log", [sums]),
    graph.node("Squeeze", [peaks, axis]),
  ]);
}

function requireAllUsed(
  { tiedHead }: DecoderConfig,
  weights: StoredWeights,
  branches: StoredWeights | undefined,
): void {
  const left = weights.unused.find((name) =>
    !DERIVED_REGEXP.test(name) && !(tiedHead && name === "lm_head.weight")
  );
  if (left !== undefined) {
    throw new RangeError(
      `Cannot run this checkpoint as each of its tensors must be known: "${left}" is not`,
    );
  }
  const [branch] = branches?.unused ?? [];
  if (branch !== undefined) {
    throw new RangeError(
      `Cannot run this adapter as each of its tensors must belong to a linear module of the checkpoint: "${branch}" does not. Was it trained on this base?`,
    );
  }
}
