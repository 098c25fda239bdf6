import type { Answer, Failed, ModelResponse } from "../../core/mod.ts";
import { listed } from "./describe_model.ts";
import { type Blame, ServerError } from "./server_error.ts";

/** So many requests in a row are given up before the server is. */
const PATIENCE = 8;

/** What hits all requests until somebody acts. */
const LASTING: readonly Blame[] = ["gone", "key"];

/** A request that came to nothing. */
export interface Fruitless {
  /** Tells it from an answer. */
  readonly kind: "fruitless";
  /** Id of the request. */
  readonly requestId: string;
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
}

/**
 * Decides whether a fruitless request is a failure of its own or the end of
 * the run. A model that has answered before, in this run or an earlier one, is
 * asked rightly: what it refuses now is a failure of its own. Failures that
 * may be the server's are held back until an answer shows that it is well, and
 * stop the run once there are too many in a row: a server that is gone must
 * not leave a failure in each request's place.
 *
 * @param outcomes What became of each request.
 * @param options The server, for messages.
 * @returns A response to each request.
 * @throws {Error} If no further request can be served.
 */
export async function* judge(
  outcomes: AsyncIterable<Answer | Fruitless>,
  options: JudgeOptions,
): AsyncGenerator<ModelResponse, void, undefined> {
  const held: Failed[] = [];
  let { answered } = options;
  let gone: ServerError | undefined;
  for await (const outcome of outcomes) {
    if (outcome.kind !== "fruitless") {
      answered = true;
      gone = undefined;
      yield* held.splice(0);
      yield outcome;
      continue;
    }
    const { requestId, error } = outcome;
    const failed: Failed = { kind: "failed", requestId, error: error.message };
    const verdict = verdictOn(error, answered);
    if (verdict === "stop") throw stopped(error, options);
    if (verdict === "fail") {
      yield failed;
      continue;
    }
    held.push(failed);
    gone = LASTING.includes(error.blame) ? error : undefined;
    if (held.length >= PATIENCE) {
      throw lost(error, { ...options, answered, count: held.length });
    }
  }
  if (gone) throw lost(gone, { ...options, answered, count: held.length });
  yield* held;
}

function verdictOn(
  { blame }: ServerError,
  answered: boolean,
): "stop" | "hold" | "fail" {
  switch (blame) {
    case "key":
      return answered ? "hold" : "stop";
    case "setup":
      return answered ? "fail" : "stop";
    case "request":
      return answered ? "fail" : "hold";
    case "refused":
      return "fail";
    default:
      return "hold";
  }
}

/** The first request shows that none can succeed. */
function stopped(
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
