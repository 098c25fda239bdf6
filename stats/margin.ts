import type { Interval } from "./interval.ts";

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
 * Refuses what nothing can be judged by.
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

/**
 * Tells whether an interval can decide anything. One of no width cannot: it
 * comes of values that do not vary, of whose spread nothing is known.
 *
 * @param interval The interval.
 * @returns Whether it has a width.
 * @throws {RangeError} If its ends are not in order.
 *
 * @example Usage
 * ```ts
 * import { canDecide } from "@aftertune/aftertune/stats/margin.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(canDecide({ low: 0, high: 0 }), false);
 * ```
 */
export function canDecide({ low, high }: Interval): boolean {
  if (!(low <= high)) {
    throw new RangeError(
      `Cannot judge a difference as the low end of its interval must be at most the high one: ${low} and ${high}`,
    );
  }
  return low < high;
}
