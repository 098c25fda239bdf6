/**
 * Pure statistics on numbers: intervals, tests, corrections, seeded randomness.
 * Refuses what has no answer and never returns `NaN`.
 *
 * @module
 */

export { bootstrapMean, type BootstrapOptions } from "./bootstrap_mean.ts";
export { holm } from "./holm.ts";
export type { Interval, LevelOptions } from "./interval.ts";
export { mcnemar } from "./mcnemar.ts";
export { normalQuantile } from "./normal_quantile.ts";
export { randomStream } from "./random_stream.ts";
export { signFlip, type SignFlipOptions } from "./sign_flip.ts";
export { type MeanInterval, studentMean } from "./student_mean.ts";
export { studentQuantile } from "./student_quantile.ts";
export { wilson } from "./wilson.ts";
