import type {
  Choice,
  ChooseRequest,
  GenerateRequest,
  ModelRequest,
  ModelResponse,
  NextRequest,
} from "../../core/mod.ts";
import type { LanguageModel, Reading } from "./language_model.ts";
import { checkSampling } from "./check_sampling.ts";
import { fitPrompt, type FittedPrompt, type Truncation } from "./fit_prompt.ts";
import type { Listener, Path } from "./prefix_tree.ts";
import { continuationTokens, promptTokens } from "./prompt_tokens.ts";
import { NOT_A_NUMBER } from "./not_a_number.ts";
import { Row } from "./row.ts";

/** What takes a response that is complete. */
export type Answer = (response: ModelResponse) => void;

/** What requests are turned into paths for. */
export interface PathsOptions {
  /** Takes the response. */
  readonly answer: Answer;
  /** Most tokens in the caches. */
  readonly cacheTokens: number;
  /** What to leave out of prompts that are too long, `null` to refuse them. */
  readonly truncate: Truncation | null;
}

/**
 * Turns a request into the tokens that must be computed for it, and who waits
 * for which prediction along them.
 *
 * @param model The model that is asked.
 * @param request What is asked.
 * @param options Who takes the response, and what must fit.
 * @returns One path, or one for each continuation.
 * @throws {Error} If the request cannot be answered by this model.
 */
export function toPaths(
  model: LanguageModel,
  request: ModelRequest,
  options: PathsOptions,
): Path<Row>[] {
  switch (request.kind) {
    case "generate":
      return generatePaths(model, request, options);
    case "choose":
      return choosePaths(model, request, options);
    case "next":
      return nextPaths(model, request, options);
  }
}

function generatePaths(
  model: LanguageModel,
  request: ModelRequest & GenerateRequest,
  options: PathsOptions,
): Path<Row>[] {
  const { sampling, sampling: { maxTokens } } = request;
  checkSampling(sampling, model.limits);
  const prompt = fitPrompt(model, promptTokens(model, request.prompt), {
    ...{ ...options, prompt: request.prompt },
    reply: maxTokens,
  });
  const { tokens } = prompt;
  requireFit(model, options, [tokens.length, maxTokens]);
  const row = new Row({
    request,
    prompt,
    tokenizer: model.tokenizer,
    endTokens: model.endTokens,
    answer: options.answer,
  });
  return [{ tokens, listeners: new Map([[tokens.length - 1, row]]), row }];
}

function choosePaths(
  model: LanguageModel,
  request: ModelRequest & ChooseRequest,
  options: PathsOptions,
): Path<Row>[] {
  const { context: whole, continuations } = continuationTokens(
    model,
    request.prompt,
    request.continuations,
  );
  if (continuations.length === 0) {
    throw new RangeError(
      "Cannot choose as the request must name a continuation: it names none",
    );
  }
  const empty = continuations.findIndex((tokens) => tokens.length === 0);
  if (empty >= 0) {
    throw new RangeError(
      `Cannot score continuation ${empty} as it must have a token: it is ${
        JSON.stringify(request.continuations[empty])
      }`,
    );
  }
  // All continuations follow the same tokens, and none of them is cut.
  const { tokens: context, usage } = fitPrompt(model, whole, {
    ...{ ...options, prompt: request.prompt },
    reply: Math.max(...continuations.map(({ length }) => length)),
  });
  const ballot = new Ballot(request.id, usage, continuations, options.answer);
  return continuations.map((continuation, index) => {
    requireFit(model, options, [context.length, continuation.length]);
    return {
      tokens: [...context, ...continuation.slice(0, -1)],
      listeners: new Map(continuation.map((token, at) => [
        context.length - 1 + at,
        ballot.listener(index, token),
      ])),
    };
  });
}

function nextPaths(
  model: LanguageModel,
  request: ModelRequest & NextRequest,
  options: PathsOptions,
): Path<Row>[] {
  const { top } = request;
  if (!Number.isInteger(top) || top < 0) {
    throw new RangeError(
      `Cannot rank the next tokens as top must be a whole number from 0 on: it is ${top}`,
    );
  }
  const { tokens, usage } = fitPrompt(
    model,
    promptTokens(model, request.prompt),
    { ...options, prompt: request.prompt, reply: 0 },
  );
  requireFit(model, options, [tokens.length, 0]);
  const listener: Listener = {
    picks: [],
    whole: true,
    take: (reading) => options.answer(toNext(request, usage, reading)),
  };
  return [{ tokens, listeners: new Map([[tokens.length - 1, listener]]) }];
}

function toNext(
  { id, top }: ModelRequest & NextRequest,
  usage: FittedPrompt["usage"],
  { logits, logSum }: Reading,
): ModelResponse {
  if (logits === null || Number.isNaN(logSum)) {
    return { kind: "failed", requestId: id, error: NOT_A_NUMBER };
  }
  return {
    kind: "next",
    requestId: id,
    top: likeliest(logits, top).map((token) => {
      const logit = logits[token] ?? 0;
      return { token, logit, logprob: logit - logSum };
    }),
    usage: { ...usage, completionTokens: 0 },
  };
}

/** The likeliest tokens, best first; of equals, the first. */
function likeliest(logits: Float32Array, count: number): number[] {
  const sorted = logits.slice().sort();
  const least = sorted[Math.max(0, sorted.length - count)] ?? 0;
  const tokens: number[] = [];
  logits.forEach((logit, token) => {
    if (logit >= least) tokens.push(token);
  });
  const order = (a: number, b: number) =>
    (logits[b] ?? 0) - (logits[a] ?? 0) || a - b;
  return tokens.sort(order).slice(0, count);
}

function requireFit(
  { limits: { context } }: LanguageModel,
  { cacheTokens }: PathsOptions,
  [prompt, reply]: readonly [number, number],
): void {
  const fits = (place: string, most: number, advice: string) => {
    if (prompt + reply <= most) return;
    throw new RangeError(
      `Cannot answer as prompt and reply must fit ${place}: the prompt has ${prompt}, the reply up to ${reply}. ${advice}`,
    );
  };
  fits(
    `the model's context of ${context} tokens`,
    context,
    "Shorten the prompt, use fewer worked examples, ask for fewer tokens, or leave a part out, as --truncate does",
  );
  fits(
    `the memory for caches, ${cacheTokens} tokens`,
    cacheTokens,
    "Allow more memory, as --memory does, shorten the prompt or ask for fewer tokens",
  );
}

/** Adds up the log-probabilities of all continuations of one request. */
class Ballot {
  readonly #requestId: string;
  readonly #usage: FittedPrompt["usage"];
  readonly #answer: Answer;
  readonly #choices: { logprob: number; tokens: number; greedy: boolean }[];
  #open: number;

  constructor(
    requestId: string,
    usage: FittedPrompt["usage"],
    continuations: readonly (readonly number[])[],
    answer: Answer,
  ) {
    this.#requestId = requestId;
    this.#usage = usage;
    this.#answer = answer;
    this.#choices = continuations.map(({ length }) => ({
      logprob: 0,
      tokens: length,
      greedy: true,
    }));
    this.#open = this.#tokens;
  }

  /** Waits for the prediction of one token of a continuation. */
  listener(continuation: number, token: number): Listener {
    return {
      picks: [token],
      whole: false,
      take: ({ best, logSum, picked: [logit = Number.NaN] }) => {
        const choice = this.#choices[continuation];
        if (choice === undefined) return;
        choice.logprob += logit - logSum;
        choice.greedy &&= best === token;
        this.#open--;
        if (this.#open === 0) this.#answer(this.#response());
      },
    };
  }

  get #tokens(): number {
    return this.#choices.reduce((sum, { tokens }) => sum + tokens, 0);
  }

  #response(): ModelResponse {
    const choices: readonly Choice[] = this.#choices;
    const requestId = this.#requestId;
    if (choices.some(({ logprob }) => Number.isNaN(logprob))) {
      return { kind: "failed", requestId, error: NOT_A_NUMBER };
    }
    return {
      kind: "chosen",
      requestId,
      choices,
      usage: {
        ...this.#usage,
        completionTokens: this.#tokens,
      },
    };
  }
}
