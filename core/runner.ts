import type { Json } from "./json.ts";
import type { ModelRequest, RequestKind } from "./request.ts";
import type { ModelResponse } from "./response.ts";

/** Options of {@linkcode Runner.run}. */
export interface RunOptions {
  /** Stops the run; responses that already came stay valid. */
  readonly signal?: AbortSignal;
  /**
   * Whether the model has answered requests of this suite before: what fails
   * now is the request's fault rather than the setup's.
   */
  readonly answered?: boolean;
}

/** What is recorded of a model: versions, digests, device, settings. */
export type Provenance = Readonly<Record<string, Json>>;

/**
 * Puts requests to one model.
 *
 * The contract, which `tests/conformance/runner.ts` checks of every runner:
 * - each request gets exactly one response, in any order;
 * - a request that fails gets a `Failed` response and disturbs no other;
 * - `run` throws only where no further request can be served;
 * - requests are pulled as there is room for them, never all at once, unless
 *   the runner says that it plans ahead.
 */
export interface Runner extends AsyncDisposable {
  /**
   * Identifies what answers: a digest of weights or recipe, tokenizer, chat
   * template, precision, engine and its version. Never a path or a name.
   */
  readonly id: string;
  /** What stands behind the id, in words that a person can read. */
  readonly provenance: Provenance;
  /** The kinds of request that it can answer. */
  readonly serves: ReadonlySet<RequestKind>;
  /** Why it cannot answer the other kinds, where there is more to say than that. */
  readonly refusals?: Readonly<Partial<Record<RequestKind, string>>>;
  /** Answers a stream of requests. */
  run(
    requests: Iterable<ModelRequest> | AsyncIterable<ModelRequest>,
    options?: RunOptions,
  ): AsyncIterable<ModelResponse>;
}
