import type { DecoderConfig } from "../../../checkpoints/mod.ts";
import { attention } from "../attention.ts";
import type { Value } from "../graph.ts";
import type { Parts } from "../parts.ts";

/**
 * The layers of a Llama decoder (Touvron et al. 2023,
 * https://arxiv.org/abs/2302.13971), from tokens to the last activations,
 * which the final norm and the head still have to pass.
 *
 * @param config The model's extents.
 * @param parts What the layers are built of.
 * @param tokens The tokens, one after the other.
 * @returns The activations of each token.
 */
export function llamaLayers(
  config: DecoderConfig,
  parts: Parts,
  tokens: Value,
): Value {
  const { graph, weights } = parts;
  const embeddings = weights.get("model.embed_tokens.weight", [
    config.vocabulary,
    config.width,
  ]);
  let activations = graph.node("Gather", [embeddings, tokens]);
  for (let layer = 0; layer < config.layers; layer++) {
    activations = llamaLayer(config, parts, { layer, activations });
  }
  return activations;
}

function llamaLayer(
  config: DecoderConfig,
  parts: Parts,
  { layer, activations }: { layer: number; activations: Value },
): Value {
  const { graph } = parts;
  const prefix = `model.layers.${layer}.`;
  const norm = (input: Value, name: string) =>
    rmsNorm(config, parts, { input, name: `${prefix}${name}.weight` });
  const attended = attention(config, parts, {
    layer,
    prefix: `${prefix}self_attn.`,
    input: norm(activations, "input_layernorm"),
  });
  const middle = graph.node("Add", [activations, attended]);
  const fed = feedForward(config, parts, {
    prefix: `${prefix}mlp.`,
    input: norm(middle, "post_attention_layernorm"),
  });
  return graph.node("Add", [middle, fed]);
}

/**
 * Root mean square layer normalization (Zhang and Sennrich 2019,
 * https://arxiv.org/abs/1910.07467).
 *
 * @param config The model's extents.
 * @param parts Graph and weights.
 * @param what The value to normalize and the name of the scale's tensor.
 * @returns The normalized value.
 */
export function rmsNorm(
  config: DecoderConfig,
  { graph, weights }: Pick<Parts, "graph" | "weights">,
  { input, name }: { input: Value; name: string },
): Value {
  const scale = weights.get(name, [config.width]);
  return graph.node("SimplifiedLayerNormalization", [input, scale], {
    axis: 1,
    epsilon: { float: config.normEpsilon },
  });
}

/** A gated feed-forward part with SiLU (Shazeer 2020, https://arxiv.org/abs/2002.05202). */
function feedForward(
  config: DecoderConfig,
  { graph, linear }: Parts,
  { prefix, input }: { prefix: string; input: Value },
): Value {
  const { width, feedForwardWidth, feedForwardBias: bias } = config;
  const widen = (name: string) =>
    linear(input, {
      name: prefix + name,
      bias,
      extents: [feedForwardWidth, width],
    });
  const gate = widen("gate_proj");
  const opened = graph.node("Mul", [gate, graph.node("Sigmoid", [gate])]);
  const gated = graph.node("Mul", [opened, widen("up_proj")]);
  return linear(gated, {
    name: `${prefix}down_proj`,
    bias,
    extents: [width, feedForwardWidth],
  });
}
