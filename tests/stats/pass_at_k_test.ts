import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { passAtK, passHatK } from "../../stats/mod.ts";
import { assertClose } from "./fixtures.ts";

/** Tries of which some succeeded and some count. */
const TRIES: fc.Arbitrary<{ n: number; successes: number; k: number }> = fc
  .integer({ min: 1, max: 12 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      successes: fc.integer({ min: 0, max: n }),
      k: fc.integer({ min: 1, max: n }),
    })
  );

Deno.test("pass@k and pass^k count all choices of k tries", () => {
  fc.assert(
    fc.property(TRIES, ({ n, successes, k }) => {
      let [all, some, every] = [0, 0, 0];
      for (let chosen = 0; chosen < 2 ** n; chosen++) {
        const picks = Array.from({ length: n }, (_, at) => chosen >> at & 1);
        if (picks.reduce((sum, pick) => sum + pick, 0) !== k) continue;
        const passed = picks.slice(0, successes)
          .reduce((sum, pick) => sum + pick, 0);
        all++;
        if (passed > 0) some++;
        if (passed === k) every++;
      }
      assertClose(passAtK(successes, n, { k }), some / all);
      assertClose(passHatK(successes, n, { k }), every / all);
    }),
    { numRuns: 50 },
  );
});

Deno.test("more tries help to pass once and hinder to pass always", () => {
  fc.assert(fc.property(TRIES, ({ n, successes, k }) => {
    assertClose(passAtK(successes, n, { k: 1 }), successes / n);
    assertClose(passHatK(successes, n, { k: 1 }), successes / n);
    if (k === n) return;
    const more = { k: k + 1 };
    assert(passAtK(successes, n, more) >= passAtK(successes, n, { k }) - 1e-12);
    assert(passHatK(successes, n, more) <= passHatK(successes, n, { k }));
  }));
});

Deno.test("tries by the hundred lose no digits", () => {
  assertClose(passAtK(37, 200, { k: 100 }), 0.9999999999998803);
  assertClose(passHatK(37, 200, { k: 10 }) / 1.5515124900677956e-08, 1);
});

Deno.test("more tries than there were are refused", () => {
  for (const k of [0, 11, 1.5, NaN]) {
    for (const pass of [passAtK, passHatK]) {
      assertEquals(
        assertThrows(() => pass(3, 10, { k }), RangeError).message,
        `Cannot estimate k tries as k must be a whole number from 1 to 10: ${k}`,
      );
    }
  }
  assertThrows(() => passAtK(4, 3, { k: 1 }), RangeError);
});
