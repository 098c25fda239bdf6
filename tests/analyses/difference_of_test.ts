import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { differenceOf } from "../../analyses/difference_of.ts";
import { bonettPrice, clusteredMean, studentMean } from "../../stats/mod.ts";

const level = 0.95;

Deno.test("of pairs of verdicts the interval is Bonett and Price's", () => {
  const counts = fc.record({
    gained: fc.nat(30),
    lost: fc.nat(30),
    same: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(fc.property(counts, ({ gained, lost, same }) => {
    const n = gained + lost + same;
    const differences = new Float64Array(n).fill(1, 0, gained)
      .fill(-1, gained, gained + lost);
    const known = differenceOf(differences, {
      ...{ most: 1, level },
      clusters: undefined,
    });
    const { low, high } = bonettPrice({ gained, lost, n }, { level });
    assertAlmostEquals(known.low ?? NaN, low, 1e-12);
    assertAlmostEquals(known.high ?? NaN, high, 1e-12);
  }));
});

Deno.test("of other scores it is Student's, clustered where samples group", () => {
  const differences = Float64Array.of(0.5, -0.25, 1, 0, 0.75);
  const plain = { most: null, clusters: undefined, level };
  assertEquals(
    differenceOf(differences, plain).low,
    studentMean(differences, { level })?.low ?? null,
  );
  const clusters = ["a", "a", "b", "b", "c"];
  assertEquals(
    differenceOf(differences, { ...plain, clusters }).high,
    clusteredMean(differences, { clusters, level })?.high ?? null,
  );
});

Deno.test("groups that do not differ at all count once each", () => {
  const clusters = ["a", "a", "b", "b", "c", "c"];
  const known = differenceOf(new Float64Array(6), { most: 1, clusters, level });
  const { low, high } = bonettPrice({ gained: 0, lost: 0, n: 3 }, { level });
  assertAlmostEquals(known.low ?? NaN, low, 1e-12);
  assertAlmostEquals(known.high ?? NaN, high, 1e-12);
});

Deno.test("what tells nothing of the spread has no interval, and says why", () => {
  const one = Float64Array.of(0.5);
  const options = { most: null, level };
  const known = differenceOf(one, { ...options, clusters: undefined });
  assertEquals(
    [known.low, known.note],
    [null, "No interval: one sample tells nothing of how samples differ."],
  );
  const group = differenceOf(Float64Array.of(0.5, 1), {
    ...options,
    clusters: ["a", "a"],
  });
  assertEquals(
    group.note,
    "No interval: all samples are of one group, which tells nothing of how groups differ.",
  );
});

Deno.test("an interval holds its difference at any level", () => {
  const differences = fc.array(fc.constantFrom(-2, -1, 0, 1, 2), {
    minLength: 1,
    maxLength: 30,
  });
  const levels = fc.double({ min: 0.5, max: 0.999, noNaN: true });
  fc.assert(fc.property(differences, levels, (differences, level) => {
    const options = { most: 2, clusters: undefined, level };
    const { value, low, high } = differenceOf(
      Float64Array.from(differences),
      options,
    );
    assert((low ?? NaN) <= (value ?? NaN) && (value ?? NaN) <= (high ?? NaN));
  }));
});
