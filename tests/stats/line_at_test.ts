import { assert, assertEquals, assertThrows } from "@std/assert";
import { lineAt } from "../../stats/mod.ts";
import { assertClose } from "./fixtures.ts";

const X = [0.2, 0.5, 0.9, 1.4, 2];
const Y = [1.1, 1.9, 2.2, 3.9, 4.4];

Deno.test("a line's interval agrees with statsmodels'", () => {
  // OLS(...).get_prediction(...): mean, mean_ci_lower, mean_ci_upper.
  for (
    const [place, level, value, low, high] of [
      [0.7, 0.95, 2.1305825242718455, 1.58743332295262, 2.673731725591071],
      [0.7, 0.9, 2.1305825242718455, 1.7289331805250927, 2.5322318680185982],
      [3, 0.95, 6.496116504854368, 4.885897164798561, 8.106335844910173],
      [3, 0.9, 6.496116504854368, 5.305387438787615, 7.686845570921121],
    ] as const
  ) {
    const height = lineAt(X, Y, { place, level });
    assertClose(height?.value ?? NaN, value);
    assertClose(height?.low ?? NaN, low);
    assertClose(height?.high ?? NaN, high);
  }
});

Deno.test("a line is known best in the middle of its points", () => {
  const widthAt = (place: number): number => {
    const height = lineAt(X, Y, { place, level: 0.95 });
    return (height?.high ?? NaN) - (height?.low ?? NaN);
  };
  assert(widthAt(1) < widthAt(0.5) && widthAt(1) < widthAt(1.5));
});

Deno.test("two points, or points at one place, have no interval of a line", () => {
  assertEquals(lineAt([0, 1], [0, 1], { place: 0.5, level: 0.95 }), null);
  assertEquals(lineAt([1, 1, 1], [0, 1, 2], { place: 1, level: 0.95 }), null);
});

Deno.test("a level that is none and points that do not fit are refused", () => {
  assertThrows(() => lineAt(X, Y, { place: 1, level: 1 }), RangeError);
  assertThrows(() => lineAt(X, [1], { place: 1, level: 0.9 }), RangeError);
});
