import type { Artifact, Report, Results } from "../core/mod.ts";
import { chartsOf } from "./charts.ts";
import type { Drawing } from "./drawing.ts";
import { flipView } from "./page/flip_view.ts";
import { Html, html } from "./page/html.ts";
import { making } from "./page/making.ts";
import { forest, lead, shortfall } from "./page/overview.ts";
import { type ShownFlips, shownFlips } from "./page/shown_flips.ts";
import { STYLE } from "./page/style.ts";
import { anchor, taskSection } from "./page/task_section.ts";

/**
 * Makes the report that is one page, which opens from disk: what the
 * fine-tuning changed, which answers to look at, all numbers, and how they were
 * made. The page holds all it needs, runs no script and reaches for nothing.
 *
 * @param drawing What draws the charts.
 * @returns The report.
 */
export function pageWith(drawing: Drawing): Report {
  return {
    name: "page",
    files: [FILE],
    async render(results: Results): Promise<readonly Artifact[]> {
      const figures = await figuresOf(results, drawing);
      const content = `${head(results)}${body(results, figures)}`;
      return [{ path: FILE, content }];
    },
  };
}

const FILE = "index.html";

function body(results: Results, figures: Html | null): Html {
  const flips = shownFlips(results);
  const tasks = results.tasks.map((task) => taskSection(task, results, flips));
  return html`
    <body>
    <a class="skip" href="#main">Skip to the results</a>
    ${opening(results)}
    <main id="main">
    ${overview(results, flips)}
    ${figures}
    ${tasks}
    ${making(results)}
    </main>
    <footer><p>Made by aftertune. The numbers are also in <a href="summary.csv">summary.csv</a> and <a href="paired.csv">paired.csv</a>, every flipped answer is in <a href="flips.csv">flips.csv</a>.</p></footer>
    </body>
    </html>
  `;
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

function head({ suite, reference }: Results): Html {
  return html`
    <!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="${new Html(
          POLICY,
        )}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>${suite}: what the fine-tuning changed against ${reference}</title>
        <style>${STYLE}</style>
      </head>
  `;
}

function opening(results: Results): Html {
  return html`
    <header>
    <h1><bdi>${results.suite}</bdi>: what the fine-tuning changed</h1>
    ${lead(results)}
    ${shortfall(results)}
    <nav aria-label="Sections"><ul>
    <li><a href="#look">What to look at</a></li>
    ${results.tasks.map((task) =>
      html`
        <li><a href="#${anchor(task)}"><bdi>${task.name}</bdi></a></li>
      `
    )}<li><a href="#making">How it was made</a></li>
    </ul></nav>
    </header>
  `;
}

function overview(results: Results, { telling }: ShownFlips): Html {
  return html`
    <section aria-labelledby="changes">
    <h2 id="changes">What changed</h2>
    ${forest(results)}</section>
    <section aria-labelledby="look">
    <h2 id="look">What to look at</h2>
    ${telling.length === 0
      ? html`<p>No difference is clear, so no flipped answer tells more than another; they are under each task.</p>`
      : html`
        <p
          class="muted">Answers that flipped the way the clearest differences went. Underlined words are not in the other answer.</p>
        ${telling.map(({ flip, row: { better } }) =>
          flipView(flip, { named: true, better })
        )}
      `}</section>
  `;
}

/** The forest plot is drawn as a table above; here are the other charts. */
async function figuresOf(
  results: Results,
  drawing: Drawing,
): Promise<Html | null> {
  const charts = chartsOf(results).filter(({ name }) => name !== "paired");
  if (charts.length === 0) return null;
  const shown = charts.map(({ name }) => name).join(" and ");
  const figures = await Promise.all(charts.map(async ({ title, spec }) => {
    const svg = new Html(await drawing.svgOf(spec));
    return html`<figure class="chart" role="img" aria-label="${title}">${svg}</figure>`;
  }));
  return html`
    <section aria-labelledby="charts">
      <h2 id="charts">Charts of ${shown}</h2>
      <p class="muted">The numbers of these charts are in the tables below.</p>
      <div class="charts">
        ${figures}</div>
    </section>
  `;
}
