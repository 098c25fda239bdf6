/** What one sample asks and what counts as right; a treatment may change it. */
export interface Question {
  /** What is asked, free of any layout. */
  readonly question: string;
  /** Every answer that is right; the first one is shown in reports. */
  readonly targets: readonly string[];
  /** A worked solution, shown when the sample serves as a worked example. */
  readonly solution?: string;
  /** The options of a multiple-choice question, each a whole continuation. */
  readonly choices?: readonly string[];
  /** The start of the response that is forced on the model. */
  readonly prefix?: string;
}

/** One row of a task: a question with its name. */
export interface Sample extends Question {
  /** Unique within the task and stable: what answers are paired by. */
  readonly id: string;
  /** Samples of one group are not independent of each other. */
  readonly group?: string;
  /** What an evaluator must know beyond the targets. */
  readonly details?: Readonly<Record<string, string>>;
  /** Other wordings that the data itself brings, by the treatment's name. */
  readonly alternatives?: Readonly<Record<string, Partial<Question>>>;
}
