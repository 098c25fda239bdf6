import type { ModelRequest, ModelResponse, Next } from "../core/mod.ts";
import type { LanguageModel } from "../runners/local/mod.ts";
import { type Finding, finding, type Found, quoted } from "./doctor_finding.ts";

const TEXTS = ["Question: What is 2 plus 3?\nAnswer:", "Once upon a time"];

/** Most tokens of the continuation. */
const MOST_TOKENS = 24;

/** How far from 1 a sum of probabilities may lie. */
const TOLERANCE = 1e-4;

/**
 * What a model is asked for the distribution of all its tokens.
 *
 * @param model The model.
 * @returns A request for each of a few texts.
 */
export function distributionRequests(
  { limits }: Pick<LanguageModel, "limits">,
): readonly ModelRequest[] {
  return TEXTS.map((text) => ({
    id: text,
    kind: "next",
    prompt: { kind: "text", text },
    top: limits.vocabulary,
  }));
}

/** Asks for the likeliest continuation of a text. */
export const CONTINUATION: ModelRequest = {
  id: "continuation",
  kind: "generate",
  prompt: { kind: "text", text: TEXTS[0] ?? "" },
  sampling: { maxTokens: MOST_TOKENS, stop: [], temperature: 0 },
};

/**
 * Checks what a model answered.
 *
 * @param answers Its responses, by their requests' ids.
 * @param base Those of the base without the adapter, where there is one.
 * @returns What was found.
 */
export function answerFindings(
  answers: ReadonlyMap<string, ModelResponse>,
  base: ReadonlyMap<string, ModelResponse> | null,
): readonly Finding[] {
  return [
    finding("probabilities", () => probabilities(distributions(answers))),
    finding("continuation", () => continuation(answers)),
    ...base === null ? [] : [
      finding(
        "adapter",
        () => adapter(distributions(answers), distributions(base)),
      ),
    ],
  ];
}

function distributions(
  answers: ReadonlyMap<string, ModelResponse>,
): readonly Next[] {
  return TEXTS.map((text) => answerOf(answers, text))
    .filter((answer) => answer.kind === "next");
}

function probabilities(distributions: readonly Next[]): Found {
  const sums = distributions.map(({ top }) =>
    top.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0)
  );
  const distance = Math.max(...sums.map((sum) => Math.abs(sum - 1)));
  const text = `the next token's sum to 1 within ${distance.toExponential(0)}`;
  return distance <= TOLERANCE ? { verdict: "ok", text } : {
    verdict: "problem",
    text: `${text}, more than ${TOLERANCE}`,
    advice: "Try --device cpu, and report it where that does not help",
  };
}

function continuation(answers: ReadonlyMap<string, ModelResponse>): Found {
  const answer = answerOf(answers, CONTINUATION.id);
  const text = answer.kind === "generated" ? answer.text : "";
  const said = `${quoted(TEXTS[0] ?? "")} goes on ${quoted(text)}`;
  return text.trim() !== "" ? { verdict: "ok", text: said } : {
    verdict: "warning",
    text: said,
    advice:
      "Make sure that weights and tokenizer belong together: it says nothing",
  };
}

function adapter(tuned: readonly Next[], base: readonly Next[]): Found {
  const differences = tuned.flatMap(({ top }, index) => {
    const before = new Map(
      base[index]?.top.map(({ token, logit }) => [token, logit]),
    );
    return top.filter(({ token, logit }) => before.get(token) !== logit)
      .map(({ token, logit }) => Math.abs(logit - (before.get(token) ?? 0)));
  });
  const largest = differences.reduce((most, one) => Math.max(most, one), 0);
  return largest > 0
    ? {
      verdict: "ok",
      text: `it changes logits of the base by up to ${largest.toPrecision(3)}`,
    }
    : {
      verdict: "problem",
      text:
        `all logits equal those of the base on the ${tuned.length} texts that were tried. Did the fine-tune load?`,
      advice: "Check the adapter's weights: those of lora_B may be zero",
    };
}

function answerOf(
  answers: ReadonlyMap<string, ModelResponse>,
  id: string,
): ModelResponse {
  const answer = answers.get(id);
  if (answer === undefined) throw new Error("The model gave no answer");
  if (answer.kind === "failed") throw new Error(answer.error);
  return answer;
}
