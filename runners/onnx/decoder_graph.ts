import type {
  Adapter,
  DecoderConfig,
  Modules,
  Tensor,
} from "../../checkpoints/mod.ts";
import { batchValues } from "./batch_values.ts";
import { embed, unembed } from "./embedding.ts";
import { givenBranches } from "./given_branches.ts";
import { Graph, type Value } from "./graph.ts";
import { decoderLayer } from "./layer.ts";
import { linearOf } from "./linear.ts";
import { LowRank } from "./low_rank.ts";
import type { Parts } from "./parts.ts";
import { foreign, unknown } from "./refused_tensor.ts";
import type { StoredRows, Tables } from "./row_table.ts";
import { StoredWeights } from "./stored_weights.ts";

/** What a graph is written from. */
export interface DecoderSource {
  /** What must be known of the model. */
  readonly config: DecoderConfig;
  /** The checkpoint's tensors by their full names. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** The adapter that runs beside it, if there is one. */
  readonly adapter?: Adapter | undefined;
  /** Names of low-rank factors that every run brings, where it brings any. */
  readonly factors?: Iterable<string> | undefined;
  /** A folder above all files of weights. */
  readonly folder: string;
}

/** A graph and what its runs bring of the checkpoint. */
export interface DecoderGraph {
  /** The bytes of the model. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The matrices whose rows are the embeddings of tokens and, where these are learned, the activations of positions. */
  readonly tables: Tables<StoredRows>;
}

/** Tensors that checkpoints carry although they follow from the configuration. */
const DERIVED_REGEXP =
  /(?:rotary_emb\.inv_freq|\.(?:attn|attention)\.(?:masked_)?bias)$/;

/**
 * Writes the ONNX graph of a decoder. Its weights stay where they are.
 *
 * Inputs: `tokens` and their `embeddings`, the learned activations of their
 * `positions` or the `cosines` and `sines` that these turn by; how the tokens
 * lie in rows (`pad`, `unpad`, `mask`, `columns`, …); keys and values of the
 * shared prefix and of each row's past; factors that a run brings. Outputs: the
 * new keys and values; of each of the `read` tokens the likeliest next token and
 * the logarithm of the sum of exponentials; the logits `picked` one by one;
 * whole rows of `logits`.
 *
 * @param source What the graph is written from.
 * @returns The graph.
 * @throws {Error} If a tensor is missing, of another shape, or not used.
 */
export function decoderGraph(source: DecoderSource): DecoderGraph {
  const { adapter, factors, folder } = source;
  const { config, tensors } = replaced(source);
  const graph = new Graph();
  const weights = new StoredWeights(graph, tensors, folder);
  const branches = adapter &&
    new StoredWeights(graph, adapter.tensors, folder);
  const lowRank = branches
    ? new LowRank(graph, branches, adapter)
    : factors && givenBranches(graph, new Set(factors));
  const parts: Parts = {
    config,
    graph,
    weights,
    linear: linearOf(config, { graph, weights, lowRank }),
    lowRank,
    batch: batchValues(graph, config),
  };
  const tokens = graph.input("tokens", "int64", ["tokens"]);
  const activations = config.layers.reduce(
    (activations, _, layer) => decoderLayer(parts, activations, layer),
    embed(parts, tokens),
  );
  predict(parts, activations);
  requireAllUsed(config, weights, branches);
  return { bytes: graph.encode(), tables: tablesOf(config.modules, tensors) };
}

function tablesOf(
  { embedding, positions }: Modules,
  tensors: ReadonlyMap<string, Tensor>,
): Tables<StoredRows> {
  const rows = (name: string, first: number) => ({
    tensor: tensors.get(`${name}.weight`) as Tensor,
    first,
  });
  return {
    embeddings: rows(embedding, 0),
    positions: positions ? rows(positions.name, positions.first) : null,
  };
}

/** The checkpoint with the modules that the adapter brings whole. */
function replaced(
  { config, adapter, tensors }: DecoderSource,
): Pick<DecoderSource, "config" | "tensors"> {
  const { modules, embedding } = config;
  const replacements = adapter?.replacements;
  if (!replacements?.size) return { config, tensors };
  const head = `${modules.head}.weight`;
  const known = new Set([...tensors.keys(), head]);
  const other = [...replacements].find(([name]) => !known.has(name));
  if (other !== undefined) throw foreign(other[1], modulesOf(known));
  const changed = new Map([...tensors, ...replacements]);
  const matrix = `${modules.embedding}.weight`;
  const tied = embedding.tied && !replacements.has(head) &&
    !replacements.has(matrix);
  // Whoever replaces one of two tied matrices leaves the other as it was.
  const kept = tensors.get(matrix);
  if (embedding.tied && !tied && kept && !replacements.has(head)) {
    changed.set(head, kept);
  }
  return {
    config: { ...config, embedding: { ...embedding, tied } },
    tensors: changed,
  };
}

/** What is wanted of the predictions, for the tokens that are read only. */
function predict(parts: Parts, activations: Value): void {
  const { graph, config } = parts;
  const read = graph.input("read", "int64", ["read"]);
  const logits = unembed(parts, graph.node("Gather", [activations, read]));
  const picks = graph.input("picks", "int64", ["picks", 2]);
  const whole = graph.input("whole", "int64", ["whole"]);
  // ONNX Runtime runs first what is written last: once the others have read the
  // logits, the sum's own passes need not keep them beside two copies.
  graph.output("log_sum", logSumExp(graph, logits), {
    type: "float32",
    extents: ["read"],
  });
  graph.output(
    "best",
    graph.node("ArgMax", [logits], { axis: 1, keepdims: 0 }),
    {
      type: "int64",
      extents: ["read"],
    },
  );
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
  { embedding, modules }: DecoderConfig,
  weights: StoredWeights,
  branches: StoredWeights | undefined,
): void {
  const head = `${modules.head}.weight`;
  const left = [...weights.unused].find(([name]) =>
    !DERIVED_REGEXP.test(name) && !(embedding.tied && name === head)
  );
  if (left !== undefined) throw unknown(left[1]);
  const [branch] = branches?.unused.values() ?? [];
  if (branch === undefined) return;
  throw foreign(branch, modulesOf([...weights.names, head]));
}

function modulesOf(tensors: Iterable<string>): ReadonlySet<string> {
  const names = [...tensors].map((name) => name.replace(/\.[^.]+$/, ""));
  return new Set(names);
}
