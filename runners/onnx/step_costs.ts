import type { DecoderConfig } from "../../checkpoints/mod.ts";
import type { StepCosts } from "../local/mod.ts";

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** What the costs depend on. */
export type CostConfig =
  & Pick<DecoderConfig, "vocabulary" | "width" | "heads">
  & { readonly feedForward: { readonly width: number } };

/**
 * What a run of the graph takes in ONNX Runtime and for the copies that its
 * binding makes of outputs: the arrays that are there at the same time, each as
 * often. It keeps what it took once.
 *
 * @param config What must be known of the model.
 * @param tokenBytes Bytes of a token's keys and values.
 * @returns The costs.
 *
 * @example Usage
 * ```ts
 * import { stepCosts } from "@aftertune/aftertune/runners/onnx/step_costs.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const config = { vocabulary: 100, width: 8, heads: 2 };
 * const costs = stepCosts({ ...config, feedForward: { width: 16 } }, 64);
 *
 * assertEquals(costs, { token: 384, read: 800, whole: 800, pair: 16, copy: 64 });
 * ```
 */
export function stepCosts(
  { vocabulary, width, heads, feedForward }: CostConfig,
  tokenBytes: number,
): StepCosts {
  return {
    // New keys and values and their copies; in the feed-forward part what came
    // in and its norm, what opens, what is opened and their product.
    token: 2 * tokenBytes + FLOAT * (2 * width + 3 * feedForward.width),
    // Logits, and what is exponentiated.
    read: 2 * FLOAT * vocabulary,
    // The output and its copy.
    whole: 2 * FLOAT * vocabulary,
    // Scores before and after they are put together, then with the mask.
    pair: 2 * FLOAT * heads,
    copy: tokenBytes,
  };
}
