import type { Modules } from "../../checkpoints/mod.ts";
import { capped } from "./capped.ts";
import type { Value } from "./graph.ts";
import { norm } from "./norm.ts";
import { EMBEDDINGS, type Parts, POSITIONS } from "./parts.ts";

/**
 * Makes activations of tokens, and of their positions where these are learned.
 *
 * @param parts What the decoder is built of.
 * @param tokens The tokens, one after the other.
 * @returns Activations, `[tokens, width]`.
 */
export function embed(parts: Parts, tokens: Value): Value {
  const { graph, weights, linear, lowRank, config } = parts;
  const { embedding, modules, vocabulary, width } = config;
  const extents = [vocabulary, embedding.width] as const;
  if (embedding.scale !== 1 && lowRank?.stretches(modules.embedding)) {
    throw new RangeError(
      `Cannot run this adapter as DoRA beside embeddings that the model scales is not supported, since peft merges it otherwise than it runs it: "${modules.embedding}" has such a branch. Train it without use_dora, or without this module among its "target_modules"`,
    );
  }
  const name = `${modules.embedding}.weight`;
  const stored = weights.rows(name, extents, EMBEDDINGS);
  const adapted = lowRank?.embed(stored, {
    tokens,
    name: modules.embedding,
    extents,
    matrix: () => weights.get(name, extents),
  }) ?? stored;
  const scaled = embedding.scale === 1
    ? adapted
    : graph.node("Mul", [adapted, graph.floats([], [embedding.scale])]);
  const widened = modules.embeddingIn === undefined ? scaled : linear(scaled, {
    name: modules.embeddingIn,
    bias: false,
    extents: [width, embedding.width],
  });
  return modules.positions === undefined
    ? widened
    : graph.node("Add", [widened, positions(parts, modules.positions)]);
}

/** The learned activations of each token's position. */
function positions(
  { config, weights }: Parts,
  { name, first }: Required<Modules>["positions"],
): Value {
  const rows = config.context + first;
  return weights.rows(
    `${name}.weight`,
    [rows, config.width],
    POSITIONS,
  );
}

/**
 * Makes logits of the activations that are read.
 *
 * @param parts What the decoder is built of.
 * @param activations What the last layer gives for these tokens.
 * @returns Logits, `[read, vocabulary]`.
 */
export function unembed(parts: Parts, activations: Value): Value {
  const { config, graph, linear, weights } = parts;
  const { embedding, modules, vocabulary, width } = config;
  const { embeddingOut, head } = modules;
  const normalized = modules.norm === undefined
    ? activations
    : norm(parts, activations, { name: modules.norm, width });
  const narrowed = embeddingOut === undefined
    ? normalized
    : linear(normalized, {
      name: embeddingOut,
      bias: false,
      extents: [embedding.width, width],
    });
  const extents = [vocabulary, embedding.width] as const;
  const matrix = embedding.tied
    ? weights.get(`${modules.embedding}.weight`, extents)
    : undefined;
  const logits = linear(narrowed, { name: head, bias: false, extents, matrix });
  return capped(graph, logits, embedding.logitCap);
}
