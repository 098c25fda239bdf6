// deno-lint-ignore-file camelcase -- the protocol names its fields so
import type { GenerateRequest, Json } from "../../core/mod.ts";
import type { Family } from "./families.ts";
import { ServerError } from "./server_error.ts";

/** What generating depends on beside the request. */
export interface GenerationOptions {
  /** What the server calls the model. */
  readonly model: string;
  /** What kind of server it is, `undefined` where that is not known. */
  readonly family: Family | undefined;
}

/** Tells a chat template to leave the last message open. */
export const OPEN_ENDED = {
  continue_final_message: true,
  add_generation_prompt: false,
} as const;

/**
 * Writes a request as the protocol has it. All sampling is explicit, as no two
 * servers have the same defaults.
 *
 * @param request What is asked.
 * @param options Whom it is asked.
 * @returns Path and body.
 * @throws {ServerError} If the server cannot be known to sample so.
 */
export function generationCall(
  { prompt, sampling }: GenerateRequest,
  { model, family }: GenerationOptions,
): { readonly path: string; readonly body: Json } {
  const { maxTokens, stop, temperature, topP, topK, seed } = sampling;
  if (topK !== undefined && family === undefined && temperature > 0) {
    throw new ServerError(
      `Cannot sample from the ${topK} likeliest tokens as the server must be known to do so: it is neither vLLM nor SGLang nor llama-server. Leave top-k out`,
      "refused",
    );
  }
  const settings = {
    model,
    max_tokens: maxTokens,
    temperature,
    top_p: topP ?? 1,
    ...family?.neutral,
    ...(topK === undefined || family === undefined ? {} : { top_k: topK }),
    ...(stop.length === 0 ? {} : { stop }),
    ...(seed === undefined ? {} : { seed }),
    stream: false,
  };
  if (prompt.kind === "text") {
    return { path: "/completions", body: { ...settings, prompt: prompt.text } };
  }
  const messages = prompt.messages.map(({ role, content }) => ({
    role,
    content,
  }));
  const path = "/chat/completions";
  if (!prompt.prefix) return { path, body: { ...settings, messages } };
  messages.push({ role: "assistant", content: prompt.prefix });
  return { path, body: { ...settings, messages, ...OPEN_ENDED } };
}
