import { numberStyle } from "../number_text.ts";
import { type Html, html } from "../page/html.ts";
import type { BoardCell, BoardColumn, BoardGroup } from "./board.ts";
import { rankText } from "./board_text.ts";

/**
 * The table of a group: models by tasks as they are, and the average over them.
 *
 * @param group The group.
 * @returns A table that scrolls where it is wide.
 */
export function boardTable({ number, columns, rows }: BoardGroup): Html {
  const plain = columns.flatMap((column, index) =>
    column.treatment === "none" ? [{ column, index }] : []
  );
  const averaged = rows.some(({ average }) => average !== null);
  const lines = rows.map(({ model, cells, average }) =>
    html`
      <tr>
        <th scope="row"><bdi>${model.label}</bdi></th>
        ${averaged ? boardCell(average, "accuracy") : null}${plain.map((
          { column, index },
        ) => boardCell(cells[index] ?? null, column.metric))}</tr>
    `
  );
  return html`
    <div class="box" tabindex="0" role="group"
      aria-label="Models by tasks, group ${number}">
      <table class="found board">
        <thead>
          <tr><th scope="col">Model</th>
    ${averaged ? AVERAGE : null}${plain.map(({ column }) =>
      columnHead(column)
    )}</tr>
        </thead>
        <tbody>${lines}</tbody>
      </table>
    </div>
    ${averaged ? AVERAGE_NOTE : null}
  `;
}

const AVERAGE: Html =
  html`<th scope="col" class="number">Average<small>of all tasks</small></th>`;

const AVERAGE_NOTE: Html = html`
  <p
    class="muted">The average counts every task the same and speaks of these tasks only; a share that is better lower counts as its opposite. A model that was not asked all of them has none.</p>
`;

function columnHead({ label, better, metric }: BoardColumn): Html {
  const way = better === "lower" ? ", lower is better" : "";
  return html`
    <th scope="col"
      class="number"><bdi>${label}</bdi><small>${metric}${way}</small></th>
  `;
}

/**
 * A cell: the number, its interval, and the places that the model may have.
 *
 * @param cell What is shown; `null` where the model was not asked.
 * @param metric How scores were summed up.
 * @returns The cell.
 */
export function boardCell(
  cell: Pick<BoardCell, "estimate" | "rank"> & Partial<BoardCell> | null,
  metric: string,
): Html {
  if (cell === null) return html`<td class="number muted">not asked</td>`;
  const { estimate, rank, failed = 0, unscored = 0 } = cell;
  const open = failed + unscored;
  const missing = open === 0 ? null : html`
    <small class="open">${open} without a score</small>
  `;
  if (estimate === null) return html`<td class="number">–${missing}</td>`;
  const style = numberStyle(metric);
  const first = rank?.best === 1 ? " better" : "";
  return html`
    <td
      class="number${first}"><span class="value">${style.value(
        estimate.value,
      )}</span><small>${style.interval(
        estimate,
      )}</small><small class="place">place ${rankText(
        rank,
      )}</small>${missing}</td>
  `;
}
