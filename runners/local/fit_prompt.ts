import type { Prompt, Usage } from "../../core/mod.ts";
import type { LanguageModel } from "./language_model.ts";

/** Which part of a prompt that is too long for the model is left out. */
export type Truncation = "left" | "middle";

/** A prompt as it goes into the model. */
export interface FittedPrompt {
  /** Its tokens. */
  readonly tokens: readonly number[];
  /** How many these are, and how many were left out. */
  readonly usage: Pick<Usage, "promptTokens" | "omittedTokens">;
}

/** What a prompt must fit. */
export interface FitOptions {
  /** The prompt. */
  readonly prompt: Prompt;
  /** Most tokens that go behind it. */
  readonly reply: number;
  /** What to leave out, `null` to leave it as it is. */
  readonly truncate: Truncation | null;
}

/**
 * Cuts a prompt to what the model's context leaves for it, where that is asked
 * for. What the tokenizer puts before texts stays.
 *
 * @param model The model.
 * @param tokens The tokens of the prompt.
 * @param options What it must fit, and how.
 * @returns The prompt; as it was where it fits, or where nothing may be left out.
 * @throws {RangeError} If it is a conversation that would lose its beginning.
 *
 * @example The first token stays
 * ```ts
 * import { openModel } from "@aftertune/aftertune/runners/mod.ts";
 * import { fitPrompt } from "@aftertune/aftertune/runners/local/fit_prompt.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using model = await openModel("tests/data/tiny_llama/base");
 * const { context } = model.limits;
 * const { tokens, usage } = fitPrompt(
 *   model,
 *   [...model.tokenizer.start, ...Array(context).fill(7)],
 *   { prompt: { kind: "text", text: "" }, reply: 10, truncate: "left" },
 * );
 *
 * assertEquals(tokens.slice(0, 1), model.tokenizer.start);
 * assertEquals(usage, { promptTokens: context - 10, omittedTokens: 11 });
 * ```
 */
export function fitPrompt(
  { limits, tokenizer }: Pick<LanguageModel, "limits" | "tokenizer">,
  tokens: readonly number[],
  { prompt, reply, truncate }: FitOptions,
): FittedPrompt {
  const most = limits.context - reply;
  const omitted = tokens.length - most;
  const { start } = tokenizer;
  const isStarted = start.every((token, place) => tokens[place] === token);
  const head = Math.max(
    isStarted ? start.length : 0,
    truncate === "middle" ? Math.ceil(most / 2) : 0,
  );
  if (truncate === null || omitted <= 0 || most <= head) {
    return { tokens, usage: { promptTokens: tokens.length } };
  }
  if (truncate === "left" && prompt.kind === "chat") {
    throw new RangeError(
      "Cannot cut a conversation on the left as its template must stay whole. Leave out its middle, or shorten it",
    );
  }
  return {
    tokens: [...tokens.slice(0, head), ...tokens.slice(head + omitted)],
    usage: { promptTokens: most, omittedTokens: omitted },
  };
}
