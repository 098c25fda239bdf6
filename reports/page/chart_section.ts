import type { Results } from "../../core/mod.ts";
import { chartsOf } from "../charts.ts";
import type { Drawing } from "../drawing.ts";
import { Html, html } from "./html.ts";

/**
 * The charts, each in a figure; the forest plot is drawn as a table elsewhere.
 *
 * @param results What the charts show.
 * @param drawing What draws them.
 * @returns A section, or `null` where there are none.
 */
export async function chartSection(
  results: Results,
  drawing: Drawing,
): Promise<Html | null> {
  const charts = chartsOf(results).filter(({ name }) => name !== "paired");
  if (charts.length === 0) return null;
  const figures = await Promise.all(charts.map(async ({ title, spec }) => {
    const svg = new Html(await drawing.svgOf(spec));
    return html`
      <figure class="chart">
        <div class="box" tabindex="0" role="group" aria-label="Chart: ${title}">
          <div role="img" aria-label="${title}">
            <div aria-hidden="true">${svg}</div>
          </div>
        </div>
      </figure>
    `;
  }));
  return html`
    <section aria-labelledby="charts">
      <h2 id="charts">Charts</h2>
      <p class="muted">Their numbers are in the tables below.</p>
      <div class="charts">${figures}</div>
    </section>
  `;
}
