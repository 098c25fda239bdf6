import { createHash } from "node:crypto";
import type { AnswerRow } from "../../core/mod.ts";
import { jsonLine } from "../escaped_json.ts";
import { posedName } from "../headline.ts";
import { visibleLine } from "../visible_text.ts";
import { evaluationResultId } from "./evaluation_result.ts";
import type { AnswersOf } from "./format.ts";
import type { MeasuredRow } from "./measured.ts";
import { promptText } from "./prompt_text.ts";
import { type ReachedScore, reachedScore } from "./reached_score.ts";

/** What every line says of the record that it belongs to. */
export interface EvaluationSamplesOptions {
  /** The record's id. */
  readonly evaluation: string;
  /** The model's id in the record. */
  readonly model: string;
  /** Finds the answers. */
  readonly answers: AnswersOf;
}

/**
 * Writes the answers behind the numbers of a model as Every Eval Ever has them:
 * a line an answer and number. Answers without a verdict have no line, as there
 * is no place for a missing score.
 *
 * @param rows The numbers.
 * @param options The record, and what finds the answers.
 * @yields One line after the other.
 */
export function* evaluationSamples(
  rows: readonly MeasuredRow[],
  { evaluation, model, answers }: EvaluationSamplesOptions,
): Generator<string> {
  const posed = Map.groupBy(
    rows,
    ({ task, treatment }) => JSON.stringify([task, treatment]),
  );
  for (const numbers of posed.values()) {
    for (const answer of answers(numbers[0] as MeasuredRow)) {
      for (const number of numbers) {
        const score = reachedScore(answer, number);
        if (score === null) continue;
        yield jsonLine({
          schema_version: "0.3.0",
          ...{ evaluation_id: evaluation, model_id: model },
          ...aboutOf(answer, number),
          ...verdictOf(score, number),
        });
      }
    }
  }
}

function aboutOf(
  { sample, request, answer }: AnswerRow,
  number: MeasuredRow,
): object {
  const { id, question, targets, choices } = sample;
  const hash = createHash("sha256").update(
    (question + targets.join("")).toWellFormed(),
  );
  const { promptTokens, completionTokens } = answer.usage;
  return {
    evaluation_name: visibleLine(posedName(number)),
    evaluation_result_id: evaluationResultId(number),
    sample_id: id,
    sample_hash: hash.digest("hex"),
    interaction_type: "single_turn",
    input: {
      raw: question,
      formatted: promptText(request.prompt),
      reference: targets,
      ...choices && { choices },
    },
    output: { raw: [rawOf({ sample, answer })] },
    ...promptTokens === null || completionTokens === null ? {} : {
      token_usage: {
        input_tokens: promptTokens,
        output_tokens: completionTokens,
        total_tokens: promptTokens + completionTokens,
      },
    },
  };
}

/** What the model said, or took. */
function rawOf({ sample, answer }: Pick<AnswerRow, "sample" | "answer">) {
  switch (answer.kind) {
    case "generated":
      return answer.text;
    case "chosen": {
      const best = Math.max(...answer.choices.map(({ logprob }) => logprob));
      const taken = answer.choices.findIndex(({ logprob }) => logprob === best);
      return sample.choices?.[taken] ?? "";
    }
    case "next":
      return answer.top.map(({ token }) => token).join(" ");
  }
}

function verdictOf(
  { value, answer }: ReachedScore,
  { better, evaluator }: MeasuredRow,
): object {
  return {
    answer_attribution: answer === null ? [] : [{
      turn_idx: 0,
      source: "output.raw",
      extracted_value: answer,
      extraction_method: visibleLine(evaluator),
      is_terminal: true,
    }],
    evaluation: {
      score: value,
      is_correct: value === (better === "higher" ? 1 : 0),
    },
  };
}
