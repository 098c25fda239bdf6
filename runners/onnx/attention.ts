import { attend } from "./attend.ts";
import type { Graph, Value } from "./graph.ts";
import type { Parts, Turns } from "./parts.ts";
import { project } from "./projections.ts";

/** One layer's attention. */
export interface AttentionOptions {
  /** Number of the layer. */
  readonly layer: number;
  /** What the names of its modules begin with. */
  readonly prefix: string;
}

/**
 * Grouped-query attention: queries, keys and values, turned by their
 * positions, and what the queries find.
 *
 * @param parts What the layer is built of.
 * @param input The normalized activations, `[tokens, width]`.
 * @param options Which layer.
 * @returns The attention's output, `[tokens, width]`.
 */
export function attention(
  parts: Parts,
  input: Value,
  { layer, prefix }: AttentionOptions,
): Value {
  const { config, graph, batch, linear } = parts;
  const { heads, keyValueHeads, headWidth, width } = config;
  const { query, key, value } = project(parts, input, prefix);
  const rope = config.layers[layer]?.rope ?? null;
  const turns = rope === null ? undefined : batch.turns.get(rope);
  const turn = (value: Value, count: number) =>
    rotate(parts, value, { turns, heads: count });
  const results = attend(parts, {
    layer,
    query: scaled(graph, turn(query, heads), config.layers[layer]?.scale ?? 1),
    key: turn(key, keyValueHeads),
    value,
  });
  return linear(results, {
    name: prefix + config.modules.attention.output,
    bias: config.biases.output,
    extents: [width, heads * headWidth],
  });
}

/** A product that scales as well has no quick way for single rows. */
function scaled(graph: Graph, query: Value, scale: number): Value {
  return scale === 1
    ? query
    : graph.node("Mul", [query, graph.floats([], [scale])]);
}

interface RotateOptions {
  readonly turns: Turns | undefined;
  readonly heads: number;
}

/** Turns each head's numbers by the token's position, or its first ones where the others stay. */
function rotate(
  { config, graph, batch }: Parts,
  tokens: Value,
  { turns, heads }: RotateOptions,
): Value {
  if (turns === undefined) return tokens;
  const part = turns.width < config.headWidth
    ? { "rotary_embedding_dim": turns.width }
    : {};
  const byHead = graph.integers([-1, heads, 1, config.headWidth]);
  return graph.node("com.microsoft/RotaryEmbedding", [
    graph.node("Reshape", [tokens, byHead]),
    batch.order,
    turns.cosines,
    turns.sines,
  ], { "num_heads": heads, ...part });
}
