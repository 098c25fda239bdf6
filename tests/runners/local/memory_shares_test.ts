import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { localRunner, type Slice } from "../../../runners/local/mod.ts";
import {
  type MemoryShares,
  memoryShares,
} from "../../../runners/local/memory_shares.ts";
import { stepBytes, type StepSize } from "../../../runners/local/step_size.ts";
import { generate, requestsOf } from "./ask.ts";
import { stubModel } from "./stub_model.ts";

/** What a step takes that goes on with these. */
function sizeOf(slices: readonly Slice[]): StepSize {
  const most = (of: (slice: Slice) => number) => Math.max(...slices.map(of));
  const reads = slices.flatMap(({ reads }) => reads);
  const past = most(({ sequence }) => sequence.length);
  return {
    rows: slices.length,
    tokens: slices.reduce((sum, { tokens }) => sum + tokens.length, 0),
    places: most(({ tokens }) => tokens.length),
    past,
    own: slices[0]?.grows ? 0 : past,
    reads: reads.length,
    wholes: reads.filter(({ whole }) => whole).length,
  };
}

Deno.test("the memory for the caches is kept to", async () => {
  const { model, log } = stubModel();
  const requests = Array.from(
    { length: 9 },
    (_, index) => generate(`${index}`, `${index}2345`, { maxTokens: 14 }),
  );
  const runner = localRunner(model, { memory: 3 * (6 + 6 + 14) });
  const answers = await Array.fromAsync(runner.run(requests));
  assertEquals(answers.length, 9);
  assert(Math.max(...log.steps) <= 3, `${log.steps}`);
});

Deno.test("what is held never exceeds the memory for the caches", async () => {
  await fc.assert(
    fc.asyncProperty(
      requestsOf,
      fc.integer({ min: 70, max: 500 }),
      fc.constantFrom(1, 2, Infinity),
      async (requests, memory, sees) => {
        const { model, log } = stubModel({ sees });
        await Array.fromAsync(localRunner(model, { memory }).run(requests));
        assert(log.held <= memory, `${log.held} of ${memory}`);
      },
    ),
    { numRuns: 300, seed: 5 },
  );
});

Deno.test("rows that are as long as the longest keep to the memory, too", async () => {
  const { model, log } = stubModel();
  const requests = Array.from(
    { length: 40 },
    (_, index) =>
      generate(`${index}`, index === 7 ? "x".repeat(140) : `${index}?`, {
        maxTokens: 20,
      }),
  );
  const memory = 1000;
  await Array.fromAsync(localRunner(model, { memory }).run(requests));
  assert(Math.max(...log.longest) > 140);
  log.grown.forEach((rows, step) => {
    assert(rows * (log.longest[step] ?? 0) <= memory);
  });
});

Deno.test("no step takes more than two fifths of the memory, however small that is", async () => {
  const step = { token: 2, read: 3, whole: 4, pair: 1, copy: 1 };
  await fc.assert(
    fc.asyncProperty(
      requestsOf,
      fc.integer({ min: 523, max: 5000 }),
      async (requests, memory) => {
        const { model, log } = stubModel({ step });
        const run = model.step;
        let most = 0;
        model.step = (slices) => {
          const bytes = stepBytes(sizeOf(slices), step);
          most = Math.max(most, bytes);
          assert(bytes <= 0.4 * memory, `${bytes} of ${memory}`);
          return run(slices);
        };
        const answers = await Array.fromAsync(
          localRunner(model, { memory }).run(requests),
        );
        const all = log.held + most;
        assert(all <= 0.8 * memory, `${all} of ${memory}`);
        assert(answers.every(({ kind }) => kind !== "failed"));
      },
    ),
    { numRuns: 300, seed: 6 },
  );
});

Deno.test("the shorter the prompts, the more is left for the caches", () => {
  const limits = {
    ...{ context: 1000, vocabulary: 50, tokenBytes: 10, blockTokens: 1 },
    step: { token: 20, read: 40, whole: 40, pair: 1, copy: 10 },
  };
  const lengths = fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 }));
  const memory = fc.integer({ min: 60_000, max: 1_000_000 });
  fc.assert(fc.property(memory, lengths, (memory, lengths) => {
    const [short = 0, long = 0] = lengths.toSorted((a, b) => a - b);
    const largest = { rows: 16, tokens: 32, reads: 8 };
    const shares = [short, long].map((longest) =>
      memoryShares(memory, limits, { ...largest, longest })
    ) as [MemoryShares, MemoryShares];
    assert(shares[0].cacheTokens >= shares[1].cacheTokens);
    for (const { stepBytes, cacheTokens } of shares) {
      assert(stepBytes + cacheTokens * limits.tokenBytes <= 0.8 * memory);
      assert(stepBytes <= 0.4 * memory);
    }
  }));
});

Deno.test("rows have place for whole blocks of tokens", async () => {
  const { model, log } = stubModel();
  const limits = { ...model.limits, blockTokens: 32 };
  const requests = Array.from(
    { length: 9 },
    (_, index) => generate(`${index}`, `${index}2345`, { maxTokens: 14 }),
  );
  await Array.fromAsync(
    localRunner({ ...model, limits }, { memory: 4 * 32 - 8 }).run(requests),
  );
  assertEquals(Math.max(...log.grown), 3);
});
