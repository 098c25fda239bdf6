import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { paired, type Scores } from "../../analyses/mod.ts";
import { mcnemar, randomStream } from "../../stats/mod.ts";

const BINARY = { binary: true, level: 0.95, seed: 1 } as const;
const OTHER = { ...BINARY, binary: false } as const;

/** Columns of the reference and the model with so many pairs of each kind. */
function columns(
  gained: number,
  lost: number,
  n: number,
): [reference: number[], model: number[]] {
  const kinds = Array.from(
    { length: n },
    (_, index) => index < gained ? 1 : index < gained + lost ? -1 : 0,
  );
  return [
    kinds.map((kind) => kind === -1 ? 1 : 0),
    kinds.map((kind) => kind === 1 ? 1 : 0),
  ];
}

const TABLE: fc.Arbitrary<{ gained: number; lost: number; n: number }> = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 200 }),
  ).map(([gained, lost, same]) => ({ gained, lost, n: gained + lost + same }))
  .filter(({ n }) => n > 0);

Deno.test("a comparison has difference, interval, counts and exact p-value", () => {
  const { difference, ...rest } = paired(...columns(17, 6, 100), BINARY);
  assertEquals(rest, {
    gained: 17,
    lost: 6,
    pValue: mcnemar(17, 6),
    test: "mcnemar_exact",
  });
  assertEquals(difference?.value, 0.11);
  assertEquals(difference?.n, 100);
  assertEquals(difference?.level, 0.95);
  // Newcombe's interval of these counts is [0.018, 0.201].
  assert(Math.abs((difference?.low ?? NaN) - 0.018) < 0.01);
  assert(Math.abs((difference?.high ?? NaN) - 0.201) < 0.01);
});

Deno.test("samples that either side lacks are left out", () => {
  const reference: Scores = [0, null, 1, null, 0];
  const model: Scores = [1, 1, null, null, 0];
  const { difference, gained, lost } = paired(reference, model, BINARY);
  assertEquals([difference?.value, difference?.n], [0.5, 2]);
  assertEquals([gained, lost], [1, 0]);
});

Deno.test("where no pair is left there is neither difference nor p-value", () => {
  for (const options of [BINARY, OTHER]) {
    const { difference, pValue } = paired([null, 1], [1, null], options);
    assertEquals([difference, pValue], [null, null]);
  }
});

Deno.test("equal answers leave room for a difference not seen", () => {
  for (const n of [1, 10, 100, 1000]) {
    const { difference, pValue } = paired(...columns(0, 0, n), BINARY);
    assertEquals([difference?.value, pValue], [0, 1]);
    // A true share of 2.5 / n would go unseen 8 times in 100.
    assert((difference?.high ?? 0) >= Math.min(1, 2.5 / n), `${n}`);
    assert((difference?.low ?? 0) <= Math.max(-1, -2.5 / n), `${n}`);
  }
});

Deno.test("equal scores between 0 and 1 leave room for a difference too", () => {
  const scores = [0.2, 0.9, 0.4, 0.6];
  const { difference, pValue } = paired(scores, scores, OTHER);
  assertEquals([difference?.value, pValue], [0, 1]);
  assert((difference?.low ?? 0) < 0 && (difference?.high ?? 0) > 0);
});

Deno.test("where nothing tells how far scores spread there is no difference", () => {
  assertEquals(paired([0.4, 0.4], [0.4, 0.4], OTHER).difference, null);
  assertEquals(paired([0.4], [0.7], OTHER).difference, null);
});

Deno.test("scores that are not 0 or 1 are tested by flipping signs", () => {
  const reference = [0.1, 0.5, 0.3, 0.8];
  const model = [0.3, 0.6, 0.3, 0.7];
  const { difference, ...rest } = paired(reference, model, OTHER);
  assertEquals(rest, { gained: 2, lost: 1, pValue: 0.75, test: "sign_flip" });
  assert((difference?.low ?? 0) < 0.05 && (difference?.high ?? 0) > 0.05);
});

Deno.test("an interval holds its difference and stays within [-1, 1]", () => {
  fc.assert(
    fc.property(TABLE, ({ gained, lost, n }) => {
      const { difference } = paired(...columns(gained, lost, n), BINARY);
      assert(difference !== null);
      const { value, low, high } = difference;
      assert(-1 <= low && low <= value && value <= high && high <= 1);
      assert(low < high);
    }),
    { numRuns: 50 },
  );
});

Deno.test("a clear p-value and an interval without zero go together", () => {
  for (const n of [60, 300]) {
    for (let lost = 0; lost <= 5; lost++) {
      for (let gained = lost; gained <= 30; gained++) {
        const { difference, pValue } = paired(
          ...columns(gained, lost, n),
          BINARY,
        );
        if ((pValue ?? 1) < 0.03) assert((difference?.low ?? -1) > 0);
        if ((pValue ?? 0) > 0.11) assert((difference?.low ?? 1) <= 0);
      }
    }
  }
});

Deno.test("a comparison is repeatable and its seed moves no more than noise", () => {
  const scores = columns(17, 6, 100);
  assertEquals(paired(...scores, BINARY), paired(...scores, BINARY));
  const one = paired(...scores, BINARY).difference;
  const other = paired(...scores, { ...BINARY, seed: 2 }).difference;
  assert(Math.abs((one?.low ?? 0) - (other?.low ?? 1)) <= 0.01);
});

Deno.test("95% intervals hold the true difference about 95 times in 100", () => {
  const random = randomStream("coverage");
  const [gain, loss] = [0.08, 0.02];
  for (const n of [30, 100]) {
    let held = 0;
    const runs = 250;
    for (let run = 0; run < runs; run++) {
      let [gained, lost] = [0, 0];
      for (let sample = 0; sample < n; sample++) {
        const draw = random();
        if (draw < gain) gained++;
        else if (draw < gain + loss) lost++;
      }
      const { difference } = paired(...columns(gained, lost, n), BINARY);
      const { low, high } = difference ?? { low: 0, high: 0 };
      if (low <= gain - loss && gain - loss <= high) held++;
    }
    assert(held / runs > 0.92, `${held} of ${runs} at n = ${n}`);
  }
});

/** So many samples a group, and columns in which each group changes as one. */
function grouped(
  ways: readonly (-1 | 0 | 1)[],
  size: number,
): { columns: [number[], number[]]; groups: string[] } {
  const of = <T>(make: (way: number, group: number) => T): T[] =>
    ways.flatMap((way, group) =>
      Array.from({ length: size }, () => make(way, group))
    );
  return {
    columns: [of((way) => way === -1 ? 1 : 0), of((way) => way === 1 ? 1 : 0)],
    groups: of((_, group) => `passage ${group}`),
  };
}

Deno.test("groups that change as one count as one sample each, not as many", () => {
  const ways = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, -1, -1] as const;
  const { columns, groups } = grouped(ways, 10);
  const options = { ...BINARY, groups };
  const { difference, pValue, test } = paired(...columns, options);
  const plain = paired(...columns, BINARY);
  assertEquals(test, "sign_flip_clustered");
  // Two or fewer of eight fair coins, on two sides.
  assertEquals(pValue, 2 * (1 + 8 + 28) / 2 ** 8);
  assert((plain.pValue ?? 1) < 1e-5);
  assertEquals(difference?.value, plain.difference?.value);
  assert((difference?.low ?? 1) < 0 && (plain.difference?.low ?? 0) > 0);
});

Deno.test("other scores are clustered alike", () => {
  const { columns: [reference, model], groups } = grouped([1, 1, 1, 0, -1], 4);
  const half = (scores: readonly number[]) => scores.map((score) => score / 2);
  const options = { ...OTHER, groups };
  const { pValue, test } = paired(half(reference), half(model), options);
  assertEquals([pValue, test], [10 / 16, "sign_flip_clustered"]);
});

Deno.test("groups of one sample each change nothing", () => {
  const scores = columns(17, 6, 100);
  const groups = scores[0].map((_, index) => index % 2 ? `${index}` : null);
  assertEquals(
    paired(...scores, { ...BINARY, groups }),
    paired(...scores, BINARY),
  );
});

Deno.test("only samples that both have a score on make a group", () => {
  const groups = ["a", "a", "b"];
  const { test } = paired([1, null, 0], [0, 1, 0], { ...BINARY, groups });
  assertEquals(test, "mcnemar_exact");
});

Deno.test("a single group says nothing of other groups", () => {
  const { columns, groups } = grouped([1], 50);
  const { difference, pValue } = paired(...columns, { ...BINARY, groups });
  assertEquals([difference, pValue], [null, 1]);
});

Deno.test("equal answers leave more room where they come in groups", () => {
  const { columns, groups } = grouped(Array(20).fill(0), 5);
  const alone = paired(...columns, BINARY).difference;
  const { difference } = paired(...columns, { ...BINARY, groups });
  // A true share of 2.5 / 20 of the groups would go unseen 8 times in 100.
  assert((difference?.high ?? 0) >= 0.125 && (difference?.low ?? 0) <= -0.125);
  assert((alone?.high ?? 1) < 0.05);
});

Deno.test("few scores that are not 0 or 1 have an interval that is not too narrow", () => {
  const random = randomStream("coverage", "graded");
  let held = 0;
  const runs = 400;
  for (let run = 0; run < runs; run++) {
    const scores = () => Array.from({ length: 8 }, random);
    const { difference } = paired(scores(), scores(), { ...OTHER, seed: run });
    const { low, high } = difference ?? { low: 1, high: -1 };
    if (low <= 0 && 0 <= high) held++;
  }
  // Plain percentiles hold it 359 times.
  assert(held / runs > 0.92 && held / runs < 0.975, `${held} of ${runs}`);
});

Deno.test("columns that cannot be paired are refused", () => {
  assertEquals(
    assertThrows(() => paired([1, 0], [1], BINARY), RangeError).message,
    "Cannot pair scores as both models must have one for each sample: 2 and 1",
  );
  assertEquals(
    assertThrows(() => paired([1, 0.5], [1, 0], BINARY), RangeError).message,
    "Cannot compare binary scores as each must be 0 or 1: 0.5",
  );
  assertEquals(
    assertThrows(
      () => paired([1, 0], [1, 0], { ...BINARY, groups: ["a"] }),
      RangeError,
    ).message,
    "Cannot compare in groups as there must be one entry a sample: 1 for 2",
  );
  assertThrows(() => paired([1], [NaN], BINARY), RangeError);
  assertThrows(() => paired([1, 2], [NaN, 2], OTHER), RangeError);
});
