/**
 * What an interval says of a claim: that it holds, that it does not, or that
 * more samples are needed to tell.
 */
export type Decision = "shown" | "refuted" | "inconclusive";

/** Options of what is judged by a margin. */
export interface MarginOptions {
  /** The largest difference that does not matter, at least 0. */
  readonly margin: number;
}

/**
 * Refuses a margin that nothing can be judged by.
 *
 * @param margin The margin.
 * @throws {RangeError} If it is not a finite number of at least 0.
 *
 * @example Usage
 * ```ts
 * import { checkMargin } from "@aftertune/aftertune/stats/margin.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkMargin(-0.02), RangeError);
 * ```
 */
export function checkMargin(margin: number): void {
  if (!(margin >= 0 && margin < Infinity)) {
    throw new RangeError(
      `Cannot judge a difference as the margin must be a finite number of at least 0: ${margin}`,
    );
  }
}
