import type { Results } from "../../core/mod.ts";
import type { QuantityText } from "../quantity_text.ts";
import { findingView, PLACED } from "./finding_section.ts";
import { findingTables } from "./finding_tables.ts";
import { type Html, html } from "./html.ts";

/**
 * Treatment by treatment: how well models hold up when the same is asked in
 * another way, over all of them and under each.
 *
 * @param results What was found.
 * @param text Writes the figures.
 * @returns A section, or `null` where there is no treatment.
 */
export function treatmentSection(
  results: Results,
  text: QuantityText,
): Html | null {
  const { treatments, findings, reference, tasks } = results;
  if (treatments.length === 0) return null;
  const placed = findings.filter(({ name }) => PLACED.treatment.includes(name));
  const over = placed.flatMap((finding) => {
    const figures = finding.figures.filter(({ treatment }) =>
      treatment === null
    );
    return figures.length === 0 ? [] : [{ ...finding, figures }];
  });
  const under = treatments.map(({ name, description }) => {
    const tables = placed.flatMap(({ title, figures }) => {
      const here = figures.filter(({ treatment }) => treatment === name)
        .map((figure) => ({ ...figure, treatment: null }));
      const table = { caption: title, text, reference, tasks };
      return here.length === 0 ? [] : [findingTables(here, table)];
    });
    return html`
      <h3><bdi>${name}</bdi></h3>
      <p>${capitalized(description)}.</p>
      ${tables}
    `;
  });
  return html`
    <section aria-labelledby="treatments">
    <h2 id="treatments">Under treatments</h2>
    <p class="muted">The same tasks asked in other ways that keep what is right. The scores are in each task’s tables.</p>
    ${over.map((finding) => findingView(finding, { results, text }))}
    ${under}
    </section>
  `;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).replace(/\.$/, "");
}
