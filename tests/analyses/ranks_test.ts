import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ranks } from "../../analyses/ranks.ts";
import { randomStream } from "../../stats/mod.ts";

const BINARY = { binary: true, better: "higher" } as const;
const GRADED = { binary: false, better: "higher" } as const;
const OPTIONS = { tasks: [BINARY], level: 0.95 };

const binary = fc.constantFrom(0, 1, null);
const columns = fc.nat({ max: 40 }).chain((length) =>
  fc.array(fc.array(binary, { minLength: length, maxLength: length }), {
    maxLength: 5,
  })
);

/** The places that models of these abilities truly take; those of equal ones share theirs. */
function truth(abilities: readonly number[]) {
  return abilities.map((own) => ({
    best: 1 + abilities.filter((other) => other > own).length,
    worst: abilities.length - abilities.filter((other) => other < own).length,
  }));
}

Deno.test("rank intervals hold the true places, ties included, as often as they say", () => {
  const abilities = [0.5, 0.5, 0.5, 0.62, 0.62, 0.8];
  const runs = 400;
  let held = 0;
  let narrowed = 0;
  for (let run = 0; run < runs; run++) {
    const random = randomStream("coverage", run);
    // Samples are as hard for all models, so that scores go together.
    const hardness = Array.from({ length: 250 }, random);
    const models = abilities.map((ability) => [
      hardness.map((hard) =>
        Number(random() < 0.5 ? hard < ability : random() < ability)
      ),
    ]);
    const found = ranks(models, OPTIONS);
    const holds = truth(abilities).every(({ best, worst }, place) =>
      (found[place]?.best ?? 9) <= best && (found[place]?.worst ?? 0) >= worst
    );
    if (holds) held++;
    if (found[5]?.worst === 1) narrowed++;
  }
  assert(held / runs >= 0.95, `${held} of ${runs}`);
  assert(narrowed / runs > 0.9, `${narrowed} of ${runs}`);
});

Deno.test("rank intervals over several tasks hold the true places", () => {
  const runs = 200;
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const random = randomStream("macro", run);
    const draw = (length: number, ability: number) =>
      Array.from({ length }, () => Number(random() < ability));
    // The second and third trade one task for the other: equal on average.
    const models = [[0.9, 0.9], [0.8, 0.4], [0.4, 0.8]].map(([one, other]) => [
      draw(60, one ?? 0),
      draw(240, other ?? 0),
    ]);
    const found = ranks(models, { tasks: [BINARY, BINARY], level: 0.95 });
    if (
      (found[0]?.best ?? 9) === 1 && found[1]?.worst === 3 &&
      found[2]?.worst === 3 && (found[1].best <= 2) && (found[2].best <= 2)
    ) held++;
  }
  assert(held / runs >= 0.95, `${held} of ${runs}`);
});

Deno.test("models that score the same may have any place", () => {
  fc.assert(
    fc.property(
      fc.array(binary),
      fc.integer({ min: 1, max: 5 }),
      (column, size) => {
        const found = ranks(
          Array.from({ length: size }, () => [column]),
          OPTIONS,
        );
        assertEquals(found, found.map(() => ({ best: 1, worst: size })));
      },
    ),
  );
});

Deno.test("places are within the field, and every place can be given to some model", () => {
  fc.assert(fc.property(columns, (models) => {
    const found = ranks(models.map((column) => [column]), OPTIONS);
    assertEquals(found.length, models.length);
    for (const { best, worst } of found) {
      assert(1 <= best && best <= worst && worst <= models.length);
    }
    for (let place = 1; place <= models.length; place++) {
      assert(found.some(({ best, worst }) => best <= place && place <= worst));
    }
  }));
});

Deno.test("the order in which models are named does not count", () => {
  fc.assert(fc.property(columns, (models) => {
    const contestants = models.map((column) => [column]);
    assertEquals(
      ranks(contestants.toReversed(), OPTIONS).toReversed(),
      ranks(contestants, OPTIONS),
    );
  }));
});

Deno.test("where lower is better the places are turned around", () => {
  const few = Array.from({ length: 30 }, (_, index) => Number(index < 2));
  const many = few.map((_, index) => Number(index < 25));
  assertEquals(
    ranks([[few], [many]], {
      ...OPTIONS,
      tasks: [{ ...BINARY, better: "lower" }],
    }),
    [{ best: 1, worst: 1 }, { best: 2, worst: 2 }],
  );
});

Deno.test("scores that are no shares are ranked by their mean", () => {
  const low = Array.from({ length: 12 }, (_, index) => index / 10);
  const high = low.map((score, index) => score + 0.5 + index % 3 / 10);
  assertEquals(ranks([[low], [high]], { tasks: [GRADED], level: 0.95 }), [
    { best: 2, worst: 2 },
    { best: 1, worst: 1 },
  ]);
});

Deno.test("samples that belong together count once", () => {
  const right = Array.from({ length: 40 }, () => 1);
  const wrong = right.map((_, index) => Number(index < 2));
  const apart = { ...BINARY, groups: right.map(() => null) };
  const together = { ...BINARY, groups: right.map(() => "one passage") };
  const unclear = [{ best: 1, worst: 2 }, { best: 1, worst: 2 }];
  const clear = [{ best: 2, worst: 2 }, { best: 1, worst: 1 }];
  const models = [[wrong], [right]];
  assertEquals(ranks(models, { tasks: [apart], level: 0.95 }), clear);
  assertEquals(ranks(models, { tasks: [together], level: 0.95 }), unclear);
});

Deno.test("models that share no scored sample are not told apart", () => {
  assertEquals(
    ranks([[[1, null]], [[null, 0]]], { tasks: [GRADED], level: 0.95 }),
    [{ best: 1, worst: 2 }, { best: 1, worst: 2 }],
  );
});

Deno.test("ranking columns of different samples is refused", () => {
  assertThrows(
    () => ranks([[[1]], [[1, 0]]], OPTIONS),
    RangeError,
    "Cannot pair scores as both models must have one for each sample: 2 and 1",
  );
});
