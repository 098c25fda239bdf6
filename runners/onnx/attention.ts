import { attend } from "./attend.ts";
import type { Value } from "./graph.ts";
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
  const { config, batch, linear } = parts;
  const { heads, keyValueHeads, headWidth, width } = config;
  const { query, key, value } = project(parts, input, prefix);
  const rope = config.layers[layer]?.rope ?? null;
  const turns = rope === null ? undefined : batch.turns.get(rope);
  const place = (value: Value, count: number) =>
    rotate(parts, inRows(parts, value), { turns, heads: count });
  const results = attend(parts, {
    layer,
    query: place(query, heads),
    key: place(key, keyValueHeads),
    value: inRows(parts, value),
  });
  return linear(results, {
    name: prefix + config.modules.attention.output,
    bias: config.biases.output,
    extents: [width, heads * headWidth],
  });
}

/** From the list of tokens to rows: `[rows, places, width]`. */
function inRows({ graph, batch }: Parts, value: Value): Value {
  return graph.node("Gather", [value, batch.pad]);
}

interface RotateOptions {
  readonly turns: Turns | undefined;
  readonly heads: number;
}

/** Turns each head's numbers by the token's position, or its first ones where the others stay. */
function rotate(
  { config, graph, batch }: Parts,
  rows: Value,
  { turns, heads }: RotateOptions,
): Value {
  if (turns === undefined) return rows;
  const part = turns.width < config.headWidth
    ? { "rotary_embedding_dim": turns.width }
    : {};
  return graph.node("com.microsoft/RotaryEmbedding", [
    rows,
    batch.pad,
    turns.cosines,
    turns.sines,
  ], { "num_heads": heads, ...part });
}
