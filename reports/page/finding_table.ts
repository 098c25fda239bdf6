import type { Figure } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { findingColumns, type FindingLayout } from "./finding_columns.ts";
import { findingLine, type FindingLines, notesText } from "./finding_line.ts";
import { type Html, html } from "./html.ts";

/** How a {@linkcode findingTable} is written. */
export interface FindingTableOptions {
  /** What the table is called. */
  readonly caption: string;
  /** Whether a heading above it says so, so that only its note is shown. */
  readonly titled?: boolean;
  /** Most rows that are shown, 100 by default. */
  readonly most?: number;
  /** Of more rows than these, only how many there are is seen at first. */
  readonly fold?: { readonly above: number; readonly name: string };
  /** Writes the figures. */
  readonly text: QuantityText;
  /** The model that need not be named as what others are compared with. */
  readonly reference: string;
}

/**
 * A table of figures: a row a model, in groups by task, treatment and
 * evaluator, a column a quantity; what must be known of a row at its end.
 *
 * @param figures The figures in a reader's order, one at least.
 * @param options The caption and how figures are written.
 * @returns A table that scrolls where it is wide.
 */
export function findingTable(
  figures: readonly Figure[],
  options: FindingTableOptions,
): Html {
  const { caption, titled = false, text, reference } = options;
  const { most = MOST_ROWS, fold = FOLD } = options;
  const note = sharedNote(figures);
  const { columns, groupOf, rivals, shared } = findingColumns(
    figures,
    reference,
  );
  const lines: FindingLines = {
    ...{ columns, rivals, text, reference },
    n: figures.some(({ n }) => n !== null),
    notes: note === null && figures.some(({ note }) => note !== null),
  };
  const rows = rowsOf(figures, { groupOf, rivals, reference });
  const groups = [
    ...Map.groupBy(rows.slice(0, most), ([first]) => groupOf(first as Figure)),
  ];
  const bodies = groups.map(([name, rows]) =>
    html`<tbody>${name === "" ? null : group(name, lines)}${
      rows.map((row) => findingLine(row, lines))
    }</tbody>`
  );
  const left = rows.length - most;
  const table = html`
    <div class="box" tabindex="0" role="group" aria-label="${caption}">
      <table class="found">
    ${captionOf({ caption, titled, shared, note })}
    ${head(lines)}
    ${bodies}
      </table>
    </div>
    ${left > 0 ? rest(left) : null}
  `;
  return rows.length <= fold.above ? table : html`
    <details>
      <summary data-in="analyses.csv">${fold.name}: ${countText(
        rows.length,
      )}</summary>
      ${table}</details>
  `;
}

/** What is folded up where nothing else is said. */
const FOLD = { above: 24, name: "Rows" };

/** More rows than this are for a spreadsheet. */
const MOST_ROWS = 100;

/** A row a model and what it is compared with, in each group. */
function rowsOf(
  figures: readonly Figure[],
  { groupOf, rivals, reference }:
    & Pick<FindingLayout, "groupOf" | "rivals">
    & Pick<FindingTableOptions, "reference">,
): Figure[][] {
  const rows = Map.groupBy(figures, (figure) => {
    const { model, against } = figure;
    const than = !rivals || against === reference ? null : against;
    return JSON.stringify([groupOf(figure), model, than]);
  });
  return [...rows.values()];
}

/** The note that all figures have, which is said once. */
function sharedNote(figures: readonly Figure[]): string | null {
  const notes = new Set(figures.map(({ note }) => note));
  return notes.size === 1 && !notes.has(null) ? notesText(figures) : null;
}

function captionOf({ caption, titled, shared, note }: {
  readonly caption: string;
  readonly titled: boolean;
  readonly shared: string;
  readonly note: string | null;
}): Html {
  const said = [...titled ? [] : [caption], shared, note].filter(Boolean);
  const hidden = titled ? html`<span class="hidden">${caption}</span>` : null;
  return html`<caption>${hidden}<span><bdi>${
    said.join(". ")
  }</bdi></span></caption>`;
}

function rest(rows: number): Html {
  return html`
    <p
      class="muted">${countText(
        rows,
      )} more rows are in <a href="analyses.csv">analyses.csv</a>.</p>
  `;
}

function head({ columns, n, notes }: FindingLines): Html {
  const number = (name: string) =>
    html`<th scope="col" class="number"><bdi>${name}</bdi></th>`;
  return html`
    <thead>
      <tr>
    <th scope="col">Model</th>
    ${columns.map(({ name }) => number(name))}
    ${n ? number("n") : null}
    ${notes ? html`<th scope="col" class="note">Note</th>` : null}
      </tr>
    </thead>
  `;
}

function group(name: string, { columns, n, notes }: FindingLines): Html {
  const span = 1 + columns.length + (n ? 1 : 0) + (notes ? 1 : 0);
  return html`
    <tr>
      <th scope="rowgroup" class="group"
        colspan="${span}"><span><bdi>${name}</bdi></span></th>
    </tr>
  `;
}
