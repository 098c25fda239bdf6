import type { Sample } from "./sample.ts";

/** A source of random numbers in [0, 1). */
export type Random = () => number;

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
  /**
   * Returns the changed sample, or `null` where it does not apply to it.
   *
   * @param sample The sample as the task has it.
   * @param random Seeded by suite, task, treatment and sample: other samples
   *   never change this one's draws.
   */
  apply(sample: Sample, random: Random): Sample | null;
}
