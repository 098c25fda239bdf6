import type {
  Answer,
  Evaluator,
  ModelResponse,
  Sample,
  Score,
  Store,
} from "../core/mod.ts";
import { evaluatorsOf, plan, type Posed } from "./plan.ts";
import type { Layout } from "./pose.ts";

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
export interface Scored {
  /** Name of the model in the suite. */
  readonly model: string;
  /** The task, posed in one way. */
  readonly posed: Posed;
  /** Who judged. */
  readonly evaluator: Evaluator;
  /** One a sample of `posed`, in its order; `null` where there is none. */
  readonly values: readonly (number | null)[];
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
    const columns = evaluatorsOf(one.task).map((evaluator) => ({
      evaluator,
      values: [] as (number | null)[],
      unscored: 0,
    }));
    let failed = 0;
    for (const { request, sample } of plan([one], answerer.layout)) {
      const answer = answerOf(store.response(answerer.id, request.id));
      if (answer === undefined) failed++;
      for (const column of columns) {
        const value = answer === undefined
          ? null
          : judge(one, column.evaluator, { sample, answer }).value;
        if (value === null && answer !== undefined) column.unscored++;
        column.values.push(value);
      }
    }
    return columns.map((column) => ({
      ...column,
      model: answerer.name,
      posed: one,
      failed,
    }));
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

/** What an evaluator says; what it must not say is its fault, and named so. */
function judge(
  { task }: Posed,
  { name, metric, evaluate }: Evaluator,
  { sample, answer }: { sample: Sample; answer: Answer },
): Score {
  const where =
    `Cannot judge sample "${sample.id}" of the task "${task.name}" by "${name}"`;
  let score: Score;
  try {
    score = evaluate(sample, answer);
  } catch (cause) {
    throw new Error(`${where}: ${(cause as Error).message}`, { cause });
  }
  const { value } = score;
  const sound = value === null ||
    (metric.binary ? value === 0 || value === 1 : Number.isFinite(value));
  if (sound) return score;
  throw new RangeError(
    `${where} as its score must be ${
      metric.binary ? "0, 1" : "a finite number"
    } or null: it is ${value}`,
  );
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
