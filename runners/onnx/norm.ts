import type { Value } from "./graph.ts";
import type { Parts } from "./parts.ts";

/** What is normalized. */
export interface NormOptions {
  /** Name of the module in the checkpoint. */
  readonly name: string;
  /** Width over which it is normalized. */
  readonly width: number;
}

/**
 * Root mean square normalization (Zhang and Sennrich 2019,
 * https://arxiv.org/abs/1910.07467) or layer normalization (Ba et al. 2016,
 * https://arxiv.org/abs/1607.06450).
 *
 * @param parts What the decoder is built of.
 * @param input Activations, `[any, width]`.
 * @param options Which module.
 * @returns The normalized activations.
 */
export function norm(
  { config, graph, weights }: Pick<Parts, "config" | "graph" | "weights">,
  input: Value,
  { name, width }: NormOptions,
): Value {
  const { kind, epsilon, added, scaled } = config.norm;
  const attributes = { axis: 1, epsilon: { float: epsilon } };
  const stored = scaled
    ? weights.get(`${name}.weight`, [width])
    : graph.floats([width], Array(width).fill(1));
  const scale = added === 0
    ? stored
    : graph.node("Add", [stored, graph.floats([], [added])]);
  if (kind === "rms") {
    return graph.node(
      "SimplifiedLayerNormalization",
      [input, scale],
      attributes,
    );
  }
  const operands = [input, scale];
  if (scaled) operands.push(weights.get(`${name}.bias`, [width]));
  return graph.node("LayerNormalization", operands, attributes);
}
