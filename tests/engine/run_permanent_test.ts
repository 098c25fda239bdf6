import { assertEquals } from "@std/assert";
import { setImmediate } from "node:timers";
import type { ModelRequest, Runner } from "../../core/mod.ts";
import { requestOf, run } from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { generated, stubRunner } from "./stub_runner.ts";

/** Holds the event loop up, as a step of a local model does. */
function compute(before: () => void): Promise<void> {
  return new Promise((resolve) =>
    setImmediate(() => {
      before();
      const end = performance.now() + 30;
      while (performance.now() < end);
      resolve();
    })
  );
}

Deno.test("what came is permanent before the model computes on", async () => {
  const folder = await Deno.makeTempDir();
  try {
    using store = openStore(`${folder}/store.sqlite`);
    using other = openStore(`${folder}/store.sqlite`);
    const requests = Array.from({ length: 12 }, (_, i) =>
      requestOf({
        kind: "generate",
        prompt: { kind: "text", text: `question ${i}` },
        sampling: { maxTokens: 1, stop: [], temperature: 0 },
      }));
    const kept: number[] = [];
    const runner: Runner = {
      ...stubRunner(({ id }) => generated(id, "")),
      async *run(requests) {
        const all = await Array.fromAsync<ModelRequest>(requests);
        for (const [index, { id }] of all.entries()) {
          yield generated(id, "yes");
          if (index % 3 !== 2) continue;
          await compute(() => kept.push(other.answered("stub").size));
        }
      },
    };
    await Array.fromAsync(run(requests, { runner, store }));
    assertEquals(kept, [3, 6, 9, 12]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
