import type { KeptResults } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { countText, numberStyle } from "../number_text.ts";
import { type Html, html } from "../page/html.ts";
import type {
  BoardAverage,
  BoardCell,
  BoardColumn,
  BoardGroup,
} from "./board.ts";
import { tableColumns } from "./board_columns.ts";
import { averageText, countOf, rankText, startText } from "./board_text.ts";

/**
 * The table of a group: models by tasks as they are, and the average over them.
 *
 * @param group The group.
 * @returns A table that scrolls where it is wide.
 */
export function boardTable(group: BoardGroup): Html {
  const { number, columns, averaged, rows } = group;
  const shown = tableColumns(columns);
  const hasAverage = averaged.length > 0;
  const lines = rows.map(({ model, cells, average }) =>
    html`
      <tr>
        <th scope="row"><bdi>${model.label}</bdi></th>
        ${hasAverage ? averageCell(average) : null}${shown.map((
          { column: { metric }, index },
        ) =>
          boardCell(cells[index] ?? null, { metric, newest: model.run })
        )}</tr>
    `
  );
  return html`
    <div class="box" tabindex="0" role="group"
      aria-label="Models by tasks, group ${number}">
      <table class="found board">
        <thead>
          <tr><th scope="col">Model</th>
    ${hasAverage ? averageHead(averaged) : null}${shown.map(({ column }) =>
      columnHead(column)
    )}</tr>
        </thead>
        <tbody>${lines}</tbody>
      </table>
    </div>
    ${hasAverage ? html`<p class="muted">${averageText(group)}</p>` : null}
  `;
}

function averageHead({ length }: BoardGroup["averaged"]): Html {
  return html`
    <th scope="col" class="number">Average<small>of ${countOf(
      length,
      "task",
    )}</small></th>
  `;
}

function columnHead(column: BoardColumn): Html {
  const { better, metric } = column;
  const way = better === "lower" ? ", lower is better" : "";
  return html`
    <th scope="col"
      class="number"><bdi>${posedName(
        column,
      )}</bdi><small>${metric}${way}</small></th>
  `;
}

function averageCell(average: BoardAverage | null): Html {
  return average === null
    ? html`<td class="number muted">–</td>`
    : html`<td class="number${firstClass(average)}">${
      numberOf(average, "accuracy")
    }</td>`;
}

/** How a cell is shown. */
export interface BoardCellOptions {
  /** How scores were summed up. */
  readonly metric: string;
  /** The newest run of the model; a number of another one is marked. */
  readonly newest: KeptResults;
}

/**
 * A cell: the number, its interval, and the places that the model may have.
 *
 * @param cell What is shown; `null` where the model was not asked.
 * @param options The metric, and the newest run of the model.
 * @returns The cell.
 */
export function boardCell(
  cell: BoardCell | null,
  { metric, newest }: BoardCellOptions,
): Html {
  if (cell === null) return html`<td class="number muted">not asked</td>`;
  const { estimate, run, failed, unscored } = cell;
  const open = failed + unscored;
  const notes = [
    open === 0 ? null : html`
      <small class="open">${countText(open)} without a score</small>
    `,
    run === newest ? null : html`
      <small>${startText(run.started)}</small>
    `,
  ];
  return estimate === null
    ? html`<td class="number">–${notes}</td>`
    : html`<td class="number${firstClass(cell)}">${
      numberOf({ ...cell, estimate }, metric)
    }${notes}</td>`;
}

function firstClass({ rank }: Pick<BoardCell, "rank">): string {
  return rank?.best === 1 ? " better" : "";
}

function numberOf({ estimate, rank }: BoardAverage, metric: string): Html {
  const style = numberStyle(metric);
  const place = rank === null ? null : html`
    <small class="place">place ${rankText(rank)}</small>
  `;
  return html`<span class="value">${style.value(estimate.value)}</span><small>${
    style.interval(estimate)
  }</small>${place}`;
}
