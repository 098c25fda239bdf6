import type { Activation } from "../../checkpoints/mod.ts";
import type { Graph, Value } from "./graph.ts";

/**
 * Adds the function between the matrices of a feed-forward part: SiLU, GELU
 * (Hendrycks and Gimpel 2016, https://arxiv.org/abs/1606.08415), exact or by
 * its hyperbolic tangent, or ReLU.
 *
 * @param graph The graph in the making.
 * @param activation Which function.
 * @param input What goes in.
 * @returns What comes out.
 */
export function activate(
  graph: Graph,
  activation: Activation,
  input: Value,
): Value {
  switch (activation) {
    case "silu":
      return graph.node("Mul", [input, graph.node("Sigmoid", [input])]);
    case "gelu":
      return graph.node("com.microsoft/Gelu", [input]);
    case "gelu_tanh":
      return graph.node("com.microsoft/FastGelu", [input]);
    case "relu":
      return graph.node("Relu", [input]);
  }
}
