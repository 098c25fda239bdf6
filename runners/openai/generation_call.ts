// deno-lint-ignore-file camelcase -- the protocol names its fields so
import type { GenerateRequest, Json, Sampling } from "../../core/mod.ts";
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
  const { maxTokens, stop, temperature, topP, seed } = sampling;
  const settings = {
    model,
    max_tokens: maxTokens,
    temperature,
    top_p: topP ?? 1,
    ...family?.neutral,
    ...particular(sampling, family),
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

/** Settings that not every server has, as this one calls them. */
function particular(
  sampling: Sampling,
  family: Family | undefined,
): Record<string, Json> {
  const { temperature, topK, minP, repetitionPenalty, endTokens } = sampling;
  const names = family?.settings;
  const bias = biasOf(sampling);
  const call: Record<string, Json> = bias === null ? {} : { logit_bias: bias };
  const set = (
    what: string,
    name: string | undefined,
    value: Json | undefined,
  ) => {
    if (value === undefined) return;
    if (name === undefined) throw cannot(what, family);
    call[name] = value;
  };
  if (sampling.tokens || sampling.logprobs) {
    throw new ServerError(
      "Cannot tell a reply's tokens or their log-probabilities as the protocol has texts in place of tokens. Leave them out, or run the model on this machine",
      "refused",
    );
  }
  // Greedy decoding takes the likeliest token, however many are kept.
  if (temperature > 0) {
    set("from the likeliest tokens alone (top-k)", family && "top_k", topK);
    set("from tokens likely enough alone (min-p)", family && "min_p", minP);
  }
  set(
    "with a repetition penalty",
    names?.repetitionPenalty,
    repetitionPenalty,
  );
  set("up to other end tokens", names?.endTokens, endTokens && [...endTokens]);
  return call;
}

/** Far below any logit: the protocol's way to ban a token. */
const BAN = -100;

function biasOf({ bias = {}, banned = [] }: Sampling): Json | null {
  const all = {
    ...bias,
    ...Object.fromEntries(banned.map((token) => [token, BAN])),
  };
  return Object.keys(all).length === 0 ? null : all;
}

function cannot(what: string, family: Family | undefined): ServerError {
  const known = family === undefined
    ? "neither vLLM nor SGLang nor llama-server"
    : `"${family.name}", which does not`;
  return new ServerError(
    `Cannot sample ${what} as the server must be known to do so: it is ${known}. Leave that out`,
    "refused",
  );
}
