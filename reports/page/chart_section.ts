import type { Results } from "../../core/mod.ts";
import { chartsOf } from "../charts.ts";
import type { Drawing } from "../drawing/drawing.ts";
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
  const drawn = await Promise.all(
    charts.map(async ({ title, spec }) => {
      const svg = await drawing.svgOf(spec);
      return { title, svg, width: widthOf(svg) };
    }),
  );
  const narrow = drawn.filter(({ width }) => width <= WIDEST);
  const wide = drawn.filter(({ width }) => width > WIDEST);
  return html`
    <section aria-labelledby="charts">
      <h2 id="charts">Charts</h2>
      <p class="muted">Their numbers are in the tables below.</p>
      ${narrow.length > 0
        ? html`<div class="charts">${narrow.map(figure)}</div>`
        : null}
      ${wide.length > 0
        ? html`<div class="charts wide">${wide.map(figure)}</div>`
        : null}
    </section>
  `;
}

/** A wider drawing takes the width it needs, or its words would be too small. */
const WIDEST = 720;

function widthOf(svg: string): number {
  return Number(/^<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1] ?? WIDEST);
}

function figure({ title, svg, width }: {
  readonly title: string;
  readonly svg: string;
  readonly width: number;
}): Html {
  // Colours between those of the palette do not follow the reading mode.
  const paper = svg.includes('fill="rgb(') ? " paper" : "";
  const drawing = html`<div aria-hidden="true">${new Html(svg)}</div>`;
  return html`
    <figure class="chart${paper}" style="--wide:${width}px">
      <div class="box" tabindex="0" role="group" aria-label="Chart: ${title}">
        <div role="img" aria-label="${title}">${drawing}</div>
      </div>
    </figure>
  `;
}
