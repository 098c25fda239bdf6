import { levelText } from "../number_text.ts";
import { Html, html } from "../page/html.ts";
import { STYLE } from "../page/style.ts";
import type { Board, BoardGroup } from "./board.ts";
import { tableColumns } from "./board_columns.ts";
import { BOARD_STYLE } from "./board_style.ts";
import { boardTable } from "./board_table.ts";
import { countOf, sizeText } from "./board_text.ts";
import { historySection } from "./history_section.ts";
import { modelSection } from "./model_section.ts";
import { placesCard } from "./places_card.ts";

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
      <a class="skip" href="#main">Skip to the results</a>
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
      <main id="main">
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
<p class="muted">Each number with its ${
    levelText(level)
  } interval and the places that the model may have. A model leaves a place to another only where it is clearly behind on the same samples; with a probability of ${
    levelText(level)
  }, all places of a column are right.</p>
${boardTable(group)}
<h3>Task by task</h3>
<ul class="legend"><li><span class="sample better" aria-hidden="true"><i class="mark"></i></span>may be first</li><li><span class="sample unclear" aria-hidden="true"><i class="mark"></i></span>clearly behind another</li></ul>
<div class="cards">${shown.map((column) => placesCard(column, group))}</div>
</section>`;
}
