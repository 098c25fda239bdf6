import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { bonettPrice, type Flips, randomStream } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const level = 0.95;
const COUNT: fc.Arbitrary<number> = fc.integer({ min: 0, max: 500 });
const FLIPS: fc.Arbitrary<Flips> = fc.tuple(COUNT, COUNT, COUNT)
  .filter((counts) => Math.max(...counts) > 0)
  .map(([gained, lost, same]) => ({ gained, lost, n: gained + lost + same }));

Deno.test("intervals of paired proportions agree with the paper's, written in Python", () => {
  for (const { level, low, high, ...flips } of fixtures.bonett_price) {
    const interval = bonettPrice(flips, { level });
    assertClose(interval.low, low);
    assertClose(interval.high, high);
  }
});

Deno.test("a paired interval has a width, mirrors, and widens with its level", () => {
  fc.assert(fc.property(FLIPS, (flips) => {
    const { low, high } = bonettPrice(flips, { level });
    assert(-1 <= low && low < high && high <= 1);
    const { gained, lost, n } = flips;
    const mirrored = { gained: lost, lost: gained, n };
    assertClose(bonettPrice(mirrored, { level }).low, -high);
    const wider = bonettPrice(flips, { level: 0.99 });
    assert(wider.low <= low && high <= wider.high);
  }));
});

Deno.test("a paired interval holds its difference at any level", () => {
  const levels = fc.double({ min: 0.01, max: 0.999, noNaN: true });
  fc.assert(fc.property(FLIPS, levels, (flips, level) => {
    const { low, high } = bonettPrice(flips, { level });
    const difference = (flips.gained - flips.lost) / flips.n;
    assert(low <= difference && difference <= high);
  }));
});

Deno.test("pairs that never differ still leave room for a difference", () => {
  const { low, high } = bonettPrice({ gained: 0, lost: 0, n: 30 }, { level });
  assert(low < 0 && high > 0);
  const more = bonettPrice({ gained: 0, lost: 0, n: 3000 }, { level });
  assert(more.high < high / 50);
});

Deno.test("a paired interval covers the truth, the more so where few pairs change", () => {
  for (const n of [30, 100, 1000]) {
    for (const share of [0.04, 0.12, 0.3]) {
      const random = randomStream("bonett-price", n, share);
      let covered = 0;
      for (let k = 0; k < 2000; k++) {
        let [gained, lost] = [0, 0];
        for (let row = 0; row < n; row++) {
          const drawn = random() / share;
          if (drawn < 2 / 3) gained++;
          else if (drawn < 1) lost++;
        }
        const { low, high } = bonettPrice({ gained, lost, n }, { level });
        if (low <= share / 3 && share / 3 <= high) covered += 1 / 2000;
      }
      assert(covered > 0.94, `n = ${n}, ${share}: ${covered}`);
      if (n * share > 30) assert(covered < 0.965, `n = ${n}: ${covered}`);
    }
  }
});

Deno.test("no paired interval is made up for nonsense", () => {
  const message = (flips: Flips): string =>
    assertThrows(() => bonettPrice(flips, { level }), RangeError).message;
  assertEquals(
    message({ gained: -1, lost: 0, n: 3 }),
    "Cannot compare pairs as counts must be whole numbers of at least 0: -1",
  );
  assertEquals(
    message({ gained: 2, lost: 2, n: 3 }),
    "Cannot compare pairs as there must be at least one, and no more may change than there are: 3 pairs, 4 changed",
  );
  message({ gained: 0, lost: 0, n: 0 });
});
