import type { Limits } from "./language_model.ts";
import { PADDING } from "./step_room.ts";
import { stepBytes, type StepSize } from "./step_size.ts";

/** Most of what one step computes of prompts. */
export interface LargestStep
  extends Pick<StepSize, "rows" | "tokens" | "reads"> {
  /** Tokens of the longest prompt. */
  readonly longest: number;
}

/**
 * The part of memory that is given out. The rest is for what is not counted:
 * malloc and ONNX Runtime keep pieces that nothing needs any more.
 */
const GIVEN_OUT = 0.8;

/** What memory is for. */
export interface MemoryShares {
  /** Most bytes that a step takes beside the caches. */
  readonly stepBytes: number;
  /** Most tokens in the caches. */
  readonly cacheTokens: number;
}

/**
 * Divides memory into what steps take, what the caches of keys and values do,
 * and a fifth for what nobody counts. Two fifths are the caches' at least; where
 * the other two are too little for the largest step, steps are smaller; where
 * that takes less, as behind short prompts, the caches get the rest.
 *
 * @param memory Bytes.
 * @param limits What the model can take, and takes.
 * @param largest More is never computed at a time.
 * @returns The shares.
 * @throws {RangeError} If not even a step of one token has room.
 *
 * @example Usage
 * ```ts
 * import { memoryShares } from "@aftertune/aftertune/runners/local/memory_shares.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const limits = {
 *   ...{ context: 100, vocabulary: 50, tokenBytes: 10, blockTokens: 1 },
 *   step: { token: 20, read: 40, whole: 40, pair: 0, copy: 4 },
 * };
 * const largest = { rows: 2, tokens: 8, reads: 3, longest: 100 };
 *
 * assertEquals(memoryShares(2000, limits, largest), {
 *   stepBytes: 800,
 *   cacheTokens: 80,
 * });
 * assertEquals(memoryShares(2000, limits, { ...largest, longest: 20 }), {
 *   stepBytes: 560,
 *   cacheTokens: 104,
 * });
 * assertEquals(memoryShares(500, limits, largest), {
 *   stepBytes: 200,
 *   cacheTokens: 20,
 * });
 * ```
 */
export function memoryShares(
  memory: number,
  limits: Limits,
  largest: LargestStep,
): MemoryShares {
  const bytesOf = ({ rows, tokens, reads, longest }: LargestStep) =>
    stepBytes({
      ...{ rows, tokens, reads, wholes: reads },
      places: Math.min(tokens, PADDING * tokens / rows),
      ...{ past: Math.max(0, longest - tokens), own: longest },
    }, limits.step);
  const given = GIVEN_OUT * memory;
  const half = Math.floor(given / 2);
  const { longest } = largest;
  const least = bytesOf({ rows: 1, tokens: 1, reads: 1, longest });
  if (half < least) {
    throw new RangeError(
      `Cannot run the model as two fifths of its memory must hold a step of one token, ${least} bytes: it has ${memory} bytes. Allow more, as --memory does`,
    );
  }
  const step = Math.min(half, Math.ceil(bytesOf(largest)));
  return {
    stepBytes: step,
    cacheTokens: Math.floor((given - step) / limits.tokenBytes),
  };
}
