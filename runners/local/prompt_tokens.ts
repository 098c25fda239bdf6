import type { Prompt } from "../../core/mod.ts";
import type { LanguageModel } from "./language_model.ts";

/** What of a model is needed to turn prompts into tokens. */
export type PromptModel = Pick<
  LanguageModel,
  "tokenizer" | "template" | "limits"
>;

/**
 * The tokens of a prompt. A text gets what the tokenizer puts before texts
 * exactly once; a conversation gets what its template writes.
 *
 * @param model What turns prompts into tokens.
 * @param prompt The prompt.
 * @returns The tokens, at least one.
 * @throws {Error} If the model has no chat template, or the prompt no token.
 *
 * @example Usage
 * ```ts
 * import { openModel } from "@aftertune/aftertune/runners/mod.ts";
 * import { promptTokens } from "@aftertune/aftertune/runners/local/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using model = await openModel("tests/data/tiny_llama/base");
 *
 * assertEquals(
 *   promptTokens(model, { kind: "text", text: "one" }).slice(0, 1),
 *   model.tokenizer.start,
 * );
 * ```
 */
export function promptTokens(model: PromptModel, prompt: Prompt): number[] {
  return textTokens(model, promptText(model, prompt));
}

/**
 * The tokens of a prompt and of each continuation, divided as
 * lm-evaluation-harness divides them (`_encode_pair`): space at the end of
 * the prompt goes to the continuation, and a continuation's tokens are those
 * that the whole has more than the prompt.
 *
 * @param model What turns prompts into tokens.
 * @param prompt The prompt.
 * @param continuations What follows it.
 * @returns The tokens of the prompt, at least one, and of each continuation.
 */
export function continuationTokens(
  model: PromptModel,
  prompt: Prompt,
  continuations: readonly string[],
): { context: number[]; continuations: number[][] } {
  const whole = promptText(model, prompt);
  const kept: StartedText = { ...whole, text: whole.text.trimEnd() };
  const space = whole.text.slice(kept.text.length);
  const context = textTokens(model, kept);
  const skipped = kept.text === "" ? 0 : context.length;
  return {
    context,
    continuations: continuations.map((continuation) => {
      const text = kept.text + space + continuation;
      const start = kept.text === "" ? [] : kept.start;
      return knownTokens(model, { text, start }).slice(skipped);
    }),
  };
}

interface StartedText {
  readonly text: string;
  /** The tokens that must come first, once. */
  readonly start: readonly number[];
}

function promptText(
  { tokenizer, template }: PromptModel,
  prompt: Prompt,
): StartedText {
  if (prompt.kind === "text") {
    return { text: prompt.text, start: tokenizer.start };
  }
  if (template === null) {
    throw new Error(
      "Cannot lay out the conversation as the checkpoint must have a chat template: it has none. Pose the task as running text",
    );
  }
  const { messages, prefix = "" } = prompt;
  const text = template.render(messages, { prefix });
  return { text, start: [] };
}

function textTokens(model: PromptModel, text: StartedText): number[] {
  const tokens = knownTokens(model, text);
  return tokens.length > 0 ? tokens : [fallbackStart(model)];
}

function knownTokens(
  { tokenizer, limits }: PromptModel,
  { text, start }: StartedText,
): number[] {
  const bare = tokenizer.encode(text);
  const hasStart = start.every((token, index) => bare[index] === token);
  const tokens = hasStart ? bare : [...start, ...bare];
  const foreign = tokens.find((token) => token >= limits.vocabulary);
  if (foreign === undefined) return tokens;
  throw new RangeError(
    `Cannot use this tokenizer as its tokens must be below the model's vocabulary of ${limits.vocabulary}: one is ${foreign}. Is it the tokenizer of this checkpoint?`,
  );
}

/** A model must be given something to predict from, as in lm-evaluation-harness. */
function fallbackStart({ tokenizer }: PromptModel): number {
  const { special } = tokenizer;
  const token = tokenizer.token(
    special["bos_token"] ?? special["eos_token"] ?? "",
  );
  if (token !== undefined) return token;
  throw new Error(
    "Cannot answer an empty prompt as the tokenizer must name a BOS or EOS token to begin with: tokenizer_config.json names none. Name one there, or give the prompt a text",
  );
}
