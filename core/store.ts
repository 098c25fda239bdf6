import type { ModelRequest } from "./request.ts";
import type { ModelResponse } from "./response.ts";
import type { Provenance } from "./runner.ts";

/** One call of `eval`, as the store keeps it. */
export interface Run {
  /** The suite's name. */
  readonly suite: string;
  /** When it started, ISO 8601 in UTC. */
  readonly started: string;
  /** SHA-256 of the suite's canonical JSON. */
  readonly digest: string;
  /** Ids of the models that answered, by their names in the suite. */
  readonly models: Readonly<Record<string, string>>;
  /** Versions and settings that can change a result. */
  readonly settings: Provenance;
}

/**
 * Keeps responses by what was asked of whom, and what stood behind the models.
 *
 * The contract, which `tests/conformance/store.ts` checks of every store:
 * - what {@linkcode Store.flush} has returned from survives the process;
 * - an answer takes the place of a failure, a failure never that of an answer;
 * - two processes may use one store.
 */
export interface Store extends Disposable {
  /** The request of that id, or `undefined` where it was never put. */
  request(id: string): ModelRequest | undefined;
  /** What the model answered, or `undefined` where it was not asked. */
  response(model: string, request: string): ModelResponse | undefined;
  /** What the model answered to each of the requests; many at once cost little more than one. */
  responses(
    model: string,
    requests: readonly string[],
  ): readonly (ModelResponse | undefined)[];
  /** Ids of all requests that the model has an answer to; failures are none. */
  answered(model: string): ReadonlySet<string>;
  /** Keeps a response and its request. */
  put(model: string, request: ModelRequest, response: ModelResponse): void;
  /** Makes everything put so far permanent. */
  flush(): void;
  /** Keeps what stands behind a model. */
  putModel(model: string, provenance: Provenance): void;
  /** What stands behind a model, or `undefined` where it is not known. */
  provenance(model: string): Provenance | undefined;
  /** Keeps a run. */
  putRun(run: Run): void;
  /** The newest run of a suite with a model of that name, or `undefined` where there is none. */
  lastRun(suite: string, model: string): Run | undefined;
}
