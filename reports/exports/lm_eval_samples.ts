import { createHash } from "node:crypto";
import type { Answer, AnswerRow, ModelRequest } from "../../core/mod.ts";
import { jsonLine, portableJson } from "../escaped_json.ts";
import type { LmEvalNames } from "./lm_eval_names.ts";
import type { MeasuredRow } from "./measured.ts";
import { promptText } from "./prompt_text.ts";
import { reachedScore } from "./reached_score.ts";

/** What the answers to a task are told with. */
export interface LmEvalSamplesOptions {
  /** The numbers that the answers were summed up to. */
  readonly numbers: readonly MeasuredRow[];
  /** What metrics and filters are called. */
  readonly names: LmEvalNames;
  /** Places of samples in the task, by id. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Writes answers as the `samples_*.jsonl` of lm-evaluation-harness has them: a
 * line an answer and filter. Answers that a filter reached no verdict on have
 * no line, as there is no place for a missing score.
 *
 * @param answers The answers of one model to one task.
 * @param options Numbers, names and places.
 * @yields One line after the other.
 */
export function* lmEvalSamples(
  answers: Iterable<AnswerRow>,
  { numbers, names, places }: LmEvalSamplesOptions,
): Generator<string> {
  for (const row of answers) {
    const about = aboutOf(row, places);
    for (const number of numbers) {
      const score = reachedScore(row, number);
      if (score === null) continue;
      const metric = names.metric(number);
      yield jsonLine({
        ...about,
        filtered_resps: row.answer.kind === "chosen"
          ? about.resps.flat()
          : [score.answer ?? UNREADABLE],
        filter: names.filter(number),
        metrics: [metric],
        [metric]: score.value,
      });
    }
  }
}

/** What lm-evaluation-harness says where a filter finds no answer. */
const UNREADABLE = "[invalid]";

/** What stands in every line of an answer. */
function aboutOf(
  { sample, request, answer }: AnswerRow,
  places: LmEvalSamplesOptions["places"],
) {
  const { id, question, targets, choices } = sample;
  const doc = { id, question, targets, ...choices && { choices } };
  const target = targets[0] ?? "";
  const prompt = promptText(request.prompt);
  return {
    doc_id: places.get(id) as number,
    doc,
    target,
    arguments: Object.fromEntries(
      secondArguments(request).map((second, index) => [
        `gen_args_${index}`,
        { arg_0: prompt, arg_1: second },
      ]),
    ),
    resps: responsesOf(answer),
    doc_hash: hashOf(portableJson(doc, 2)),
    prompt_hash: hashOf(prompt),
    target_hash: hashOf(target),
  };
}

/** What follows the prompt in each request that it would make of ours. */
function secondArguments(request: ModelRequest): readonly unknown[] {
  switch (request.kind) {
    case "generate": {
      const { stop, temperature, maxTokens } = request.sampling;
      return [{
        until: stop,
        do_sample: temperature > 0,
        temperature,
        max_gen_toks: maxTokens,
      }];
    }
    case "choose":
      return request.continuations;
    case "next":
      return [null];
  }
}

/** The answers to each of those requests; it writes their numbers as Python's text. */
function responsesOf(answer: Answer): (string | string[])[][] {
  switch (answer.kind) {
    case "generated":
      return [[answer.text]];
    case "chosen":
      return answer.choices.map(({ logprob, greedy }) => [
        [String(logprob), greedy ? "True" : "False"],
      ]);
    case "next":
      return [answer.top.map(({ token }) => String(token))];
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text.toWellFormed()).digest("hex");
}
