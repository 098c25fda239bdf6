import { isShare } from "../analyses/mod.ts";
import type { Estimate } from "../core/mod.ts";

/** How the numbers of one metric are shown to people. */
export interface NumberStyle {
  /** Whether the numbers are shares, so that they fit one axis of percent. */
  readonly share: boolean;
  /** Unit of a difference, in words; empty where it has none. */
  readonly unit: string;
  /** What a value is multiplied by to be shown. */
  readonly factor: number;
  /** A value, such as `52.7%`. */
  value(value: number): string;
  /** The interval of a value, such as `[47.0, 58.2]`. */
  interval(estimate: Estimate): string;
  /** A difference with its sign, such as `+20.0`. */
  difference(value: number): string;
  /** The interval of a difference, such as `[+14.0, +26.1]`. */
  differenceInterval(estimate: Estimate): string;
}

/**
 * Chooses how the numbers of a metric are shown: shares as percent and their
 * differences in percentage points, other numbers as they are.
 *
 * @param metric Name of the metric.
 * @returns How its numbers are shown.
 *
 * @example Usage
 * ```ts
 * import { numberStyle } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(numberStyle("accuracy").value(0.527), "52.7%");
 * assertEquals(numberStyle("accuracy").difference(-0.2), "−20.0");
 * ```
 */
export function numberStyle(metric: string): NumberStyle {
  return isShare(metric) ? SHARE : PLAIN;
}

/**
 * Writes a p-value as people read it; never as 0.
 *
 * @param value The p-value, `null` where there is none.
 * @returns Two significant digits, `< 0.001`, or a dash.
 *
 * @example Usage
 * ```ts
 * import { pValueText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(pValueText(0.0347), "0.035");
 * assertEquals(pValueText(1e-9), "< 0.001");
 * ```
 */
export function pValueText(value: number | null): string {
  if (value === null) return "–";
  if (value < 0.001) return "< 0.001";
  return value.toFixed(value < 0.1 ? 3 : 2);
}

/**
 * Writes a count with thousands separators.
 *
 * @param value A whole number.
 * @returns The number in words of digits, such as `1,319`.
 *
 * @example Usage
 * ```ts
 * import { countText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(countText(1319), "1,319");
 * ```
 */
export function countText(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/**
 * Writes a place on a scale, such as training steps or epochs.
 *
 * @param place The place.
 * @returns A count where it is whole, else three significant digits.
 *
 * @example Usage
 * ```ts
 * import { placeText } from "@aftertune/aftertune/reports/number_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const places = [1600, 0.01234, 12345.6].map(placeText);
 * assertEquals(places, ["1,600", "0.0123", "12,300"]);
 * ```
 */
export function placeText(place: number): string {
  const shown = Number.isInteger(place) ? place : Number(place.toPrecision(3));
  return Number.isInteger(shown) ? countText(shown) : String(shown);
}

/**
 * Writes a confidence level.
 *
 * @param level The level, in (0, 1).
 * @returns The level in percent, such as `95%`.
 *
 * @example Usage
 * ```ts
 * import { levelText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(levelText(0.95), "95%");
 * ```
 */
export function levelText(level: number): string {
  return `${Number((level * 100).toPrecision(6))}%`;
}

/**
 * Writes the error rate that belongs to a confidence level.
 *
 * @param level The level, in (0, 1).
 * @returns One less the level, such as `0.05`.
 *
 * @example Usage
 * ```ts
 * import { alphaText } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(alphaText(0.95), "0.05");
 * ```
 */
export function alphaText(level: number): string {
  return String(Number((1 - level).toPrecision(6)));
}

const SHARE: NumberStyle = style({
  share: true,
  unit: "percentage points",
  factor: 100,
  digits: 1,
  suffix: "%",
});
const PLAIN: NumberStyle = style({
  share: false,
  unit: "",
  factor: 1,
  digits: 3,
  suffix: "",
});

function style({ share, unit, factor, digits, suffix }: {
  readonly share: boolean;
  readonly unit: string;
  readonly factor: number;
  readonly digits: number;
  readonly suffix: string;
}): NumberStyle {
  const plain = (value: number) => {
    const text = Math.abs(value * factor).toFixed(digits);
    return value < 0 && Number(text) !== 0 ? `−${text}` : text;
  };
  const signed = (value: number) => {
    const text = plain(value);
    return value > 0 && Number(text) !== 0 ? `+${text}` : text;
  };
  return {
    share,
    unit,
    factor,
    value: (value) => plain(value) + suffix,
    interval: ({ low, high }) => `[${plain(low)}, ${plain(high)}]`,
    difference: signed,
    differenceInterval: ({ low, high }) => `[${signed(low)}, ${signed(high)}]`,
  };
}
