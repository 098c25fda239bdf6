import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { mapUnordered } from "../../../runners/openai/map_unordered.ts";

/** Work that takes as many turns of the microtask queue as its item says. */
async function turns(item: number): Promise<number> {
  for (let i = 0; i < item; i++) await Promise.resolve();
  return item;
}

async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

Deno.test("each item is worked on once and never too many at a time", async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.nat(20), { maxLength: 60 }),
    fc.integer({ min: 1, max: 8 }),
    fc.boolean(),
    async (items, concurrency, isAsync) => {
      let busy = 0;
      let most = 0;
      const results = await Array.fromAsync(mapUnordered(
        isAsync ? later(items) : items,
        { concurrency },
        async (item) => {
          most = Math.max(most, ++busy);
          await turns(item);
          busy--;
          return item;
        },
      ));
      assertEquals(results.toSorted(), items.toSorted());
      assertEquals(most <= concurrency, true);
    },
  ));
});

Deno.test("a slow item holds up no other", async () => {
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => release = resolve);
  const results: number[] = [];
  const work = mapUnordered([0, 1, 2, 3], { concurrency: 2 }, async (item) => {
    if (item === 0) await slow;
    return item;
  });
  for await (const result of work) {
    results.push(result);
    if (results.length === 3) release();
  }
  assertEquals(results, [1, 2, 3, 0]);
});

Deno.test("a slow source holds up no result", async () => {
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => release = resolve);
  async function* source(): AsyncGenerator<number> {
    yield 1;
    await slow;
    yield 2;
  }
  const results: number[] = [];
  for await (
    const result of mapUnordered(source(), { concurrency: 2 }, turns)
  ) {
    results.push(result);
    release();
  }
  assertEquals(results, [1, 2]);
});

Deno.test("nothing is pulled while nobody takes the results", async () => {
  let pulled = 0;
  function* source(): Generator<number> {
    for (;;) yield pulled++;
  }
  const results = mapUnordered(source(), { concurrency: 4 }, () => turns(1));
  await results.next();
  await turns(1000);
  assert(pulled <= 9, `${pulled} were pulled`);
  await results.return();
});

Deno.test("what the source or the work throws comes behind the results", async () => {
  const error = new Error("Broken by the test");
  function* source(): Generator<number> {
    yield 1;
    yield 2;
    throw error;
  }
  const sources: readonly [
    Iterable<number>,
    (item: number) => Promise<number>,
  ][] = [
    [source(), turns],
    [
      [1, 2, 99, 4],
      (item) => item === 99 ? Promise.reject(error) : turns(item),
    ],
  ];
  for (const [items, work] of sources) {
    const results: number[] = [];
    const thrown = await assertRejects(async () => {
      for await (const one of mapUnordered(items, { concurrency: 1 }, work)) {
        results.push(one);
      }
    }, Error);
    assertEquals(thrown, error);
    assertEquals(results, [1, 2]);
  }
});

Deno.test("who leaves early ends the work and the source", async () => {
  const ended: string[] = [];
  function* source(): Generator<number> {
    try {
      for (let item = 0;; item++) yield item;
    } finally {
      ended.push("source");
    }
  }
  const work = (item: number, signal: AbortSignal): Promise<number> =>
    new Promise((resolve, reject) => {
      if (item === 0) resolve(item);
      signal.addEventListener("abort", () => {
        ended.push(`work ${item}`);
        reject(signal.reason);
      });
    });
  for await (const _ of mapUnordered(source(), { concurrency: 3 }, work)) break;
  assertEquals(ended.at(-1), "source");
  assert(ended.includes("work 1") && ended.includes("work 2"));
});
