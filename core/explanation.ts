/** What a report must know of a task, treatment or evaluator to explain it. */
export interface Explanation {
  /** Its name. */
  readonly name: string;
  /** What it asks, changes or judges. */
  readonly description: string;
}

/** What a report must know of a task. */
export interface TaskExplanation extends Explanation {
  /** Which question about fine-tuning it helps to answer. */
  readonly family: string;
  /** The task's version. */
  readonly version: number;
  /** Its evaluators, the first one is the headline. */
  readonly evaluators: readonly (Explanation & {
    readonly measures: "ability" | "format";
  })[];
}
