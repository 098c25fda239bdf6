import type { Figure } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { cutText } from "../visible_text.ts";
import { findingCell } from "./finding_cell.ts";
import type { FindingColumn } from "./finding_columns.ts";
import { type Html, html } from "./html.ts";

/** What the lines of a table of figures have in common. */
export interface FindingLines {
  /** The columns of figures, left to right. */
  readonly columns: readonly FindingColumn[];
  /** Whether they tell what a model is compared with. */
  readonly rivals: boolean;
  /** Whether a column tells the samples. */
  readonly n: boolean;
  /** Whether a column holds notes. */
  readonly notes: boolean;
  /** Writes the figures. */
  readonly text: QuantityText;
  /** The model that need not be named as what others are compared with. */
  readonly reference: string;
}

/**
 * A line of a table of figures.
 *
 * @param figures The figures of one model, one at least.
 * @param lines What the lines have in common.
 * @returns A row.
 */
export function findingLine(
  figures: readonly Figure[],
  { columns, rivals, n, notes, text, reference }: FindingLines,
): Html {
  const [{ model }] = figures as [Figure];
  const against = figures.find(({ against }) => against !== null)?.against ??
    null;
  const hidden = !rivals || against === null || against === reference;
  const than = hidden ? null : html`
    <small>against <bdi>${against}</bdi></small>
  `;
  const cells = columns.map((column) =>
    findingCell(figures.filter((figure) => column.figures.has(figure)), text)
  );
  return html`<tr>
<th scope="row"><bdi>${model}</bdi>${than}</th>
${cells}
${n ? html`<td class="number">${countsText(figures)}</td>` : null}
${notes ? html`<td class="note">${notesText(figures)}</td>` : null}
</tr>`;
}

/**
 * Says what must be known to read figures.
 *
 * @param figures The figures.
 * @returns Their notes, each once; empty where there are none.
 */
export function notesText(figures: readonly Figure[]): string {
  // A note on several tasks may say what one on each of them says.
  const text = figures.reduce(
    (said, { note }) =>
      note === null || said.includes(note) ? said : `${said} ${note}`,
    "",
  );
  return cutText(text.trim(), LONGEST_NOTE);
}

/** Of longer notes, which may quote what a model wrote, the start is shown. */
const LONGEST_NOTE = 400;

function countsText(figures: readonly Figure[]): string {
  const counts = figures.flatMap(({ n }) => n ?? []);
  if (counts.length === 0) return "–";
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most
    ? countText(least)
    : `${countText(least)}–${countText(most)}`;
}
