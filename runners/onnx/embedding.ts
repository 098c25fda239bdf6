import { capped } from "./capped.ts";
import type { Value } from "./graph.ts";
import { norm } from "./norm.ts";
import type { Parts } from "./parts.ts";

/**
 * Makes activations of tokens, and of their positions where these are learned.
 *
 * @param parts What the decoder is built of.
 * @param tokens The tokens, one after the other.
 * @returns Activations, `[tokens, width]`.
 */
export function embed(parts: Parts, tokens: Value): Value {
  const { config, graph, weights, batch, linear, lowRank } = parts;
  const { embedding, modules, vocabulary, width } = config;
  const { positions, embeddingIn } = modules;
  let value = graph.node("Gather", [embeddings(parts), tokens]);
  value = lowRank?.embed(value, {
    tokens,
    name: modules.embedding,
    extents: [vocabulary, embedding.width],
  }) ?? value;
  if (embedding.scale !== 1) {
    value = graph.node("Mul", [value, graph.floats([], [embedding.scale])]);
  }
  if (embeddingIn !== undefined) {
    value = linear(value, {
      name: embeddingIn,
      bias: false,
      extents: [width, embedding.width],
    });
  }
  if (positions === undefined) return value;
  const rows = graph.node("Cast", [batch.positions], { to: INT64 });
  const learned = weights.get(`${positions.name}.weight`, [
    config.context + positions.first,
    width,
  ]);
  const own = graph.node("Gather", [
    learned,
    graph.node("Add", [
      graph.node("Reshape", [rows, graph.integers([-1])]),
      graph.integers([positions.first]),
    ]),
  ]);
  return graph.node("Add", [value, own]);
}

/** `TensorProto.DataType` of whole numbers. */
const INT64 = 7;

/**
 * Makes logits of the activations that are read.
 *
 * @param parts What the decoder is built of.
 * @param activations What the last layer gives for these tokens.
 * @returns Logits, `[read, vocabulary]`.
 */
export function unembed(parts: Parts, activations: Value): Value {
  const { config, graph, linear } = parts;
  const { embedding, modules, vocabulary, width } = config;
  const { embeddingOut, head } = modules;
  let value = modules.norm === undefined
    ? activations
    : norm(parts, activations, { name: modules.norm, width });
  if (embeddingOut !== undefined) {
    value = linear(value, {
      name: embeddingOut,
      bias: false,
      extents: [embedding.width, width],
    });
  }
  const extents = [vocabulary, embedding.width] as const;
  const matrix = embedding.tied ? embeddings(parts) : undefined;
  const logits = linear(value, { name: head, bias: false, extents, matrix });
  return capped(graph, logits, embedding.logitCap);
}

function embeddings({ config, weights }: Parts): Value {
  const { embedding, modules, vocabulary } = config;
  return weights.get(`${modules.embedding}.weight`, [
    vocabulary,
    embedding.width,
  ]);
}
