import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  kendall,
  kendallInterval,
  randomStream,
  spearman,
  spearmanInterval,
} from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

const level = 0.95;
const BOTH = [spearmanInterval, kendallInterval];
const CORRELATION = fc.double({ min: -0.999, max: 0.999, noNaN: true });

Deno.test("intervals of rank correlations agree with numpy and scipy", () => {
  for (
    const { correlation, n, level, spearman, kendall } of fixtures
      .correlation_interval
  ) {
    const ours = [
      spearmanInterval(correlation, { n, level }),
      kendallInterval(correlation, { n, level }),
    ];
    for (const [at, expected] of [spearman, kendall].entries()) {
      assertClose(ours[at]?.low ?? NaN, expected[0] ?? NaN);
      assertClose(ours[at]?.high ?? NaN, expected[1] ?? NaN);
    }
  }
});

Deno.test("the interval holds its correlation, turns with it and narrows with rows", () => {
  fc.assert(
    fc.property(CORRELATION, fc.integer({ min: 5, max: 500 }), (r, n) => {
      for (const intervalOf of BOTH) {
        const { low, high } = intervalOf(r, { n, level }) ?? assertNever();
        assert(-1 <= low && low <= r && r <= high && high <= 1);
        const turned = intervalOf(-r, { n, level }) ?? assertNever();
        assertClose(turned.low, -high);
        const more = intervalOf(r, { n: 4 * n, level }) ?? assertNever();
        assert(more.high - more.low < high - low);
      }
    }),
  );
});

Deno.test("95% intervals of no correlation hold 0 about 95 times in 100", () => {
  const random = randomStream("rank correlations");
  const column = () => Array.from({ length: 12 }, random);
  let held = [0, 0];
  for (let run = 0; run < 1000; run++) {
    const [one, other] = [column(), column()];
    const options = { n: 12, level };
    const intervals = [
      spearmanInterval(spearman(one, other) ?? NaN, options),
      kendallInterval(kendall(one, other) ?? NaN, options),
    ];
    held = held.map((count, at) => {
      const { low, high } = intervals[at] ?? assertNever();
      return count + (low <= 0 && 0 <= high ? 1 : 0);
    });
  }
  for (const count of held) assert(count >= 925 && count <= 975, `${count}`);
});

Deno.test("too few rows and full agreement leave an interval unknown", () => {
  assertEquals(spearmanInterval(0.5, { n: 3, level }), null);
  assertEquals(kendallInterval(0.5, { n: 4, level }), null);
  for (const intervalOf of BOTH) {
    assertEquals(intervalOf(1, { n: 50, level }), null);
    assertEquals(intervalOf(-1, { n: 50, level }), null);
  }
});

Deno.test("intervals of what is no correlation are refused", () => {
  assertEquals(
    assertThrows(() => spearmanInterval(1.2, { n: 9, level }), RangeError)
      .message,
    "Cannot make an interval as a correlation must be from -1 to 1: 1.2",
  );
  assertEquals(
    assertThrows(() => kendallInterval(0.2, { n: 9.5, level }), RangeError)
      .message,
    "Cannot make an interval as there must be a whole number of at least 1 row: 9.5",
  );
  assertThrows(() => spearmanInterval(NaN, { n: 9, level }), RangeError);
  assertThrows(() => spearmanInterval(0, { n: 9, level: 1 }), RangeError);
});

function assertNever(): never {
  throw new Error("There must be an interval");
}
