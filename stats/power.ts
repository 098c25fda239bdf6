import { checkLevel, type LevelOptions } from "./interval.ts";
import { normalQuantile } from "./normal_quantile.ts";

/** Options of what is planned before a run. */
export interface PowerOptions extends LevelOptions {
  /** Probability of finding what is there, from 0.5 to 1; 0.8 by default. */
  readonly power?: number;
}

/** Options of what is planned from how far pairs spread. */
export interface SpreadOptions extends PowerOptions {
  /**
   * The standard deviation of the differences of pairs, above 0; of binary
   * scores about the root of the share of pairs that change.
   */
  readonly deviation: number;
}

/** How many standard errors from 0 a level and a power ask for. */
export interface Deviates {
  /** What the level asks for, on two sides. */
  readonly ofLevel: number;
  /** What the power asks for on top. */
  readonly ofPower: number;
}

/**
 * The normal deviates of a level and a power.
 *
 * @param options The level and the power.
 * @returns The deviates.
 * @throws {RangeError} If the level is outside of (0, 1) or the power outside
 *   of [0.5, 1).
 *
 * @example Usage
 * ```ts
 * import { deviatesOf } from "@aftertune/aftertune/stats/power.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const { ofLevel, ofPower } = deviatesOf({ level: 0.95 });
 * assertAlmostEquals(ofLevel + ofPower, 2.8015852181, 1e-9);
 * ```
 */
export function deviatesOf({ level, power = 0.8 }: PowerOptions): Deviates {
  checkLevel(level);
  if (!(power >= 0.5 && power < 1)) {
    throw new RangeError(
      `Cannot plan as the power must be from 0.5 to below 1: ${power}`,
    );
  }
  return {
    ofLevel: normalQuantile((1 + level) / 2),
    ofPower: normalQuantile(power),
  };
}

/**
 * The difference that a single pair would show, deviation·(z₁₋α⸝₂ + z₁₋β); of n
 * pairs it is less by √n.
 *
 * @param options The level, the power and the spread of pairs.
 * @returns The difference.
 * @throws {RangeError} If the deviation is not a finite number above 0, the
 *   level outside of (0, 1) or the power outside of [0.5, 1).
 *
 * @example Usage
 * ```ts
 * import { reachOf } from "@aftertune/aftertune/stats/power.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const reach = reachOf({ level: 0.95, power: 0.8, deviation: 0.5 });
 * assertAlmostEquals(reach, 1.4007926091, 1e-9);
 * ```
 */
export function reachOf({ deviation, ...options }: SpreadOptions): number {
  if (!(deviation > 0 && deviation < Infinity)) {
    throw new RangeError(
      `Cannot plan as the deviation must be a finite number above 0: ${deviation}`,
    );
  }
  const { ofLevel, ofPower } = deviatesOf(options);
  return deviation * (ofLevel + ofPower);
}
