import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Sampling } from "../../../core/mod.ts";
import { localRunner } from "../../../runners/local/mod.ts";
import { generate } from "./ask.ts";
import { stubModel } from "./stub_model.ts";

/** So many replies grow together that none is drafted. */
const CROWD = Array.from(
  { length: 30 },
  (_, index) =>
    generate(`crowd ${index}`, `${index}`, { maxTokens: 60, endTokens: [] }),
);

/** Asks a model that repeats itself, since it sees only the last tokens of a text. */
async function reply(
  sampling: Partial<Sampling>,
  { sees, beside = [] }: { sees: number; beside?: typeof CROWD },
) {
  const { model, log } = stubModel({ sees });
  const asked = generate("asked", "a question", { endTokens: [], ...sampling });
  const answers = await Array.fromAsync(
    localRunner(model).run([asked, ...beside]),
  );
  assertEquals(log.open, 0, "every sequence is closed");
  const answer = answers.find(({ requestId }) => requestId === "asked");
  assert(answer?.kind === "generated");
  return { answer, log };
}

Deno.test("a reply that repeats itself takes fewer steps than it has tokens", async () => {
  const { answer, log } = await reply({ maxTokens: 60 }, { sees: 1 });
  assertEquals(answer.usage.completionTokens, 60);
  assert(log.grown.length < 30, `${log.grown.length} steps`);
});

Deno.test("what is drafted changes no reply", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.record({
        maxTokens: fc.integer({ min: 1, max: 50 }),
        temperature: fc.constantFrom(0, 0.2, 1),
        seed: fc.nat(),
        stop: fc.array(fc.string({ minLength: 1, maxLength: 1 })),
        tokens: fc.boolean(),
        logprobs: fc.boolean(),
        repetitionPenalty: fc.constantFrom(1, 1.3),
      }),
      async (sees, sampling) => {
        const drafted = await reply(sampling, { sees });
        const plain = await reply(sampling, { sees, beside: CROWD });
        assertEquals(drafted.answer, plain.answer);
      },
    ),
    { numRuns: 60, seed: 6 },
  );
});

Deno.test("many replies that grow together are not drafted", async () => {
  const { log } = await reply({ maxTokens: 60 }, { sees: 1, beside: CROWD });
  assertEquals(log.dropped, 0);
  assertEquals(log.grown.length, 59);
});
