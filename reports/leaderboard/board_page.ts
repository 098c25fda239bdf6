import { levelText } from "../number_text.ts";
import { Html, html } from "../page/html.ts";
import { strip } from "../page/strip.ts";
import { STYLE } from "../page/style.ts";
import type { Board, BoardGroup } from "./board.ts";
import { tableColumns } from "./board_columns.ts";
import { BOARD_STYLE } from "./board_style.ts";
import { boardTable } from "./board_table.ts";
import { countOf, sizeText } from "./board_text.ts";
import { historySection } from "./history_section.ts";
import { modelSection } from "./model_section.ts";
import { placesCard } from "./places_card.ts";
import { SHARES } from "./value_scale.ts";

/**
 * Writes a leaderboard as one page that opens from disk: it holds all it needs,
 * runs no script and reaches for nothing.
 *
 * @param board The leaderboard.
 * @returns The page.
 */
export function boardPage(board: Board): Html {
  const { groups } = board;
  const parted = groups.length > 1;
  return html`
    ${HEAD}<body>
      <header>
    <h1>Leaderboard</h1>
    ${lead(board)}
    <nav aria-label="Sections"><ul>
    ${groups.map(({ number }) =>
      html`
        <li><a href="#group-${number}">${parted
          ? `Group ${number}`
          : "Models by tasks"}</a></li>
      `
    )}<li><a href="#history">Over time</a></li>
    <li><a href="#models">Where the models come from</a></li>
    </ul></nav>
      </header>
      <main>
    ${groups.map((group) => groupSection(group, board))}
    ${historySection(board)}
    ${modelSection(board)}
      </main>
      <footer>
        <p>Made by aftertune. The numbers are also in <a href="leaderboard.csv">leaderboard.csv</a>, those of all runs in <a href="history.csv">history.csv</a>.</p>
      </footer>
    </body>
    </html>
  `;
}

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const HEAD: Html = html`
  <!DOCTYPE html>
  <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>Leaderboard</title>
      <style>${STYLE}${BOARD_STYLE}</style>
    </head>
`;

function lead(board: Board): Html {
  const { groups } = board;
  return html`
    <p class="lead">${sizeText(board)}.</p>
    ${groups.length < 2 ? null : html`
      <p
        class="notice">${countOf(
          groups.length,
          "group",
        )}: numbers of different groups are not comparable, so they are never ranked or averaged together.</p>
    `}
  `;
}

function groupSection(group: BoardGroup, { groups, level }: Board): Html {
  const { number, columns, rows, apart } = group;
  const shown = tableColumns(columns).map(({ column }) => column);
  const title = groups.length === 1
    ? "Models by tasks"
    : `Group ${number}: ${countOf(rows.length, "model")}, ${
      countOf(new Set(shown.map(({ task }) => task)).size, "task")
    }`;
  return html`<section aria-labelledby="group-${number}">
<h2 id="group-${number}">${title}</h2>
${
    apart === null
      ? null
      : html`<p class="notice">Not comparable with group 1. ${apart}</p>`
  }
<p class="muted">${explained(group, level)}</p>
${boardTable(group)}
<h3>Task by task</h3>
${rows.length === 1 ? null : LEGEND}
<div class="cards">${shown.map((column) => placesCard(column, group))}</div>
</section>`;
}

function explained({ rows }: BoardGroup, level: number): string {
  const text = levelText(level);
  return rows.length === 1
    ? `Each number with its ${text} interval. There is no other model to compare with.`
    : `Each number with its ${text} interval and the places that the model may have. A model leaves a place to another only where it is clearly behind on the same samples; with a probability of ${text}, all places of a column are right.`;
}

const SAMPLE = { value: 0.5, low: 0, high: 1, level: 0.95, n: 1 };

const LEGEND: Html = html`
  <ul class="legend">
    <li>${strip(SAMPLE, SHARES, "better")}may be first</li>
    <li>${strip(SAMPLE, SHARES, "unclear")}clearly behind another</li>
  </ul>
`;
