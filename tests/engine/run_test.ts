import { assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import type { ModelRequest, Store } from "../../core/mod.ts";
import { requestOf, run } from "../../engine/mod.ts";
import { openStore } from "../../store/mod.ts";
import { generated, stubRunner } from "./stub_runner.ts";

function requests(count: number): ModelRequest[] {
  return Array.from({ length: count }, (_, i) =>
    requestOf({
      kind: "generate",
      prompt: { kind: "text", text: `question ${i}` },
      sampling: { maxTokens: 1, stop: [], temperature: 0 },
    }));
}

async function drain(stream: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of stream) count++;
  return count;
}

Deno.test("run() asks nothing that the store has an answer to", async () => {
  using store = openStore(":memory:");
  const runner = stubRunner(({ id }) => generated(id, "yes"));
  assertEquals(await drain(run(requests(5), { runner, store })), 5);
  assertEquals(await drain(run(requests(8), { runner, store })), 3);
  assertEquals(runner.asked.length, 8);
});

Deno.test("run() puts equal requests once", async () => {
  using store = openStore(":memory:");
  const runner = stubRunner(({ id }) => generated(id, "yes"));
  const twice = [...requests(3), ...requests(3)];
  assertEquals(await drain(run(twice, { runner, store })), 3);
});

Deno.test("run() asks again what failed, and only that", async () => {
  using store = openStore(":memory:");
  const all = requests(4);
  const failing = stubRunner(({ id }) =>
    id === all[2]?.id
      ? { kind: "failed", requestId: id, error: "No." }
      : generated(id, "yes")
  );
  await drain(run(all, { runner: failing, store }));
  const runner = stubRunner(({ id }) => generated(id, "now"));
  await drain(run(all, { runner, store }));
  assertEquals(runner.asked.map(({ id }) => id), [all[2]?.id]);
});

Deno.test("run() refuses a response to a request that was not put", async () => {
  using store = openStore(":memory:");
  const runner = stubRunner(() => generated("other", "yes"));
  await assertRejects(
    () => drain(run(requests(1), { runner, store })),
    Error,
    'Cannot keep a response to a request that was not put: "other"',
  );
});

Deno.test("run() keeps what came before a runner broke, whichever request it broke at", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(19), async (breaksAt) => {
      using store = openStore(":memory:");
      const all = requests(20);
      const broken = stubRunner(({ id }) => {
        if (id === all[breaksAt]?.id) throw new Error("The cable was pulled.");
        return generated(id, "yes");
      });
      await assertRejects(
        () => drain(run(all, { runner: broken, store })),
        Error,
        "The cable was pulled.",
      );
      const runner = stubRunner(({ id }) => generated(id, "yes"));
      await drain(run(all, { runner, store }));
      assertEquals(runner.asked.length, 20 - breaksAt);
    }),
    { numRuns: 20 },
  );
});

Deno.test("run() flushes before it waits for a slow answer", async () => {
  using store = openStore(":memory:");
  const flushes: number[] = [];
  let put = 0;
  const watched: Store = Object.assign(Object.create(store), {
    put: (...args: Parameters<Store["put"]>) => {
      put++;
      store.put(...args);
    },
    flush: () => {
      flushes.push(put);
      store.flush();
    },
    answered: store.answered.bind(store),
  });
  const gate = Promise.withResolvers<void>();
  const runner = {
    ...stubRunner(({ id }) => generated(id, "yes")),
    async *run(requests: Iterable<ModelRequest>) {
      let count = 0;
      for (const { id } of requests) {
        if (++count === 3) await gate.promise;
        yield generated(id, "yes");
      }
    },
  } as ReturnType<typeof stubRunner>;
  let came = 0;
  for await (const _ of run(requests(4), { runner, store: watched })) {
    if (++came === 2) {
      queueMicrotask(() =>
        setTimeout(() => {
          assertEquals(flushes.at(-1), 2);
          gate.resolve();
        }, 0)
      );
    }
  }
  assertEquals(came, 4);
});
