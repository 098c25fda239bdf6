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
}

/** Adds a matrix product to the graph. */
export type Linear = (input: Value, options: LinearOptions) => Value;

/**
 * Builds matrix products of a checkpoint's weights, with an adapter's low-rank
 * branch beside each that it changes.
 *
 * @param graph The graph in the making.
 * @param weights The checkpoint's tensors.
 * @param lowRank The adapter's branches, if there is one.
 * @returns What adds a product to the graph.
 */
export function linearOf(
  graph: Graph,
  weights: StoredWeights,
  lowRank?: LowRank,
): Linear {
  return (input, { name, bias, extents }) => {
    const operands = [input, weights.get(`${name}.weight`, extents)];
    if (bias) operands.push(weights.get(`${name}.bias`, [extents[0]]));
    const output = graph.node("Gemm", operands, { transB: 1 });
    return lowRank?.add(output, { input, name, extents }) ?? output;
  };
}
