import { assertEquals, assertThrows } from "@std/assert";
import { fitLine } from "../../stats/mod.ts";
import { assertClose, fixtures } from "./fixtures.ts";

Deno.test("lines agree with scipy's", () => {
  for (const { x, y, slope, intercept } of fixtures.line) {
    const line = fitLine(x, y);
    assertClose(line?.slope ?? NaN, slope);
    assertClose(line?.intercept ?? NaN, intercept);
  }
});

Deno.test("points at one place have no line", () => {
  assertEquals(fitLine([2], [3]), null);
  assertEquals(fitLine([2, 2, 2], [1, 2, 3]), null);
});

Deno.test("points that do not fit together are refused", () => {
  assertThrows(
    () => fitLine([1, 2], [1]),
    RangeError,
    "Cannot correlate as both columns must be as long: 2 and 1 values",
  );
  assertThrows(() => fitLine([1, Infinity], [1, 2]), RangeError);
});
