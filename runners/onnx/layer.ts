import { attention } from "./attention.ts";
import { feedForward } from "./feed_forward.ts";
import type { Value } from "./graph.ts";
import { norm } from "./norm.ts";
import type { Parts } from "./parts.ts";

/**
 * One layer of a decoder: what attention and feed-forward part make of the
 * activations is added to them.
 *
 * @param parts What the decoder is built of.
 * @param input Activations, `[tokens, width]`.
 * @param layer Number of the layer.
 * @returns Activations of the same extents.
 */
export function decoderLayer(
  parts: Parts,
  input: Value,
  layer: number,
): Value {
  const { graph, config: { modules, parallel, width } } = parts;
  const { attention: first, feedForward: second } = modules;
  const prefix = `${modules.layers}${layer}.`;
  const normalize = (value: Value, name: string | undefined) =>
    name === undefined
      ? value
      : norm(parts, value, { name: prefix + name, width });
  const add = (value: Value, change: Value) =>
    graph.node("Add", [value, change]);

  const attended = attention(parts, normalize(input, first.before), {
    layer,
    prefix,
  });
  const sum = add(input, normalize(attended, first.after));
  const middle = normalize(sum, first.outer);
  const seen = normalize(parallel ? input : middle, second.before);
  const fed = feedForward(parts, seen, prefix);
  const end = add(middle, normalize(fed, second.after));
  return normalize(end, second.outer);
}
