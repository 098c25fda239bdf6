import type { StepCosts } from "./language_model.ts";

/** What a step computes. */
export interface StepSize {
  /** Sequences that it goes on with. */
  readonly rows: number;
  /** New tokens. */
  readonly tokens: number;
  /** Those of the longest row: the others are padded. */
  readonly places: number;
  /** Tokens that the longest sequence has before. */
  readonly past: number;
  /** Most of these that one has for itself: several are brought together, in copies as long. */
  readonly own: number;
  /** Predictions to read. */
  readonly reads: number;
  /** Those of them whose logits are wanted all. */
  readonly wholes: number;
}

/**
 * Says how much memory a step takes beside what its sequences keep.
 *
 * @param size What it computes.
 * @param costs What the model takes for each of it.
 * @returns Bytes.
 *
 * @example Usage
 * ```ts
 * import { stepBytes } from "@aftertune/aftertune/runners/local/step_size.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const size = { rows: 2, tokens: 5, places: 3, past: 7, own: 7 };
 * const bytes = stepBytes({ ...size, reads: 2, wholes: 1 }, {
 *   ...{ token: 100, read: 20, whole: 30, pair: 1, copy: 1000 },
 * });
 *
 * assertEquals(bytes, 14_000 + 500 + 40 + 30 + 60);
 * ```
 */
export function stepBytes(
  { rows, tokens, places, past, own, reads, wholes }: StepSize,
  { token, read, whole, pair, copy }: StepCosts,
): number {
  return tokens * token + reads * read + wholes * whole +
    rows * places * (past + places) * pair +
    (rows > 1 ? rows * own * copy : 0);
}
