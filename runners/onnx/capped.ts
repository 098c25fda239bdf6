import type { Graph, Value } from "./graph.ts";

/**
 * Holds values within bounds smoothly: `cap · tanh(value / cap)`, as Gemma 2
 * does (https://arxiv.org/abs/2408.00118).
 *
 * @param graph The graph in the making.
 * @param value What is held.
 * @param cap The bound, `null` for none.
 * @returns The bounded values.
 */
export function capped(graph: Graph, value: Value, cap: number | null): Value {
  if (cap === null) return value;
  const bound = graph.floats([], [cap]);
  const bent = graph.node("Tanh", [graph.node("Div", [value, bound])]);
  return graph.node("Mul", [bent, bound]);
}
