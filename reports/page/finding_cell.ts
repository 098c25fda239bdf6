import type { Figure } from "../../core/mod.ts";
import { countText, placeText } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { type Html, html } from "./html.ts";

/** More places than this on a scale are for a chart. */
const MOST_PLACES = 5;

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
  if (figures.length <= MOST_PLACES) {
    return html`<td class="number">${
      figures.map((one) => line(one, text))
    }</td>`;
  }
  const ordered = figures.filter(({ value }) => value !== null)
    .toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0));
  const ends = [ordered.at(0), ordered.at(-1)].flatMap((one) => one ?? []);
  return html`
    <td
      class="number"><span class="value">${ends.map((one) => text.value(one))
        .join(" to ")}</span> <small>at ${countText(
          figures.length,
        )} places</small></td>
  `;
}

function line(figure: Figure, text: QuantityText): Html {
  const place = figure.at === null || figure.value === null ? null : html`
    <small>at ${placeText(figure.at)}</small>
  `;
  const value = html`<span class="value">${text.value(figure)}</span>`;
  return html`<div>${value}${place} <small>${
    text.interval(figure)
  }</small></div>`;
}
