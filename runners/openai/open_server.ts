import { createHash } from "node:crypto";
import type {
  ModelRequest,
  Random,
  RequestKind,
  Runner,
} from "../../core/mod.ts";
import { answerer } from "./answerer.ts";
import { refuseChoose } from "./choose.ts";
import type { Clock } from "./clock.ts";
import { connect } from "./connect.ts";
import { describeModel } from "./describe_model.ts";
import type { Fetch } from "./exchange.ts";
import { type Fruitless, judge } from "./judge.ts";
import { mapUnordered } from "./map_unordered.ts";
import { parseEndpoint } from "./parse_endpoint.ts";
import { ServerError } from "./server_error.ts";
import { sharedTimer } from "./shared_timer.ts";
import { stillServes } from "./still_serves.ts";

/** Raised whenever the same request may get another answer. */
const VERSION = 1;

const KINDS: readonly RequestKind[] = ["generate", "choose", "next"];
const UNPROVEN = { choose: "the server was not asked to prove that it can" };

/** A model behind an OpenAI-compatible server, and how it is asked. */
export interface ServerOptions {
  /** Base address up to and with `/v1`, e.g. `http://127.0.0.1:8000/v1`. */
  readonly endpoint: string;
  /** What the server calls the model. */
  readonly model: string;
  /** The key, `undefined` where the server asks for none. */
  readonly key?: string | undefined;
  /** Most requests under way at once. */
  readonly concurrency: number;
  /** Seconds that one attempt may take. */
  readonly timeout: number;
  /** Seconds that a request may take with all its attempts and waits, 1,200 by default. */
  readonly deadline?: number;
  /** Most attempts after the first one, 5 by default. */
  readonly retries?: number;
  /** Measures time-outs and waits. */
  readonly clock: Clock;
  /** Spreads the waits between attempts. */
  readonly random: Random;
  /** Speaks HTTP, by default the runtime's `fetch`. */
  readonly fetch?: Fetch;
}

/** What a server will be asked. */
export interface ServerNeeds {
  /** Kinds of request; what the server has to prove is proven only for these. */
  readonly needs: ReadonlySet<RequestKind>;
}

/**
 * Opens a model behind any OpenAI-compatible server.
 *
 * - Running text goes to `/completions`, a conversation to
 *   `/chat/completions`; all sampling is explicit and nothing is streamed.
 * - `choose` is served, of running text, where the server proves that it
 *   returns the log-probabilities of a prompt.
 * - A forced start of the reply is sent where the server proves that it
 *   continues one by `continue_final_message`, as vLLM and
 *   llama-server do. Else the request fails.
 * - A request is tried again after what may pass: a connection that fails, a
 *   time-out, the statuses 408, 409, 425, 429 and 5xx.
 * - The run stops with an error where eight requests in a row come to nothing
 *   and the server does not answer a harmless one either. A model that never
 *   answered is put to that proof at the first sign of a wrong key, address or
 *   name. What a server that is well does not answer is a failure.
 *
 * Weights behind a server cannot be digested. The id stands for the address,
 * the model's name and all that vLLM, SGLang, llama-server and others tell of
 * the model: if other weights are served under the same name, take a new
 * results folder.
 *
 * @param options The server and how it is asked.
 * @param needs What it will be asked.
 * @returns The runner.
 * @throws {TypeError} If endpoint or key cannot be used.
 * @throws {RangeError} If the server lists all its models and not this one.
 * @throws {Error} If the server cannot be reached or turns the key down.
 *
 * @example Ask a server
 * ```ts
 * import { openServer } from "@aftertune/aftertune/runners/openai/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const answer = {
 *   choices: [{ text: " 2", finish_reason: "stop" }],
 *   usage: { prompt_tokens: 4, completion_tokens: 1 },
 * };
 * await using runner = await openServer({
 *   endpoint: "http://127.0.0.1:8000/v1",
 *   model: "tuned",
 *   concurrency: 64,
 *   timeout: 120,
 *   clock: { now: () => 0, after: () => () => {} },
 *   random: () => 0,
 *   fetch: () => Promise.resolve(Response.json(answer)),
 * }, { needs: new Set(["generate"]) });
 *
 * const responses = await Array.fromAsync(runner.run([{
 *   kind: "generate",
 *   id: "1",
 *   prompt: { kind: "text", text: "1 + 1 =" },
 *   sampling: { maxTokens: 4, stop: ["\n"], temperature: 0 },
 * }]));
 * assertEquals(responses, [{
 *   kind: "generated",
 *   requestId: "1",
 *   text: " 2",
 *   finish: "stop",
 *   usage: { promptTokens: 4, completionTokens: 1 },
 * }]);
 * ```
 */
export async function openServer(
  options: ServerOptions,
  { needs }: ServerNeeds,
): Promise<Runner> {
  const { model } = options;
  const endpoint = parseEndpoint(options.endpoint, options.key);
  const begin = connect(endpoint, {
    timeout: options.timeout,
    deadline: options.deadline ?? 1200,
    retries: options.retries ?? 5,
    clock: sharedTimer(options.clock),
    random: options.random,
    fetch: options.fetch ?? fetch,
  });
  const { family, names, facts } = await describeModel(begin(), model);
  const refusals = {
    next: "the protocol has no distribution over the vocabulary",
    ...needs.has("choose") ? await refuseChoose(begin(), model) : UNPROVEN,
  };
  const answer = answerer({ begin, model, family, refusals });
  const identity = ["openai", VERSION, endpoint.url, model, facts];
  return {
    id: createHash("sha256").update(JSON.stringify(identity)).digest("hex"),
    provenance: {
      runner: "openai",
      endpoint: endpoint.url,
      model,
      server: family?.name ?? "unknown",
      ...facts,
      weights: "unverified: a server does not tell the digest of its weights",
    },
    serves: new Set(KINDS.filter((kind) => !(kind in refusals))),
    refusals,
    run(requests, { signal, answered = false } = {}) {
      const outcomes = mapUnordered(
        requests,
        { concurrency: options.concurrency, signal },
        (request, either) =>
          answer(request, either).catch((error) => fruitless(request, error)),
      );
      return judge(outcomes, {
        host: endpoint.host,
        model,
        names,
        answered,
        stillServes: (request, answered) =>
          stillServes(request, {
            answer: (control) => answer(control, signal),
            answered,
          }),
      });
    },
    [Symbol.asyncDispose]: (): Promise<void> => Promise.resolve(),
  };
}

function fruitless(request: ModelRequest, error: unknown): Fruitless {
  if (!(error instanceof ServerError)) throw error;
  return { kind: "fruitless", request, error };
}
