import type { TopLevelSpec } from "vega-lite";
import type { Cell } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { countText } from "../number_text.ts";
import { visibleLine } from "../visible_text.ts";

/**
 * Says how many samples are behind a chart's marks.
 *
 * @param counts Samples behind each mark, at least one of them.
 * @returns The one number or the range, with its noun.
 */
export function sampleCounts(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
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
export function notDrawn(cells: readonly Cell[]): string[] {
  const names = new Set(cells.map((cell) => visibleLine(posedName(cell))));
  return names.size === 0
    ? []
    : [`Not drawn, as there is no share to draw: ${[...names].join(", ")}.`];
}

/**
 * Titles one panel of a chart.
 *
 * @param text What the panel shows.
 * @returns The title, smaller than the chart's.
 */
export function panelTitle(
  text: string,
): NonNullable<TopLevelSpec["title"]> {
  return { text, fontSize: 13, offset: 6, frame: "group" };
}
