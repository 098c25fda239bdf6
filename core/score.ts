/** What one evaluator says of one answer. */
export interface Score {
  /** The verdict, or `null` where none could be reached; never `NaN`. */
  readonly value: number | null;
  /** What was read from the answer, or `null` where nothing was found. */
  readonly answer: string | null;
}

/** A statistic and how far it can be trusted. */
export interface Estimate {
  /** The point estimate. */
  readonly value: number;
  /** Lower end of the interval. */
  readonly low: number;
  /** Upper end of the interval. */
  readonly high: number;
  /** Confidence level of the interval, in (0, 1). */
  readonly level: number;
  /** Samples behind it. */
  readonly n: number;
}

/** Turns the scores of all samples into one number with an interval. */
export interface Metric {
  /** As it stands in reports, e.g. `accuracy`. */
  readonly name: string;
  /** Whether each score is 0 or 1, so that exact paired tests apply. */
  readonly binary: boolean;
  /**
   * Returns `null` where there is nothing to estimate from.
   *
   * @param values The scores of all samples that have one.
   * @param level Confidence level of the interval, in (0, 1).
   * @param groups A label for each value, the same where samples belong
   *   together; absent where none do.
   */
  estimate(
    values: readonly number[],
    level: number,
    groups?: readonly (string | number)[],
  ): Estimate | null;
}
