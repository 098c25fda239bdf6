import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { placeOn, scaleOf } from "../../reports/page/scale.ts";

const ESTIMATE = fc.tuple(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.double({ min: 0, max: 1e3, noNaN: true }),
).map(([low, width]) => ({
  ...{ value: low + width / 2, low, high: low + width, level: 0.95, n: 1 },
}));

Deno.test("scaleOf() has room for zero and every interval, and few round ticks", () => {
  fc.assert(fc.property(fc.array(ESTIMATE), (estimates) => {
    const scale = scaleOf(estimates);
    assertEquals(scale.ticks.length >= 2 && scale.ticks.length <= 11, true);
    for (
      const at of [0, ...estimates.flatMap(({ low, high }) => [low, high])]
    ) {
      const place = placeOn(at, scale);
      assertEquals(place >= 0 && place <= 100, true);
    }
  }));
});

Deno.test("scaleOf() has a length where the only interval has next to none", () => {
  const estimate = { value: 0, low: 0, high: 5e-324, level: 0.95, n: 1 };
  assertEquals(scaleOf([estimate]), scaleOf([]));
});
