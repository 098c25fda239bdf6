import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { cohenKappa } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const level = 0.95;
const LABEL: fc.Arbitrary<string> = fc.constantFrom("yes", "no", "unsure");
const PAIRS: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(LABEL, LABEL),
  { minLength: 1, maxLength: 40 },
);

Deno.test("kappa, its error and its interval agree with statsmodels", () => {
  for (const { one, other, level, ...expected } of fixtures.cohen_kappa) {
    const agreement = cohenKappa(one, other, { level });
    for (const field of ["kappa", "error", "low", "high"] as const) {
      assertClose(agreement?.[field] ?? NaN, expected[field]);
    }
  }
});

Deno.test("kappa is the same whoever is called the first judge", () => {
  fc.assert(fc.property(PAIRS, (pairs) => {
    const one = pairs.map(([label]) => label);
    const other = pairs.map(([, label]) => label);
    const agreement = cohenKappa(one, other, { level });
    const turned = cohenKappa(other, one, { level });
    assertEquals(agreement === null, turned === null);
    if (agreement === null || turned === null) return;
    assertClose(agreement.kappa, turned.kappa);
    assertClose(agreement.error, turned.error);
    assert(agreement.kappa <= 1 && agreement.error >= 0);
  }));
});

Deno.test("judges who agree have a kappa of 1, with one label only none", () => {
  const labels = ["yes", "no", "yes"];
  assertEquals(cohenKappa(labels, labels, { level })?.kappa, 1);
  assertEquals(cohenKappa(["yes", "yes"], ["yes", "yes"], { level }), null);
});

Deno.test("kappa refuses labels that do not fit", () => {
  assertEquals(
    assertThrows(() => cohenKappa(["yes"], [], { level }), RangeError).message,
    "Cannot group as there must be one label a value: 0 labels for 1 values",
  );
  assertEquals(
    assertThrows(() => cohenKappa([], [], { level }), RangeError).message,
    "Cannot compare labels as there must be at least one: none given",
  );
});

Deno.test("rows that come in clusters widen the interval of kappa", () => {
  const one = [1, 1, 0, 0, 1, 0, 1, 1, 0, 1];
  const other = [1, 0, 0, 0, 1, 1, 1, 1, 0, 1];
  const level = 0.95;
  const plain = cohenKappa(one, other, { level });
  const twice = cohenKappa([...one, ...one], [...other, ...other], {
    level,
    clusters: [...one.keys(), ...one.keys()],
  });
  assertClose(twice?.kappa ?? NaN, plain?.kappa ?? NaN);
  // The correction for few clusters, C / (C − 1), is all that differs.
  assertClose((twice?.error ?? NaN) ** 2 * 0.9, (plain?.error ?? NaN) ** 2);
  const single = new Uint8Array(10);
  assertEquals(cohenKappa(one, other, { level, clusters: single }), null);
});
