import type { Estimate } from "../../core/mod.ts";

/** A stretch of numbers that strips are drawn on, with round ends. */
export interface Scale {
  /** Left end. */
  readonly low: number;
  /** Right end. */
  readonly high: number;
  /** Round numbers from end to end. */
  readonly ticks: readonly number[];
}

/**
 * Chooses a scale that shows zero and every interval.
 *
 * @param estimates What is drawn.
 * @returns A scale of at most eleven ticks.
 *
 * @example Usage
 * ```ts
 * import { scaleOf } from "@aftertune/aftertune/reports/page/scale.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const estimate = { value: 0.2, low: -0.08, high: 0.27, level: 0.95, n: 9 };
 * assertEquals(scaleOf([estimate]).ticks.slice(0, 3), [-0.1, -0.05, 0]);
 * ```
 */
export function scaleOf(estimates: readonly Estimate[]): Scale {
  const least = Math.min(0, ...estimates.map(({ low }) => low));
  const most = Math.max(0, ...estimates.map(({ high }) => high));
  const span = most - least;
  const step = roundStep((span < LEAST_SPAN ? 0.1 : span) / MOST_STEPS);
  const first = Math.floor(least / step);
  const last = Math.max(Math.ceil(most / step), first + 1);
  const ticks = Array.from(
    { length: last - first + 1 },
    (_, index) => Number(((first + index) * step).toPrecision(12)),
  );
  return { low: first * step, high: last * step, ticks };
}

/**
 * Places a number on a scale.
 *
 * @param value The number.
 * @param scale The scale.
 * @returns How far from the left end, in percent of the length.
 *
 * @example Usage
 * ```ts
 * import { placeOn } from "@aftertune/aftertune/reports/page/scale.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(placeOn(0, { low: -1, high: 3, ticks: [] }), 25);
 * ```
 */
export function placeOn(value: number, { low, high }: Scale): number {
  return Number((100 * (value - low) / (high - low)).toFixed(2));
}

const MOST_STEPS = 8;

/** A shorter one shows as no length, and its step may round to 0. */
const LEAST_SPAN = 1e-9;

/** The next of 1, 2 and 5 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((factor) => factor * power >= least) ?? 10;
  return factor * power;
}
