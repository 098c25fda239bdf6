import type { AnswerRow, KeptColumn, Sample } from "../../../core/mod.ts";
import type { AnswersOf } from "../../../reports/exports/mod.ts";
import { HOSTILE_TEXTS } from "../hostile.ts";
import { RUN } from "./runs.ts";

const USAGE = { promptTokens: 12, completionTokens: 3 };

/**
 * Answers of the run: hostile texts to the one task, choices to the other.
 * Their scores are those that the run's numbers were made of.
 */
export const ANSWERS: AnswersOf = ({ model, task, treatment }) => {
  const column = RUN.columns.find((column) =>
    column.model === model && column.task === task &&
    column.treatment === treatment
  );
  const ids = RUN.samples.find((list) => list.task === task)?.ids ?? [];
  return ids.flatMap((id, index) =>
    column === undefined || column.values[index] === null
      ? []
      : [answerRow(column, id, index)]
  );
};

function answerRow(
  { model, task, treatment, evaluator, metric, values }: KeptColumn,
  id: string,
  index: number,
): AnswerRow {
  const text = HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? "";
  const scores = [{
    ...{ evaluator, metric, value: values[index] ?? null },
    answer: index % 3 === 0 ? null : text,
  }];
  const sample = { id, question: text, targets: [text, "other"] };
  return {
    ...{ model, task, treatment, scores },
    ...task === "facts" ? told(sample, text) : taken(sample),
  };
}

type Told = Pick<AnswerRow, "sample" | "request" | "answer">;

function told(sample: Sample, text: string): Told {
  return {
    sample,
    request: {
      kind: "generate",
      id: "0",
      prompt: { kind: "text", text: `${text}\nAnswer:` },
      sampling: { maxTokens: 8, stop: ["\n"], temperature: 0 },
    },
    answer: {
      kind: "generated",
      requestId: "0",
      ...{ text, finish: "stop", usage: USAGE },
    },
  };
}

function taken(sample: Sample): Told {
  const continuations = [" yes", " no"];
  return {
    sample: { ...sample, choices: continuations },
    request: {
      kind: "choose",
      ...{ id: "0", continuations },
      prompt: {
        kind: "chat",
        messages: [{ role: "user", content: sample.question }],
        prefix: "Well,",
      },
    },
    answer: {
      kind: "chosen",
      ...{ requestId: "0", usage: USAGE },
      choices: [
        { logprob: -2.5, tokens: 1, greedy: false },
        { logprob: -0.25, tokens: 1, greedy: true },
      ],
    },
  };
}
