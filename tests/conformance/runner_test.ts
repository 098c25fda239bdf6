import type { ModelRequest, ModelResponse, Runner } from "../../core/mod.ts";
import { testRunner } from "./runner.ts";

/** The least that a runner is. */
const stub: Runner = {
  id: "0".repeat(64),
  provenance: { runner: "stub" },
  serves: new Set(["generate"]),
  async *run(requests, { signal } = {}) {
    signal?.throwIfAborted();
    for await (const request of requests) {
      yield answer(request);
      signal?.throwIfAborted();
    }
  },
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

function answer(request: ModelRequest): ModelResponse {
  const requestId = request.id;
  return request.kind === "generate"
    ? {
      kind: "generated",
      requestId,
      text: `I was asked ${requestId}.`,
      finish: "stop",
      usage: { promptTokens: null, completionTokens: null },
    }
    : {
      kind: "failed",
      requestId,
      error: `Cannot serve "${request.kind}" as only "generate" is known`,
    };
}

testRunner("a stub", () => Promise.resolve(stub), { kinds: ["generate"] });
