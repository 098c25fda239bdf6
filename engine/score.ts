import type {
  Answer,
  Column,
  Evaluator,
  ModelResponse,
  Score,
  Store,
} from "../core/mod.ts";
import { judge } from "./judge.ts";
import { evaluatorsOf, plan, type Posed } from "./plan.ts";
import type { Layout } from "./pose.ts";
import { openColumn } from "./score_column.ts";
import { tallyOutputs } from "./tally_outputs.ts";

/** A model whose responses are in the store. */
export interface Answerer {
  /** Its name in the suite. */
  readonly name: string;
  /** Its id in the store. */
  readonly id: string;
  /** How questions were put to it. */
  readonly layout: Layout;
}

/** The scores of one model on one task, treatment and evaluator. */
export interface Scored
  extends Pick<Column, "values" | "marks" | "confidences" | "outputs"> {
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
    for (const { request, sample } of plan([one], answerer.layout)) {
      const answer = answerOf(store.response(answerer.id, request.id));
      if (answer === undefined) failed++;
      else tally.add(answer);
      for (const column of columns) column.add(sample, answer);
    }
    const counts = tally.counts();
    return columns.map((column) => {
      const { picks, ...verdicts } = column.verdicts();
      return {
        ...verdicts,
        ...{ model: answerer.name, posed: one, failed },
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
 * Looks one answer up again, for a reader.
 *
 * @param scored The column that the answer's score is in.
 * @param index Place of the sample in the column.
 * @param source The model and the store.
 * @returns What was read and the whole text; empty where there is no answer.
 */
export function verdictOf(
  { posed, evaluator }: Scored,
  index: number,
  { answerer, store }: { answerer: Answerer; store: Store },
): Verdict {
  const [sample] = posed.samples.slice(index, index + 1);
  if (sample === undefined) return { answer: null, text: "" };
  const [planned] = plan([{ ...posed, samples: [sample] }], answerer.layout);
  const answer = planned &&
    answerOf(store.response(answerer.id, planned.request.id));
  if (answer === undefined) return { answer: null, text: "" };
  return {
    answer: judge(posed, evaluator, { sample, answer }).answer,
    text: textOf(answer, sample.choices ?? []),
  };
}

function answerOf(response: ModelResponse | undefined): Answer | undefined {
  return response === undefined || response.kind === "failed"
    ? undefined
    : response;
}

function textOf(answer: Answer, choices: readonly string[]): string {
  switch (answer.kind) {
    case "generated":
      return answer.text;
    case "chosen":
      return answer.choices
        .map(({ logprob }, i) => `${logprob.toFixed(3)} ${choices[i]?.trim()}`)
        .join("\n");
    case "next":
      return answer.top.map(({ token }) => token).join(" ");
  }
}
