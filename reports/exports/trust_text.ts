import type { Estimate } from "../../core/mod.ts";
import { levelText } from "../number_text.ts";

/**
 * Says how far a number can be trusted, for formats that keep a number and free
 * text.
 *
 * @param estimate The number.
 * @returns Its interval and n, in the number's own unit.
 *
 * @example Usage
 * ```ts
 * import { trustText } from "@aftertune/aftertune/reports/exports/trust_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const estimate = { value: 0.5, low: 0.40381, high: 0.6, level: 0.95, n: 100 };
 * assertEquals(trustText(estimate), "95% interval 0.4038 to 0.6, n = 100");
 * ```
 */
export function trustText({ low, high, level, n }: Estimate): string {
  return `${levelText(level)} interval ${shortText(low)} to ${
    shortText(high)
  }, n = ${n}`;
}

/**
 * Writes a number as text for people, with four significant digits.
 *
 * @param value The number.
 * @returns The number, without a trailing zero.
 *
 * @example Usage
 * ```ts
 * import { shortText } from "@aftertune/aftertune/reports/exports/trust_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(shortText(1 / 3), "0.3333");
 * ```
 */
export function shortText(value: number): string {
  return String(Number(value.toPrecision(4)));
}
