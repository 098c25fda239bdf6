/** What a number in a report is about. */
export interface Cell {
  /** Name of the model in the suite. */
  readonly model: string;
  /** Name of the task. */
  readonly task: string;
  /** Name of the treatment; `none` where the task is posed as it is. */
  readonly treatment: string;
  /** Name of the evaluator. */
  readonly evaluator: string;
  /** Name of the metric. */
  readonly metric: string;
}
