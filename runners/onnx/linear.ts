import type { DecoderConfig } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";
import type { LowRank } from "./low_rank.ts";
import type { StoredWeights } from "./stored_weights.ts";

/** Which matrix product. */
export interface LinearOptions {
  /** Name of the module in the checkpoint. */
  readonly name: string;
  /** Whether it has a bias. */
  readonly bias: boolean;
  /** Width of its output and its input. */
  readonly extents: readonly [output: number, input: number];
  /** The matrix, `[output, input]`, where it is another module's. */
  readonly matrix?: Value | undefined;
}

/** Adds a matrix product to the graph. */
export type Linear = (input: Value, options: LinearOptions) => Value;

/** What matrix products are built of. */
export interface LinearParts {
  /** The graph in the making. */
  readonly graph: Graph;
  /** The checkpoint's tensors. */
  readonly weights: StoredWeights;
  /** The adapter's branches, if there is one. */
  readonly lowRank?: LowRank | undefined;
}

/**
 * Builds matrix products of a checkpoint's weights, with an adapter's low-rank
 * branch beside each that it changes.
 *
 * @param config What must be known of the model.
 * @param parts What the products are built of.
 * @returns What adds a product to the graph.
 */
export function linearOf(
  { transposed, modules }: DecoderConfig,
  { graph, weights, lowRank }: LinearParts,
): Linear {
  return (input, { name, bias, extents, matrix: given }) => {
    // What lies outside the layers is never stored the other way round.
    const isTransposed = transposed && name.startsWith(modules.layers);
    const shape = isTransposed ? extents.toReversed() : extents;
    const matrix = given ?? weights.get(`${name}.weight`, shape);
    const offset = bias ? [weights.get(`${name}.bias`, [extents[0]])] : [];
    const waits = lowRank?.stretches(name) ?? false;
    const operands = [input, matrix, ...waits ? [] : offset];
    const attributes = isTransposed ? {} : { transB: 1 };
    const output = graph.node("Gemm", operands, attributes);
    const place = { input, name, extents, matrix, transposed: isTransposed };
    const changed = lowRank?.add(output, place) ?? output;
    return waits && bias ? graph.node("Add", [changed, ...offset]) : changed;
  };
}
