import { assertEquals, assertThrows } from "@std/assert";
import type { ModelResponse, Store } from "../../core/mod.ts";
import { canaryRequests, checkCanary, type Posed } from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { task } from "./stub_task.ts";

const POSED: readonly Posed[] = [{
  task,
  treatment: "none",
  samples: [{ id: "1", question: "1 + 1", targets: ["2"] }],
  shots: [],
}];
const BASE = { name: "base", id: "aa" };
const TUNED = { name: "tuned", id: "bb" };

function sing(store: Store, model: string, logit: number) {
  for (const request of canaryRequests(POSED, "text")) {
    const response: ModelResponse = {
      kind: "next",
      requestId: request.id,
      top: [{ token: 5, logit, logprob: -0.1 }],
      usage: { promptTokens: 1, completionTokens: 0 },
    };
    store.put(model, request, response);
  }
  return canaryRequests(POSED, "text");
}

Deno.test("the canary lets a variant with other logits pass", () => {
  using store = openStore(":memory:");
  sing(store, BASE.id, 1);
  const requests = sing(store, TUNED.id, 1.0000001);
  checkCanary(requests, { model: TUNED, reference: BASE, store });
});

Deno.test("the canary stops a variant whose logits equal the reference's", () => {
  using store = openStore(":memory:");
  sing(store, BASE.id, 1);
  const requests = sing(store, TUNED.id, 1);
  assertThrows(
    () => checkCanary(requests, { model: TUNED, reference: BASE, store }),
    Error,
    'Cannot compare "tuned" with "base" as two models: their logits are equal on all 1 prompts that were tried. Did the fine-tune load?',
  );
});

Deno.test("the canary stops two names of one model", () => {
  using store = openStore(":memory:");
  assertThrows(
    () =>
      checkCanary([], {
        model: { name: "copy", id: "aa" },
        reference: BASE,
        store,
      }),
    Error,
    'Cannot compare "copy" with "base" as two models: they are one and the same (aa)',
  );
});

Deno.test("the canary says nothing where a model shows no logits", () => {
  using store = openStore(":memory:");
  const requests = sing(store, BASE.id, 1);
  checkCanary(requests, { model: TUNED, reference: BASE, store });
  assertEquals(requests.length, 1);
});
