/** A value with the ends of its interval, where it has one. */
export interface Measured {
  /** The value. */
  readonly value: number;
  /** The lower end. */
  readonly low: number | null;
  /** The upper end. */
  readonly high: number | null;
}

/** The ends of a scale. */
export interface Extent {
  /** The lower end. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** Whether equal ratios are equally far apart. */
  readonly logarithmic: boolean;
}

/**
 * Finds ends for a scale that leave room around what is drawn.
 *
 * @param measured What is drawn, one at least.
 * @param include Numbers that must be on the scale, such as 0.
 * @returns The ends.
 */
export function extentOf(
  measured: readonly Measured[],
  include: readonly number[] = [],
): Extent {
  const ends = measured.flatMap(({ value, low, high }) => [
    ...[value, low ?? value, high ?? value],
  ]).concat(include);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least) * 0.07 || Math.abs(most) * 0.1 || 1;
  return { low: least - room, high: most + room, logarithmic: false };
}

/**
 * Finds ends for a scale of costs, logarithmic where they are far apart.
 *
 * @param costs What is drawn, one at least.
 * @returns The ends.
 */
export function costExtentOf(costs: readonly number[]): Extent {
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  if (least <= 0 || most / least < 20) {
    return extentOf(costs.map((value) => ({ value, low: null, high: null })));
  }
  const room = (most / least) ** 0.07;
  return { low: least / room, high: most * room, logarithmic: true };
}

/**
 * Finds where a value is on a scale.
 *
 * @param value The value.
 * @param extent The scale.
 * @returns 0 at its lower end, 1 at its upper end.
 */
export function shareOfExtent(
  value: number,
  { low, high, logarithmic }: Extent,
): number {
  return logarithmic
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
}

/**
 * Finds the value at a place of a scale.
 *
 * @param share The place, 0 at its lower end, 1 at its upper end.
 * @param extent The scale.
 * @returns The value.
 */
export function valueAtShare(
  share: number,
  { low, high, logarithmic }: Extent,
): number {
  return logarithmic ? low * (high / low) ** share : low + (high - low) * share;
}
