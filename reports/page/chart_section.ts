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
  const figures = await Promise.all(
    charts.map(async ({ title, spec }) =>
      figure(title, await drawing.svgOf(spec))
    ),
  );
  // In columns, what spans all of them would tear the others apart.
  figures.sort((one, other) => Number(one.wide) - Number(other.wide));
  return html`
    <section aria-labelledby="charts">
      <h2 id="charts">Charts</h2>
      <p class="muted">Their numbers are in the tables below.</p>
      <div class="charts">${figures.map(({ view }) => view)}</div>
    </section>
  `;
}

/** A wider drawing takes the whole width, or its words would be too small. */
const WIDEST = 720;

function figure(
  title: string,
  svg: string,
): { readonly view: Html; readonly wide: boolean } {
  const width = Number(/^<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1] ?? 0);
  const wide = width > WIDEST;
  const view = html`
    <figure class="chart${wide ? " wide" : ""}" style="max-width:${Math.round(
      width * MOST_GROWN,
    )}px">
      <div class="box" tabindex="0" role="group" aria-label="Chart: ${title}">
        <div role="img"
          aria-label="${title}">
          <div aria-hidden="true">${new Html(
            svg,
          )}</div>
        </div>
      </div>
    </figure>
  `;
  return { view, wide };
}

/** A drawing that grows more shouts beside the others. */
const MOST_GROWN = 1.15;
