import type { Cell } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { countText } from "../number_text.ts";
import { visibleLine } from "../visible_text.ts";

/**
 * Says how many samples are behind a chart's marks.
 *
 * @param counts Samples behind each mark; `null` where it has none.
 * @returns The one number or the range, with its noun; `samples` where there is
 *   no number.
 */
export function sampleCounts(counts: readonly (number | null)[]): string {
  const known = counts.filter((count) => count !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return "samples";
  return least === most
    ? `${countText(most)} samples`
    : `${countText(least)} to ${countText(most)} samples`;
}

/**
 * Names what a chart leaves out.
 *
 * @param cells What has no place on the chart's axis.
 * @returns One line, or none where everything is drawn.
 */
export function notDrawn(
  cells: readonly Pick<Cell, "task" | "treatment">[],
): string[] {
  const names = new Set(cells.map((cell) => visibleLine(posedName(cell))));
  return names.size === 0
    ? []
    : [`Not drawn, as there is no share to draw: ${[...names].join(", ")}.`];
}

/** The first of many. */
export interface First<Item> {
  /** What is drawn. */
  readonly drawn: Item[];
  /** A sentence that counts what is not; none where everything is drawn. */
  readonly note: string[];
}

/**
 * Keeps a chart small that a large study would blow up.
 *
 * @param items What could be drawn; each once is enough.
 * @param limit How many to draw at most, and what they are, such as `tasks`.
 * @returns The first ones without repeats, and what to say of the others.
 */
export function firstOf<Item>(
  items: Iterable<Item>,
  { most, noun }: { readonly most: number; readonly noun: string },
): First<Item> {
  const all = [...new Set(items)];
  const note = all.length <= most
    ? []
    : [`Drawn are the first ${most} of ${countText(all.length)} ${noun}.`];
  return { drawn: all.slice(0, most), note };
}

/**
 * Rounds a number to what a chart can show, so that its spec stays small.
 *
 * @param value A number.
 * @returns It to six significant digits.
 */
export function drawnNumber(value: number): number {
  return Number(value.toPrecision(6));
}
