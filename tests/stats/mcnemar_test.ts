import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { mcnemar, mcnemarMidP } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const COUNT: fc.Arbitrary<number> = fc.integer({ min: 0, max: 5000 });

Deno.test("exact McNemar p-values agree with statsmodels", () => {
  for (const { gained, lost, p_value } of fixtures.mcnemar) {
    const ours = mcnemar(gained, lost);
    assertClose(ours, p_value);
    // Small p-values must agree in their digits, not only in being small.
    if (p_value > 0) assertClose(ours / p_value, 1);
  }
});

Deno.test("mid-p values agree with scipy and stay below exact ones", () => {
  for (const { gained, lost, p_value, mid_p } of fixtures.mcnemar) {
    assertClose(mcnemarMidP(gained, lost), mid_p);
    assert(mid_p <= p_value);
  }
  fc.assert(fc.property(COUNT, COUNT, (gained, lost) => {
    const pValue = mcnemarMidP(gained, lost);
    assertEquals(pValue, mcnemarMidP(lost, gained));
    assert(pValue >= 0 && pValue <= mcnemar(gained, lost));
  }));
});

Deno.test("it does not matter to McNemar's test which model is the reference", () => {
  fc.assert(fc.property(COUNT, COUNT, (gained, lost) => {
    const pValue = mcnemar(gained, lost);
    assertEquals(pValue, mcnemar(lost, gained));
    assert(pValue >= 0 && pValue <= 1);
  }));
});

Deno.test("further losses beyond the gains make a McNemar p-value smaller", () => {
  fc.assert(fc.property(COUNT, COUNT, (gained, more) => {
    assert(
      mcnemar(gained, gained + more + 1) <= mcnemar(gained, gained + more),
    );
  }));
});

Deno.test("McNemar's test raises no more false alarms than it says", () => {
  for (let changed = 1; changed <= 100; changed++) {
    const alarms = alarmsOf(mcnemar, changed);
    assert(alarms <= 0.05, `${changed} changed pairs: ${alarms}`);
  }
});

Deno.test("the mid-p test comes nearer to the alarms it says, at times a little over", () => {
  for (let changed = 6; changed <= 100; changed++) {
    const alarms = alarmsOf(mcnemarMidP, changed);
    assert(alarms >= alarmsOf(mcnemar, changed));
    assert(alarms < 0.08, `${changed} changed pairs: ${alarms}`);
  }
});

Deno.test("McNemar's test refuses what is no count", () => {
  for (const wrong of [-1, 0.5, NaN, Infinity]) {
    assertThrows(() => mcnemarMidP(wrong, 1), RangeError);
    const { message } = assertThrows(() => mcnemar(1, wrong), RangeError);
    assertEquals(
      message,
      `Cannot test as counts must be whole numbers of at least 0: ${wrong}`,
    );
    assertThrows(() => mcnemar(wrong, 1), RangeError);
  }
});

/** How often a test of so many changed pairs is at most 0.05 under the null. */
function alarmsOf(test: typeof mcnemar, changed: number): number {
  let mass = 0.5 ** changed;
  let alarms = 0;
  for (let gained = 0; gained <= changed; gained++) {
    if (test(gained, changed - gained) <= 0.05) alarms += mass;
    mass *= (changed - gained) / (gained + 1);
  }
  return alarms;
}
