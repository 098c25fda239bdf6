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
 * often. It keeps what it took once. Steps of SmolLM2-135M and of the zoo's base
 * take 0.78 to 1.1 times as much (see `bench/README.md`).
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
 * assertEquals(costs, { token: 512, read: 800, whole: 800, pair: 16, copy: 64 });
 * ```
 */
export function stepCosts(
  { vocabulary, width, heads, feedForward }: CostConfig,
  tokenBytes: number,
): StepCosts {
  return {
    // New keys and values and their copies; in the feed-forward part what came
    // in and its norm, what opens before and after its function, what is opened
    // and their product, and what lies between these unused.
    token: 2 * tokenBytes + FLOAT * (2 * width + 5 * feedForward.width),
    // Logits, and what is exponentiated.
    read: 2 * FLOAT * vocabulary,
    // The output and its copy.
    whole: 2 * FLOAT * vocabulary,
    // Scores before and after they are put together, then with the mask.
    pair: 2 * FLOAT * heads,
    copy: tokenBytes,
  };
}
