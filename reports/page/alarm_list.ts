import type { Results } from "../../core/mod.ts";
import { alarmGroups } from "../alarms_text.ts";
import { countText } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { notesText } from "./finding_line.ts";
import { type Html, html } from "./html.ts";

/** More kinds of alarm than this are for a spreadsheet. */
const MOST_GROUPS = 60;

/**
 * All alarms: what went off and where, the models with what was measured, and
 * what it means.
 *
 * @param results What was found.
 * @param text Writes what was measured.
 * @returns A list.
 */
export function alarmList(
  results: Pick<Results, "findings">,
  text: QuantityText,
): Html {
  const groups = alarmGroups(results);
  const items = groups.slice(0, MOST_GROUPS).map(({ name, figures }) => {
    const models = figures.map((figure) =>
      html`<li><bdi>${figure.model}</bdi> <span class="value">${
        text.value(figure)
      }</span> <small>${text.interval(figure)}</small></li>`
    );
    return html`
      <li>
        <strong><bdi>${name}</bdi></strong>
        <small>${notesText(figures)}</small>
        <ul>${models}</ul>
      </li>
    `;
  });
  const left = groups.length - items.length;
  const rest = left > 0
    ? html`
      <p
        class="muted">${countText(
          left,
        )} more are in <a href="analyses.csv">analyses.csv</a>.</p>
    `
    : null;
  return html`<ul class="alarms">${items}</ul>${rest}`;
}
