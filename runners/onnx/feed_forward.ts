import { activate } from "./activation.ts";
import type { Value } from "./graph.ts";
import type { Parts } from "./parts.ts";

/**
 * A feed-forward part, gated (Shazeer 2020, https://arxiv.org/abs/2002.05202)
 * or plain.
 *
 * @param parts What the decoder is built of.
 * @param input Activations, `[tokens, width]`.
 * @param prefix What the names of the layer's modules begin with.
 * @returns Activations of the same extents.
 */
export function feedForward(
  parts: Parts,
  input: Value,
  prefix: string,
): Value {
  const { config, graph, linear } = parts;
  const { activation, width, gated } = config.feedForward;
  const { inputs, output } = config.modules.feedForward;
  const bias = config.biases.feedForward;
  const purposes = gated ? 2 : 1;
  const each = purposes * width / inputs.length;
  const widened = inputs.map((name) =>
    linear(input, {
      name: prefix + name,
      bias,
      extents: [each, config.width],
    })
  );
  const [first = "", second = ""] = widened.length < purposes
    ? graph.nodes("Split", widened, { axis: 1, count: purposes })
    : widened;
  const opened = activate(graph, activation, first);
  return linear(gated ? graph.node("Mul", [opened, second]) : opened, {
    name: prefix + output,
    bias,
    extents: [config.width, width],
  });
}
