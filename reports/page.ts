import type { Artifact, Report, Results } from "../core/mod.ts";
import type { Drawing } from "./drawing/drawing.ts";
import { headlineOf } from "./headline.ts";
import { answerSection } from "./page/answer_section.ts";
import { chartSection } from "./page/chart_section.ts";
import { findingsSection } from "./page/finding_section.ts";
import { firstScreen, heading } from "./page/first_screen.ts";
import { forestScale } from "./page/forest_scale.ts";
import { Html, html } from "./page/html.ts";
import { making } from "./page/making.ts";
import { modelSection } from "./page/model_section.ts";
import { shownFlips } from "./page/shown_flips.ts";
import { STYLE } from "./page/style.ts";
import { anchor, taskSection } from "./page/task_section.ts";
import { treatmentSection } from "./page/treatment_section.ts";
import { quantityText } from "./quantity_text.ts";

/**
 * Makes the report that is one page, which opens from disk: what the
 * fine-tuning changed, what to look at, all numbers, and how they were made.
 * The page holds all it needs, runs no script and reaches for nothing.
 *
 * @param drawing What draws the charts.
 * @returns The report.
 */
export function pageWith(drawing: Drawing): Report {
  return {
    name: "page",
    files: [FILE],
    async render(results: Results): Promise<readonly Artifact[]> {
      const content = `${head(results)}${await body(results, drawing)}`;
      return [{ path: FILE, content }];
    },
  };
}

const FILE = "index.html";

/** A section, and what leads to it. */
interface Section {
  /** The id of its heading. */
  readonly id: string;
  /** What links to it are called. */
  readonly name: string;
  /** The section; `null` where there is nothing to say. */
  readonly content: Html | null;
}

async function body(results: Results, drawing: Drawing): Promise<Html> {
  // Drawn elsewhere while all else is written.
  const charts = chartSection(results, drawing);
  const rows = headlineOf(results.paired, results.tasks);
  const scale = forestScale(rows);
  const flips = shownFlips(results);
  const text = quantityText(results.summary);
  const models = modelSection(rows, { scale, results });
  const answers = answerSection(flips);
  const treatments = treatmentSection(results, text);
  const findings = findingsSection(results, text);
  const screen = firstScreen(results, { rows, scale, flips, text });
  const contents = [
    { id: "models", name: "Models", content: models },
    { id: "answers", name: "Answers", content: answers },
    { id: "charts", name: "Charts", content: charts },
    ...results.tasks.map((task) => ({
      id: anchor(task),
      name: task.name,
      content: taskSection(task, results, { flips, text }),
    })),
    { id: "treatments", name: "Treatments", content: treatments },
    { id: "findings", name: "What else was found", content: findings },
    { id: "making", name: "How it was made", content: making(results) },
  ];
  const sections = await Promise.all(contents.map(sectionOf));
  return html`
    <body>
    ${heading(results)}
    <main>
    ${screen}
    ${navigation(sections.filter(({ content }) => content !== null))}
    ${sections.map(({ content }) => content)}
    </main>
    <footer><p>Made by aftertune. The numbers are also in <a href="summary.csv">summary.csv</a>, <a href="paired.csv">paired.csv</a> and <a href="analyses.csv">analyses.csv</a>, every flipped answer is in <a href="flips.csv">flips.csv</a>.</p></footer>
    </body>
    </html>
  `;
}

async function sectionOf(
  { id, name, content }: Pick<Section, "id" | "name"> & {
    readonly content: Html | null | Promise<Html | null>;
  },
): Promise<Section> {
  return { id, name, content: await content };
}

function navigation(sections: readonly Section[]): Html {
  return html`
    <nav aria-label="Sections">
      <ul>${sections.map(({ id, name }) =>
        html`<li><a href="#${id}"><bdi>${name}</bdi></a></li>`
      )}</ul>
    </nav>
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
