import type {
  ModelRequest,
  ModelResponse,
  Runner,
  Store,
} from "../core/mod.ts";
import { later } from "./later.ts";

/** Options of {@linkcode run}. */
export interface RunContext {
  /** Puts the requests. */
  readonly runner: Runner;
  /** Keeps the responses, and knows those of earlier runs. */
  readonly store: Store;
  /** Stops the run; what was answered is kept. */
  readonly signal?: AbortSignal;
}

/** Least milliseconds from one time that responses are made permanent to the next. */
const PAUSE = 20;

/**
 * Puts what the store has no answer to, and keeps each response as it comes.
 * To go on after a stop or a failure, call it again: resume is this filter.
 *
 * @param requests What is asked; equal requests are put once.
 * @param options The runner, the store, and a signal to stop.
 * @returns The responses. They are made permanent within 20 ms, in groups no
 *   larger than what is under way: a kill loses no more than twice that.
 * @throws {Error} If no further request can be served.
 */
export async function* run(
  requests: Iterable<ModelRequest>,
  { runner, store, signal }: RunContext,
): AsyncIterable<ModelResponse> {
  const open = new Map<string, ModelRequest>();
  const done = new Set(store.answered(runner.id));
  function* missing(): Iterable<ModelRequest> {
    for (const request of requests) {
      if (done.has(request.id)) continue;
      done.add(request.id);
      open.set(request.id, request);
      yield request;
    }
  }
  const keeping = later(() => store.flush(), PAUSE);
  try {
    const responses = runner.run(missing(), {
      answered: done.size > 0,
      ...(signal ? { signal } : {}),
    });
    let unflushed = 0;
    for await (const response of responses) {
      const request = open.get(response.requestId);
      if (request === undefined) {
        throw new Error(
          `Cannot keep a response to a request that was not put: "${response.requestId}"`,
        );
      }
      open.delete(response.requestId);
      store.put(runner.id, request, response);
      if (++unflushed >= open.size) {
        store.flush();
        unflushed = 0;
      }
      keeping.call();
      yield response;
    }
  } finally {
    keeping.finish();
  }
}
