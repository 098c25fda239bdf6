import type { Answer, ModelRequest, RequestKind } from "../../core/mod.ts";
import { choose } from "./choose.ts";
import type { Begin, Call } from "./connect.ts";
import type { Family } from "./families.ts";
import { generationCall } from "./generation_call.ts";
import { provePrefill } from "./prove_prefill.ts";
import { type Prefill, readGeneration } from "./read_generation.ts";
import { ServerError } from "./server_error.ts";

/** A model behind a server. */
export interface Server {
  /** Begins a request. */
  readonly begin: Begin;
  /** What the server calls the model. */
  readonly model: string;
  /** What kind of server it is, `undefined` where that is not known. */
  readonly family: Family | undefined;
  /** Why it does not serve a kind of request; the kinds left out are served. */
  readonly refusals: Readonly<Partial<Record<RequestKind, string>>>;
}

/**
 * Answers requests of a server's model, one at a time.
 *
 * @param server The server.
 * @returns Answers a request; rejects with a {@linkcode ServerError} where
 *   there is no answer, and with the signal's reason when that ends it.
 */
export function answerer(
  { begin, model, family, refusals }: Server,
): (request: ModelRequest, signal?: AbortSignal) => Promise<Answer> {
  let proof: Promise<Prefill | string> | undefined;

  async function prefillOf(call: Call): Promise<Prefill> {
    proof ??= provePrefill(call, model);
    try {
      const prefill = await proof;
      if (typeof prefill === "string") {
        throw new ServerError(prefill, "refused");
      }
      return prefill;
    } catch (error) {
      const final = error instanceof ServerError && error.blame === "refused";
      if (!final) proof = undefined;
      throw error;
    }
  }

  return async (request: ModelRequest, signal?: AbortSignal) => {
    const refusal = refusals[request.kind];
    if (refusal !== undefined || request.kind === "next") {
      throw new ServerError(
        `Cannot serve "${request.kind}" as ${refusal}`,
        "refused",
      );
    }
    const call = begin(signal);
    if (request.kind === "choose") return await choose(call, model, request);
    const { prompt } = request;
    const prefill = prompt.kind === "chat" && prompt.prefix
      ? await prefillOf(call)
      : undefined;
    const { path, body } = generationCall(request, { model, family });
    return readGeneration(await call(path, body), request, prefill);
  };
}
