/**
 * Pure statistics on numbers: intervals, tests, corrections, seeded randomness.
 * Refuses what has no answer and never returns `NaN`.
 *
 * @module
 */

export type { Interval, LevelOptions } from "./interval.ts";
export { normalQuantile } from "./normal_quantile.ts";
export { randomStream } from "./random.ts";
export { type MeanInterval, studentMean } from "./student_mean.ts";
export { studentQuantile } from "./student_quantile.ts";
export { wilson } from "./wilson.ts";
