import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { flips, paired } from "../../analyses/mod.ts";

Deno.test("the flips are the samples that a comparison counts", () => {
  const score = fc.constantFrom(0, 1, null);
  fc.assert(fc.property(fc.array(fc.tuple(score, score)), (pairs) => {
    const reference = pairs.map(([before]) => before);
    const model = pairs.map(([, after]) => after);
    const found = flips(reference, model);
    const { gained, lost } = paired(reference, model, {
      binary: true,
      level: 0.95,
      seed: 1,
    });
    const counted = (way: string): number =>
      found.filter(({ change }) => change === way).length;
    assertEquals([counted("gained"), counted("lost")], [gained, lost]);
    for (const { index, change } of found) {
      assertEquals(pairs[index], change === "gained" ? [0, 1] : [1, 0]);
    }
  }));
});

Deno.test("scores between 0 and 1 flip where they rise or fall", () => {
  assertEquals(flips([0.2, 0.5, 0.5], [0.3, 0.5, 0.1]), [
    { index: 0, change: "gained" },
    { index: 2, change: "lost" },
  ]);
});

Deno.test("flips of columns that cannot be paired are refused", () => {
  assertThrows(
    () => flips([1], []),
    RangeError,
    "Cannot pair scores as both models must have one for each sample: 1 and 0",
  );
});
