import { assertEquals } from "@std/assert";
import type { ModelRequest, ModelResponse, Store } from "../../core/mod.ts";

/** What a store must be able to do to be tested. */
export interface StoreCase {
  /** Opens the store at a path that no other test uses. */
  open(path: string): Store;
}

const REQUEST: ModelRequest = {
  kind: "generate",
  id: "a".repeat(64),
  prompt: { kind: "text", text: "1 + 1 =" },
  sampling: { maxTokens: 4, stop: ["\n"], temperature: 0 },
};
const USAGE = { promptTokens: 4, completionTokens: 1 };
const ANSWER = {
  kind: "generated",
  requestId: REQUEST.id,
  text: " 2 \u0000 \ud800 \u{1f600}",
  finish: "stop",
  usage: USAGE,
} as const;
const FAILED = {
  kind: "failed",
  requestId: REQUEST.id,
  error: "The server is gone.",
} as const;

/** Tests that every implementation of the store contract must pass. */
export function testStore(name: string, { open }: StoreCase): void {
  const test = (title: string, check: (path: string) => void) =>
    Deno.test(`${name}: ${title}`, () => {
      const folder = Deno.makeTempDirSync();
      try {
        check(`${folder}/store`);
      } finally {
        Deno.removeSync(folder, { recursive: true });
      }
    });

  test("a response comes back as it was put", (path) => {
    using store = open(path);
    store.put("model", REQUEST, ANSWER);
    assertEquals(store.response("model", REQUEST.id), ANSWER);
  });

  test("a request comes back as it was put", (path) => {
    using store = open(path);
    store.put("model", REQUEST, ANSWER);
    assertEquals(store.request(REQUEST.id), REQUEST);
    assertEquals(store.request("never put"), undefined);
  });

  test("a response of one model is not another's", (path) => {
    using store = open(path);
    store.put("model", REQUEST, ANSWER);
    assertEquals(store.response("other", REQUEST.id), undefined);
  });

  test("many responses come back in the order in which they are asked for", (path) => {
    using store = open(path);
    const ids = Array.from({ length: 700 }, (_, i) => `${i}`.padStart(64, "0"));
    for (const [index, id] of ids.entries()) {
      if (index % 5 === 4) continue;
      const response = index % 7 === 0 ? FAILED : ANSWER;
      store.put("model", { ...REQUEST, id }, { ...response, requestId: id });
    }
    const orders = [ids, ids.toReversed(), [...ids, ...ids], ids.slice(3, 5), [
      ...ids.filter((_, index) => index % 90 === 0),
      "never asked",
    ]];
    for (const order of orders) {
      assertEquals(
        store.responses("model", order),
        order.map((id) => store.response("model", id)),
      );
    }
    const [failed, answered] = store.responses("model", ids);
    assertEquals([failed?.kind, answered?.kind], ["failed", "generated"]);
    assertEquals(store.responses("model", ids.slice(4, 5)), [undefined]);
    assertEquals(store.responses("model", []), []);
  });

  test("responses of many megabytes come back, too", (path) => {
    using store = open(path);
    const ids = ["a", "b", "c"].map((letter) => letter.repeat(64));
    for (const id of ids) {
      const text = id.repeat(150_000);
      const answer: ModelResponse = { ...ANSWER, requestId: id, text };
      store.put("model", { ...REQUEST, id }, answer);
    }
    const lengths = store.responses("model", ids).map((response) =>
      response?.kind === "generated" && response.text.length
    );
    assertEquals(lengths, [9_600_000, 9_600_000, 9_600_000]);
  });

  test("what was flushed is there for one who opens the store later", (path) => {
    using store = open(path);
    store.put("model", REQUEST, ANSWER);
    store.flush();
    using other = open(path);
    assertEquals(other.response("model", REQUEST.id), ANSWER);
  });

  test("disposing flushes, and may be done twice", (path) => {
    const store = open(path);
    store.put("model", REQUEST, ANSWER);
    store[Symbol.dispose]();
    store[Symbol.dispose]();
    using again = open(path);
    assertEquals(again.response("model", REQUEST.id), ANSWER);
  });

  test("an answer takes the place of a failure", (path) => {
    using store = open(path);
    store.put("model", REQUEST, FAILED);
    store.put("model", REQUEST, ANSWER);
    assertEquals(store.response("model", REQUEST.id), ANSWER);
  });

  test("a failure never takes the place of an answer", (path) => {
    using store = open(path);
    store.put("model", REQUEST, ANSWER);
    store.put("model", REQUEST, FAILED);
    assertEquals(store.response("model", REQUEST.id), ANSWER);
  });

  test("a model's answered requests are those with an answer, not with a failure", (path) => {
    using store = open(path);
    store.put("model", REQUEST, FAILED);
    assertEquals(store.answered("model"), new Set());
    store.put("model", REQUEST, ANSWER);
    assertEquals(store.answered("model"), new Set([REQUEST.id]));
    assertEquals(store.answered("other"), new Set());
  });

  test("two that have it open see each other's flushed responses", (path) => {
    using first = open(path);
    using second = open(path);
    first.put("model", REQUEST, ANSWER);
    first.flush();
    second.put("other", REQUEST, FAILED);
    second.flush();
    assertEquals(second.response("model", REQUEST.id), ANSWER);
    assertEquals(first.response("other", REQUEST.id), FAILED);
  });

  test("one that looked before sees what another flushed afterwards", (path) => {
    using store = open(path);
    using other = open(path);
    const { id } = REQUEST;
    const next = { ...REQUEST, id: "b".repeat(64) };
    store.put("model", next, { ...ANSWER, requestId: next.id });
    store.flush();
    assertEquals(other.response("model", next.id)?.kind, "generated");
    assertEquals(other.response("model", id), undefined);
    store.put("model", REQUEST, FAILED);
    store.flush();
    assertEquals(other.response("model", id), FAILED);
    store.put("model", REQUEST, ANSWER);
    store.flush();
    assertEquals(other.response("model", id), ANSWER);
  });

  test("two that add requests in turn give none of them twice", (path) => {
    using store = open(path);
    using other = open(path);
    const ids = Array.from({ length: 200 }, (_, i) => `${i}`.padStart(64, "0"));
    for (const [index, id] of ids.entries()) {
      const [writer, late] = index % 3 === 0 ? [store, other] : [other, store];
      const put = (to: Store, text: string) =>
        to.put(
          "model",
          { ...REQUEST, id },
          { ...ANSWER, requestId: id, text } as ModelResponse,
        );
      put(writer, "first");
      writer.flush();
      put(late, "second");
      late.flush();
    }
    for (const one of [store, other, open(path)]) {
      assertEquals(one.answered("model"), new Set(ids));
      for (const id of ids) {
        const response = one.response("model", id);
        assertEquals(response?.kind === "generated" && response.text, "first");
      }
      one[Symbol.dispose]();
    }
  });

  test("the newest run of a suite is the last one that asked the model", (path) => {
    using store = open(path);
    const run = (digest: string, ...models: string[]) => ({
      suite: "mine",
      started: "2026-01-01T00:00:00.000Z",
      digest,
      models: Object.fromEntries(models.map((name) => [name, `id of ${name}`])),
      settings: { seed: 1 },
    });
    assertEquals(store.lastRun("mine", "base"), undefined);
    store.putRun(run("first", "base", "lora-2.1"));
    store.putRun(run("second", "base"));
    assertEquals(store.lastRun("mine", "base")?.digest, "second");
    assertEquals(store.lastRun("mine", "lora-2.1")?.digest, "first");
    assertEquals(store.lastRun("mine", "lora"), undefined);
    assertEquals(store.lastRun("other", "base"), undefined);
  });

  test("what stands behind a model is kept", (path) => {
    using store = open(path);
    assertEquals(store.provenance("model"), undefined);
    store.putModel("model", { engine: "onnx", layers: 4, tied: true });
    store.putModel("model", { engine: "onnx", layers: 5, tied: true });
    assertEquals(store.provenance("model"), {
      engine: "onnx",
      layers: 5,
      tied: true,
    });
  });
}
