/** Labels by which rows belong together, such as names of passages. */
export type Labels = ArrayLike<string | number>;

/** The rows that carry one label. */
export type Group = readonly number[];

/**
 * Gathers the rows that carry the same label.
 *
 * @param labels A label a row.
 * @param rows How many rows there are.
 * @returns The rows of each label, in the order of their first ones.
 * @throws {RangeError} If there are not as many labels as rows.
 *
 * @example Usage
 * ```ts
 * import { groupsOf } from "@aftertune/aftertune/stats/groups.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(groupsOf(["a", "b", "a"], 3), [[0, 2], [1]]);
 * ```
 */
export function groupsOf(labels: Labels, rows: number): Group[] {
  checkLabels(labels, rows);
  const groups = new Map<string | number, number[]>();
  for (let row = 0; row < rows; row++) {
    const label = labels[row] as string | number;
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/**
 * Refuses labels that do not fit the rows.
 *
 * @param labels A label a row.
 * @param rows How many rows there are.
 * @throws {RangeError} If there are not as many labels as rows.
 *
 * @example Usage
 * ```ts
 * import { checkLabels } from "@aftertune/aftertune/stats/groups.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => checkLabels(["a", "b"], 3), RangeError);
 * ```
 */
export function checkLabels(labels: Labels, rows: number): void {
  if (labels.length !== rows) {
    throw new RangeError(
      `Cannot group as there must be one label a value: ${labels.length} labels for ${rows} values`,
    );
  }
}
