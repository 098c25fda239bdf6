/**
 * Refuses a number of draws that nothing can be drawn by.
 *
 * @param draws How often to draw.
 * @throws {RangeError} If it is not a whole number of at least 1.
 *
 * @example Usage
 * ```ts
 * import { checkDraws } from "@aftertune/aftertune/stats/check_draws.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkDraws(0.5), RangeError);
 * ```
 */
export function checkDraws(draws: number): void {
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(
      `Cannot resample as draws must be a whole number of at least 1: ${draws}`,
    );
  }
}
