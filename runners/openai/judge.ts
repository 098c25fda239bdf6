import type {
  Answer,
  Failed,
  ModelRequest,
  ModelResponse,
} from "../../core/mod.ts";
import { listed } from "./describe_model.ts";
import { type Blame, ServerError } from "./server_error.ts";

/** So many requests in a row come to nothing before the server is doubted. */
const PATIENCE = 8;

/** What hits all requests until somebody acts. */
const LASTING: readonly Blame[] = ["gone", "key"];

/** What the first request shows, where no request was ever answered. */
const EVIDENT: readonly Blame[] = ["key", "setup"];

/** A request that came to nothing. */
export interface Fruitless {
  /** Tells it from an answer. */
  readonly kind: "fruitless";
  /** What was asked. */
  readonly request: ModelRequest;
  /** Why there is no answer. */
  readonly error: ServerError;
}

/** Options of {@linkcode judge}. */
export interface JudgeOptions {
  /** Host and port of the server. */
  readonly host: string;
  /** What it calls the model. */
  readonly model: string;
  /** Names of the models that it lists. */
  readonly names: readonly string[];
  /** Whether it answered requests of this suite in an earlier run. */
  readonly answered: boolean;
  /**
   * Asks something harmless instead of a fruitless request.
   *
   * @param request What came to nothing.
   * @param answered Whether the model has answered a request of this suite.
   * @returns Whether there was an answer.
   */
  readonly stillServes: (
    request: ModelRequest,
    answered: boolean,
  ) => Promise<boolean>;
}

/**
 * Decides whether fruitless requests are failures of their own or the end of
 * the run: a server that is gone, or refuses everything from now on, must not
 * leave a failure in each request's place.
 *
 * Fruitless requests are held back until an answer shows that the server is
 * well. Once eight in a row came to nothing, it is asked something harmless:
 * where it answers, they were failures of their own; where it does not, the
 * run stops. A model that never answered, in this run or an earlier one, is
 * asked so as soon as key, address or name look wrong.
 *
 * What is held back when the requests end is a failure too, unless the server
 * is gone or turned the key down. What was not sent says nothing of the server.
 *
 * @param outcomes What became of each request.
 * @param options The server, for messages, and how it is put to the proof.
 * @returns A response to each request.
 * @throws {Error} If no further request can be served.
 */
export async function* judge(
  outcomes: AsyncIterable<Answer | Fruitless>,
  options: JudgeOptions,
): AsyncGenerator<ModelResponse, void, undefined> {
  const row: Fruitless[] = [];
  let { answered } = options;
  for await (const outcome of outcomes) {
    if (outcome.kind !== "fruitless") {
      answered = true;
      yield* row.splice(0).map(toFailed);
      yield outcome;
      continue;
    }
    const { request, error } = outcome;
    if (error.blame === "refused") {
      yield toFailed(outcome);
      continue;
    }
    row.push(outcome);
    const evident = !answered && EVIDENT.includes(error.blame);
    if (row.length < PATIENCE && !evident) continue;
    if (!await options.stillServes(request, answered)) {
      throw evident
        ? misdirected(error, options)
        : lost(error, { ...options, answered, count: row.length });
    }
    answered = true;
    yield* row.splice(0).map(toFailed);
  }
  const last = row.at(-1)?.error;
  if (last && LASTING.includes(last.blame)) {
    throw lost(last, { ...options, answered, count: row.length });
  }
  yield* row.map(toFailed);
}

function toFailed({ request, error }: Fruitless): Failed {
  return { kind: "failed", requestId: request.id, error: error.message };
}

/** None can succeed before the user has corrected the model's entry. */
function misdirected(
  { message, status, blame }: ServerError,
  { model, names }: JudgeOptions,
): ServerError {
  const hint = status === 404 ? listed(model, names) : "";
  return new ServerError(hint ? `${message}. ${hint}` : message, blame, {
    status,
  });
}

function lost(
  cause: ServerError,
  { host, answered, count }: JudgeOptions & { count: number },
): Error {
  return new Error(
    `Cannot ask the server at "${host}" any more as it ${
      answered ? "stopped answering" : "answered no request"
    }: ${count} in a row came to nothing. ${
      cause.blame === "request"
        ? "Correct what it complains of"
        : "Once it answers, the same command goes on with what is left"
    }`,
    { cause },
  );
}
