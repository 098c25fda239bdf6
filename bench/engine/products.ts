import { type InferenceSession, Tensor } from "onnxruntime-node";
import { type DecoderConfig, readCheckpoint } from "../../checkpoints/mod.ts";
import { Graph, type Value } from "../../runners/onnx/graph.ts";
import { openSession } from "../../runners/onnx/session.ts";
import { StoredWeights } from "../../runners/onnx/stored_weights.ts";

/** Options of {@linkcode bareProducts}. */
export interface ProductsOptions {
  /** Folder of a Llama checkpoint. */
  readonly checkpoint: string;
  /** Threads of the processor. */
  readonly threads: number;
  /** Rows that grow together. */
  readonly rows: number;
  /** Tokens that each row's query meets; 0 leaves attention's products out. */
  readonly past: number;
}

/** The matrix products of one decode step and nothing else. */
export interface Products extends AsyncDisposable {
  /** Runs them once. */
  run(): Promise<void>;
}

/**
 * Loads the matrix products of one decode step and nothing else: each weight
 * once, on as many rows as grow together, and where wanted the queries with the
 * keys and values of the tokens before. Each result is read by the next product
 * or in part, so that ONNX Runtime leaves none out.
 *
 * @param options Which products.
 * @returns What runs them.
 */
export async function bareProducts(
  { checkpoint, threads, rows, past }: ProductsOptions,
): Promise<Products> {
  const { config, weights } = await readCheckpoint(checkpoint);
  const graph = new Graph();
  const stored = new StoredWeights(graph, weights.tensors, checkpoint);
  const product = (input: Value, name: string): Value => {
    const { shape = [] } = weights.tensors.get(`${name}.weight`) ?? {};
    const matrix = stored.get(`${name}.weight`, shape);
    return graph.node("Gemm", [input, matrix], { transB: 1 });
  };
  const column = graph.integers([0]);
  const ends: Value[] = [];
  const end = (value: Value) =>
    ends.push(graph.node("Gather", [value, column], { axis: 1 }));
  let activations = graph.input("x", "float32", ["tokens", config.width]);
  config.layers.forEach((_, layer) => {
    const module = (name: string) => `model.layers.${layer}.${name}`;
    const query = product(activations, module("self_attn.q_proj"));
    end(product(activations, module("self_attn.k_proj")));
    end(product(activations, module("self_attn.v_proj")));
    const attended = past === 0
      ? query
      : attention(graph, config, { layer, query });
    const output = product(attended, module("self_attn.o_proj"));
    end(product(output, module("mlp.up_proj")));
    const gate = product(output, module("mlp.gate_proj"));
    activations = product(gate, module("mlp.down_proj"));
  });
  end(product(activations, "model.embed_tokens"));
  graph.output("y", graph.node("Concat", ends, { axis: 1 }), {
    type: "float32",
    extents: ["tokens", ends.length],
  });
  const session = await openSession(graph.encode(), {
    ...{ device: "cpu", folder: checkpoint, threads },
  });
  const feeds = feedsOf(config, { rows, past });
  return {
    async run() {
      await session.run(feeds);
    },
    [Symbol.asyncDispose]: () => session.release(),
  };
}

function attention(
  graph: Graph,
  { keyValueHeads, heads, headWidth }: DecoderConfig,
  { layer, query }: { readonly layer: number; readonly query: Value },
): Value {
  const extents = ["rows", keyValueHeads, 1, "past", headWidth];
  const keys = graph.input(`key_${layer}`, "float32", extents);
  const values = graph.input(`value_${layer}`, "float32", extents);
  const byHead = graph.node("Reshape", [
    query,
    graph.integers([-1, keyValueHeads, heads / keyValueHeads, 1, headWidth]),
  ]);
  const scores = graph.node("com.microsoft/FusedMatMul", [byHead, keys], {
    transB: 1,
  });
  return graph.node("Reshape", [
    graph.node("MatMul", [scores, values]),
    graph.integers([-1, heads * headWidth]),
  ]);
}

function feedsOf(
  { width, layers, keyValueHeads, headWidth }: DecoderConfig,
  { rows, past }: Pick<ProductsOptions, "rows" | "past">,
): InferenceSession.OnnxValueMapType {
  const tensor = (extents: readonly number[]) => {
    const size = extents.reduce((product, extent) => product * extent, 1);
    return new Tensor("float32", new Float32Array(size).fill(1e-3), extents);
  };
  const cache = [rows, keyValueHeads, 1, past, headWidth];
  return Object.fromEntries([
    ["x", tensor([rows, width])],
    ...past === 0 ? [] : layers.flatMap((_, layer) => [
      [`key_${layer}`, tensor(cache)],
      [`value_${layer}`, tensor(cache)],
    ]),
  ]);
}
