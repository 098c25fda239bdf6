import type { Sample } from "./sample.ts";

/** A source of random numbers in [0, 1). */
export type Random = () => number;

/** How much of something a treatment changes. */
export interface Dose {
  /** What the share is of, such as `words masked`; equal for treatments that differ in the share alone. */
  readonly of: string;
  /** The share, in (0, 1]; without the treatment it is 0. */
  readonly share: number;
}

/**
 * A change of how a task is posed. The sample keeps its id, so that answers
 * with and without the treatment are paired.
 */
export interface Treatment {
  /** Unique; part of every score's key. */
  readonly name: string;
  /** Raised whenever any sample may change. */
  readonly version: number;
  /** What it changes, in half a sentence. */
  readonly description: string;
  /** How much of something it changes, where that is what it is about. */
  readonly dose?: Dose;
  /**
   * Returns the changed sample, or `null` where it does not apply to it.
   *
   * @param sample The sample as the task has it.
   * @param random Seeded by suite, task, treatment and sample: other samples
   *   never change this one's draws.
   */
  apply(sample: Sample, random: Random): Sample | null;
}
