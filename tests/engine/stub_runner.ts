import type {
  ModelRequest,
  ModelResponse,
  RequestKind,
  Runner,
} from "../../core/mod.ts";

/** Makes a runner of a function that answers one request. */
export function stubRunner(
  answer: (request: ModelRequest) => ModelResponse,
  id = "stub",
): Runner & { readonly asked: readonly ModelRequest[] } {
  const asked: ModelRequest[] = [];
  return {
    id,
    provenance: { engine: "stub" },
    serves: new Set<RequestKind>(["generate", "choose", "next"]),
    asked,
    async *run(requests, { signal } = {}) {
      for await (const request of requests) {
        if (signal?.aborted) return;
        asked.push(request);
        yield answer(request);
      }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** A generated answer to a request. */
export function generated(requestId: string, text: string): ModelResponse {
  return {
    kind: "generated",
    requestId,
    text,
    finish: "stop",
    usage: { promptTokens: null, completionTokens: null },
  };
}
