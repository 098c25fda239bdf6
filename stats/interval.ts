/** An interval of confidence. */
export interface Interval {
  /** Its lower end. */
  readonly low: number;
  /** Its upper end. */
  readonly high: number;
}

/** Options of every interval. */
export interface LevelOptions {
  /** Confidence level, in (0, 1). */
  readonly level: number;
}

/**
 * Refuses a level that no interval can have.
 *
 * @param level Confidence level.
 * @throws {RangeError} If the level is outside of (0, 1).
 *
 * @example Usage
 * ```ts
 * import { checkLevel } from "@aftertune/aftertune/stats/interval.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkLevel(95), RangeError);
 * ```
 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `Cannot make an interval as its level must be between 0 and 1: ${level}`,
    );
  }
}
