import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { ModelRequest, ModelResponse, Runner } from "../../core/mod.ts";
import { askedAgain, requestOf, run } from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { testRunner } from "../conformance/runner.ts";

/** Answers with how often it was asked so far. */
function counting(): Runner {
  let count = 0;
  return {
    id: "0".repeat(64),
    provenance: { runner: "counting" },
    serves: new Set(["generate"]),
    async *run(requests, { signal } = {}) {
      signal?.throwIfAborted();
      for await (const { id: requestId, kind } of requests) {
        yield kind === "generate"
          ? answer(requestId, `${++count}`)
          : { kind: "failed", requestId, error: `Cannot serve "${kind}"` };
        signal?.throwIfAborted();
      }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function answer(requestId: string, text: string): ModelResponse {
  const usage = { promptTokens: null, completionTokens: null };
  return { kind: "generated", requestId, text, finish: "stop", usage };
}

const requests = (count: number): ModelRequest[] =>
  Array.from({ length: count }, (_, index) =>
    requestOf({
      kind: "generate",
      prompt: { kind: "text", text: `${index}` },
      sampling: { temperature: 0, maxTokens: 4, stop: [] },
    } as never));

const idsOf = (responses: readonly ModelResponse[]): string[] =>
  responses.map(({ requestId }) => requestId);

testRunner(
  "a model that is asked again",
  () => Promise.resolve(askedAgain(counting(), "again")),
  {
    kinds: ["generate"],
    skip: [{
      test: "requests are pulled as there is room",
      reason: "it draws from requests that wait",
    }, {
      test: "equal requests get equal answers at temperature 0",
      reason: "the model counts how often it was asked",
    }],
  },
);

Deno.test("a repeat is really asked again and keeps its answers apart", async () => {
  using store = openStore(":memory:");
  const runner = counting();
  const again = askedAgain(runner, "again");
  const [request] = requests(1) as [ModelRequest];
  for (const one of [runner, again, again, runner]) {
    await Array.fromAsync(run([request], { runner: one, store }));
  }
  assertEquals(store.response(runner.id, request.id), answer(request.id, "1"));
  assertEquals(store.response(again.id, request.id), answer(request.id, "2"));
  assertEquals(again.provenance, { runner: "counting", repeat: "again" });
});

Deno.test("a repeat puts every request once, in an order of its own that is always the same", async () => {
  const all = requests(2_500);
  const order = async (name: string) =>
    idsOf(await Array.fromAsync(askedAgain(counting(), name).run(all)));
  const [one, same, other] = [
    await order("one"),
    await order("one"),
    await order("other"),
  ];
  assertEquals(same, one);
  assertNotEquals(other, one);
  assertEquals(one.toSorted(), all.map(({ id }) => id).sort());
  const stayed = one.filter((id, place) => id === all[place]?.id).length;
  assert(stayed < 25, `${stayed} requests stayed in their places`);
});
