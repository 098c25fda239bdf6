// deno-lint-ignore-file camelcase -- the protocol names its fields so
import type { Choice, ChooseRequest, Chosen } from "../../core/mod.ts";
import type { Call } from "./connect.ts";
import { isRecord } from "./is_record.ts";
import { malformed, onlyChoice } from "./only_choice.ts";
import { readUsage } from "./read_usage.ts";
import { ServerError } from "./server_error.ts";

/** One continuation, with the tokens that stand before it. */
interface Scored extends Choice {
  /** Number of tokens of the prompt. */
  readonly promptTokens: number;
}

/**
 * Scores continuations, one call each: the server echoes prompt and
 * continuation with the log-probability of each token.
 *
 * @param call Asks the server.
 * @param model What the server calls the model.
 * @param request The prompt, running text, and its continuations.
 * @returns The scores in the order of the continuations.
 * @throws {ServerError} If an answer does not tell the continuation's tokens
 *   from the prompt's.
 */
export async function choose(
  call: Call,
  model: string,
  { id, prompt, continuations }: ChooseRequest & { readonly id: string },
): Promise<Chosen> {
  if (prompt.kind === "chat") {
    throw new ServerError(
      `Cannot score continuations of a conversation as its layout must be known: only the server knows it. Put the task as running text`,
      "refused",
    );
  }
  const scored: Scored[] = [];
  for (const continuation of continuations) {
    const text = prompt.text + continuation;
    const answer = await call("/completions", {
      model,
      prompt: text,
      max_tokens: 1,
      temperature: 0,
      echo: true,
      logprobs: 1,
      stream: false,
    });
    scored.push(readScore(answer, text, continuation));
  }
  return {
    kind: "chosen",
    requestId: id,
    choices: scored.map(({ logprob, tokens, greedy }) => ({
      logprob,
      tokens,
      greedy,
    })),
    usage: {
      promptTokens: scored[0]?.promptTokens ?? null,
      completionTokens: scored.reduce((sum, { tokens }) => sum + tokens, 0),
    },
  };
}

/**
 * Proves that a server returns log-probabilities of the prompt. llama-server
 * ignores `echo` without a word, and others return zeros.
 *
 * @param call Asks the server.
 * @param model What the server calls the model.
 * @returns Why `choose` is refused; empty where it is served.
 * @throws {ServerError} If the server cannot be asked.
 */
export async function refuseChoose(
  call: Call,
  model: string,
): Promise<{ readonly choose?: string }> {
  try {
    const { choices: [choice] } = await choose(call, model, {
      kind: "choose",
      id: "proof",
      prompt: { kind: "text", text: "The quick brown fox" },
      continuations: [" jumps over the lazy dog"],
    });
    return choice !== undefined && choice.logprob < 0
      ? {}
      : { choose: unproven("all of them are 0") };
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (error.blame === "key" || error.blame === "gone") throw error;
    return { choose: unproven(error.message) };
  }
}

function unproven(found: string): string {
  return `the server must return the log-probabilities of a prompt: ${found}. vLLM returns them, llama-server does not; a local checkpoint needs no server`;
}

/** The parallel lists of a completion's log-probabilities. */
interface Logprobs {
  /** Texts of the tokens. */
  readonly tokens: readonly string[];
  /** Their log-probabilities; the first token has none. */
  readonly token_logprobs: readonly (number | null)[];
  /** The likeliest tokens at each place. */
  readonly top_logprobs: readonly (Readonly<Record<string, number>> | null)[];
}

function readScore(
  answer: unknown,
  text: string,
  continuation: string,
): Scored {
  const { text: echoed, logprobs } = onlyChoice(answer);
  if (typeof echoed !== "string" || !echoed.startsWith(text)) {
    throw malformed(`it must repeat the prompt`, echoed);
  }
  if (!isLogprobs(logprobs)) {
    throw malformed(`"logprobs" must have lists of equal length`, logprobs);
  }
  const end = promptEnd(answer, logprobs.tokens.length);
  const start = continuationStart(logprobs.tokens.slice(0, end), continuation);
  const scores = logprobs.token_logprobs.slice(start, end);
  if (!scores.every(Number.isFinite)) {
    throw malformed(`each token must have a log-probability`, scores);
  }
  const own = scores as readonly number[];
  const best = logprobs.top_logprobs.slice(start, end)
    .map((top) => Math.max(...Object.values(top ?? {})));
  if (!best.every(Number.isFinite)) {
    throw malformed(`each token must have a likeliest one beside it`, best);
  }
  return {
    logprob: own.reduce((sum, score) => sum + score, 0),
    tokens: own.length,
    greedy: own.every((score, index) => score >= (best[index] ?? Infinity)),
    promptTokens: start,
  };
}

/** Where the tokens of the prompt end and what was generated begins. */
function promptEnd(answer: unknown, length: number): number {
  const { promptTokens, completionTokens } = readUsage(answer);
  const most = (promptTokens ?? NaN) + (completionTokens ?? NaN);
  if (promptTokens === null || !(length >= promptTokens && length <= most)) {
    throw malformed(
      `"usage" must count the tokens that have log-probabilities`,
      { tokens: length, ...readUsage(answer) },
    );
  }
  return promptTokens;
}

/**
 * Finds the tokens that make up the continuation, from the end on: servers
 * count `text_offset` in different units, or not at all. A token without text
 * is the first part of a character that the next one completes.
 */
function continuationStart(
  tokens: readonly string[],
  continuation: string,
): number {
  let start = tokens.length;
  let text = "";
  while (start > 0 && text.length < continuation.length) {
    text = `${tokens[--start]}${text}`;
  }
  while (tokens[start - 1] === "") start--;
  if (text === continuation) return start;
  throw malformed(
    `the continuation ${JSON.stringify(continuation)} must begin with a token`,
    tokens.slice(start),
  );
}

function isLogprobs(value: unknown): value is Logprobs {
  if (!isRecord(value)) return false;
  const { tokens, token_logprobs, top_logprobs } = value;
  return Array.isArray(tokens) &&
    tokens.every((token) => typeof token === "string") &&
    [token_logprobs, top_logprobs].every((list) =>
      Array.isArray(list) && list.length === tokens.length
    );
}
