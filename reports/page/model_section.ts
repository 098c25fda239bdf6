import { verdict, type VerdictText, verdictTexts } from "../../analyses/mod.ts";
import type { PairedRow, Results } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import { forestTable } from "./forest_table.ts";
import { type Html, html } from "./html.ts";
import type { Scale } from "./scale.ts";
import { sentence } from "./sentence.ts";

/**
 * Model by model: what the fine-tuning changed in words, what must be known
 * beside it, and the forest plot with all treatments.
 *
 * @param rows The comparisons of the tasks' first evaluators.
 * @param options The scale of the page, and the study.
 * @returns A section, or `null` of a single model, as it is on the first screen.
 */
export function modelSection(
  rows: readonly PairedRow[],
  { scale, results }: { readonly scale: Scale; readonly results: Results },
): Html | null {
  const texts = verdictTexts(verdict(results));
  const models = [...Map.groupBy(rows, ({ model }) => model)];
  if (models.length < 2) return null;
  return html`
    <section aria-labelledby="models">
      <h2 id="models">Model by model</h2>
      <div class="cards">${models.map(([model, rows], index) =>
        html`
          <section class="card">
            <h3><bdi>${model}</bdi></h3>
            ${textOf(texts[index])}
            ${forestTable(rows.slice(0, MOST_ROWS), { scale, results })}
          ${rows.length > MOST_ROWS
            ? rest(rows.length - MOST_ROWS)
            : null}</section>
        `
      )}</div>
    </section>
  `;
}

/** More rows than this are for a spreadsheet. */
const MOST_ROWS = 30;

function rest(rows: number): Html {
  return html`
    <p
      class="muted">${countText(
        rows,
      )} more are in <a href="paired.csv">paired.csv</a>.</p>
  `;
}

/**
 * What must be known beside a finding, in small letters.
 *
 * @param text The finding.
 * @returns A paragraph, or `null` where there is nothing.
 */
export function detailsText(
  { details }: Pick<VerdictText, "details">,
): Html | null {
  return details.length === 0
    ? null
    : html`<p class="details">${sentence(details.join(" "))}</p>`;
}

function textOf(text: VerdictText | undefined): Html | null {
  return text === undefined
    ? null
    : html`<p>${sentence(text.finding)}</p>${detailsText(text)}`;
}
