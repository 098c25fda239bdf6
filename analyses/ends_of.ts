/** A number with its interval, as far as it has one. */
export interface Ranged {
  /** The number. */
  readonly value: number;
  /** Lower end of its interval; `null` where nothing is known of the spread. */
  readonly low: number | null;
  /** Upper end of its interval; `null` where nothing is known of the spread. */
  readonly high: number | null;
}

/**
 * The ends of an interval; none where values that do not vary gave it no width.
 *
 * @param interval The interval, if there is one.
 * @returns Its ends.
 *
 * @example Usage
 * ```ts
 * import { endsOf } from "@aftertune/aftertune/analyses/ends_of.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(endsOf({ low: 0.5, high: 0.75 }), { low: 0.5, high: 0.75 });
 * assertEquals(endsOf({ low: 1, high: 1 }), { low: null, high: null });
 * ```
 */
export function endsOf(
  interval: { readonly low: number; readonly high: number } | null,
): Pick<Ranged, "low" | "high"> {
  return interval === null || interval.low === interval.high
    ? { low: null, high: null }
    : { low: interval.low, high: interval.high };
}
