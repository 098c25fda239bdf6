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

Deno.test("columns that cannot be paired are refused", () => {
  assertEquals(
    assertThrows(() => paired([1, 0], [1], BINARY), RangeError).message,
    "Cannot pair scores as both models must have one for each sample: 2 and 1",
  );
  assertEquals(
    assertThrows(() => paired([1, 0.5], [1, 0], BINARY), RangeError).message,
    "Cannot compare binary scores as each must be 0 or 1: 0.5",
  );
  assertThrows(() => paired([1], [NaN], BINARY), RangeError);
  assertThrows(() => paired([1, 2], [NaN, 2], OTHER), RangeError);
});
