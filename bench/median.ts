/**
 * The middle of measurements; of an even number the mean of the two in the middle.
 *
 * @param values The measurements, at least one.
 * @returns The median.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) +
    (sorted[Math.ceil(middle)] as number)) / 2;
}
