import fixtures from "../data/statistics.json" with { type: "json" };
import { assertAlmostEquals } from "@std/assert";

/** What scipy and statsmodels say; see `make_fixtures.py`. */
export { fixtures };

/** Asserts that two numbers agree to nine digits. */
export function assertClose(actual: number, expected: number): void {
  assertAlmostEquals(actual, expected, 1e-9 * Math.max(1, Math.abs(expected)));
}
