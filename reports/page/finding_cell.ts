import type { Figure } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { type Html, html } from "./html.ts";

/** More places than this on a scale are for a chart. */
const MOST_PLACES = 12;

/**
 * Shows the figures of one quantity of one model: often one, on a scale several.
 *
 * @param figures The figures.
 * @param text Writes them.
 * @returns A cell of a table.
 */
export function findingCell(
  figures: readonly Figure[],
  text: QuantityText,
): Html {
  const shown = figures.slice(0, MOST_PLACES);
  const more = figures.length - shown.length;
  const parts = shown.map((figure) => {
    const place = figure.at === null ? null : html`
      <small>at ${placeText(figure.at)}</small>
    `;
    return html`<div><span class="value">${
      text.value(figure)
    }</span>${place} <small>${text.interval(figure)}</small></div>`;
  });
  const rest = more > 0 ? html`<small>and ${more} more</small>` : null;
  return html`<td class="number">${parts}${rest}</td>`;
}

function placeText(place: number): string {
  return Number.isInteger(place)
    ? countText(place)
    : String(Number(place.toPrecision(3)));
}
