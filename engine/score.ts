import type { Column, Evaluator, Score, Store } from "../core/mod.ts";
import { answerText } from "./answer_text.ts";
import { judge } from "./judge.ts";
import { type Answerer, type AnswerSource, answersTo } from "./answers_to.ts";
import { evaluatorsOf, type Posed } from "./plan.ts";
import { openColumn } from "./score_column.ts";
import { tallyOutputs } from "./tally_outputs.ts";

/** The scores of one model on one task, treatment and evaluator. */
export interface Scored
  extends
    Pick<Column, "layout" | "values" | "marks" | "confidences" | "outputs"> {
  /** Name of the model in the suite. */
  readonly model: string;
  /** The task, posed in one way. */
  readonly posed: Posed;
  /** Who judged. */
  readonly evaluator: Evaluator;
  /** Answers that no verdict could be reached on. */
  readonly unscored: number;
  /** Requests that failed or were not yet answered. */
  readonly failed: number;
}

/**
 * Judges what a model answered. Asks no model, so it may be repeated at will.
 *
 * @param posed The tasks, each posed in one way.
 * @param answerer The model.
 * @param store Where its responses are.
 * @returns One column of scores for each task, treatment and evaluator.
 */
export function score(
  posed: readonly Posed[],
  answerer: Answerer,
  store: Store,
): readonly Scored[] {
  return posed.flatMap((one) => {
    const columns = evaluatorsOf(one.task).map((evaluator) =>
      openColumn(one, evaluator)
    );
    const tally = tallyOutputs();
    let failed = 0;
    for (const { sample, answer } of answersTo(one, { answerer, store })) {
      if (answer === undefined) failed++;
      else tally.add(answer);
      for (const column of columns) column.add(sample, answer);
    }
    const counts = tally.counts();
    return columns.map((column) => {
      const { picks, ...verdicts } = column.verdicts();
      return {
        ...verdicts,
        ...{
          model: answerer.name,
          layout: answerer.layout,
          posed: one,
          failed,
        },
        outputs: { ...counts, picks },
      };
    });
  });
}

/** What a model answered to one sample, with the verdict on it. */
export interface Verdict {
  /** What was read from the answer. */
  readonly answer: Score["answer"];
  /** The whole answer as text. */
  readonly text: string;
}

/**
 * Looks answers up again, for a reader.
 *
 * @param scored The column that the answers' scores are in.
 * @param places Places of the samples in the column.
 * @param source The model and the store.
 * @returns What was read and the whole text of each; empty where there is no
 *   answer.
 */
export function verdictsOf(
  { posed, evaluator }: Scored,
  places: readonly number[],
  source: AnswerSource,
): Verdict[] {
  const found = answersTo(posed, { ...source, places });
  return Array.from(
    found,
    ({ sample, answer }) =>
      answer === undefined ? { answer: null, text: "" } : {
        answer: judge(posed, evaluator, { sample, answer }).answer,
        text: answerText(answer, sample.choices ?? []),
      },
  );
}
