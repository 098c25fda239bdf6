import { posedName } from "../headline.ts";
import { countText, numberStyle } from "../number_text.ts";
import { type Html, html } from "../page/html.ts";
import type { Scale } from "../page/scale.ts";
import { strip } from "../page/strip.ts";
import type { BoardCell, BoardColumn, BoardGroup } from "./board.ts";
import { boardCell } from "./board_table.ts";
import { countOf, rankText } from "./board_text.ts";
import type { ShownModel } from "./shown_models.ts";
import { valueScale, valueTicks } from "./value_scale.ts";

/**
 * What the models of a group reach on one task: drawn on one scale, the best
 * first, with the treatments of the task below.
 *
 * @param column The task as it is.
 * @param group The group.
 * @returns A card.
 */
export function placesCard(column: BoardColumn, group: BoardGroup): Html {
  const all = linesOf(column, group);
  const lines = all.slice(0, MOST_ROWS);
  const scale = valueScale(
    lines.flatMap(({ cell }) => cell.estimate ?? []),
    column.metric,
  );
  const { description, better, metric } = column;
  const name = posedName(column);
  return html`<div class="card">
<h3><bdi>${name}</bdi></h3>
<p class="muted"><bdi>${description}</bdi>${
    better === "lower" ? " Lower is better." : null
  }</p>
<div class="box" tabindex="0" role="group" aria-label="${name}">
<table class="forest places">
<thead><tr><th scope="col">Model</th><th class="plot"><span class="hidden">Drawing</span>${
    valueTicks(scale, metric)
  }</th><th scope="col" class="number">${metric}</th><th scope="col" class="number">Place</th></tr></thead>
<tbody>${lines.map((line) => placeLine(line, { scale, metric }))}</tbody>
</table>
</div>
${rest(all.length)}${treated(column, group)}</div>`;
}

/** More models than this are in the table above and in the CSV file. */
const MOST_ROWS = 30;

function rest(models: number): Html | null {
  return models <= MOST_ROWS ? null : html`
    <p
      class="muted">${countText(
        models - MOST_ROWS,
      )} more are in <a href="leaderboard.csv">leaderboard.csv</a>.</p>
  `;
}

/** A model with what it reached. */
interface Line {
  readonly model: ShownModel;
  readonly cell: BoardCell;
}

/** The models that were asked, the best first. */
function linesOf(column: BoardColumn, { columns, rows }: BoardGroup): Line[] {
  const index = columns.indexOf(column);
  const sign = column.better === "higher" ? -1 : 1;
  const size = ({ cell: { estimate } }: Line) =>
    estimate === null ? Infinity : sign * estimate.value;
  return rows.flatMap(({ model, cells }) => {
    const cell = cells[index] ?? null;
    return cell === null ? [] : [{ model, cell }];
  }).toSorted((one, other) => {
    const [first, second] = [size(one), size(other)];
    return first === second ? 0 : first - second;
  });
}

function placeLine(
  { model, cell: { estimate, rank } }: Line,
  { scale, metric }: { readonly scale: Scale; readonly metric: string },
): Html {
  const style = numberStyle(metric);
  const drawn = estimate === null
    ? null
    : strip(estimate, scale, rank?.best === 1 ? "better" : "unclear");
  return html`
    <tr>
      <th scope="row"><bdi>${model.label}</bdi></th>
      <td class="plot">${drawn}</td>
      <td class="number">${estimate === null
        ? "–"
        : html`<span class="value">${
          style.value(estimate.value)
        }</span><small>${style.interval(estimate)}</small>`}</td>
      <td class="number">${rankText(rank)}</td>
    </tr>
  `;
}

function treated(
  { task, treatment }: BoardColumn,
  { columns, rows }: BoardGroup,
): Html | null {
  const shown = columns.map((column, index) => ({ column, index })).filter((
    { column },
  ) => column.task === task && column.treatment !== "none");
  if (treatment !== "none") return null;
  if (shown.length === 0) return null;
  const asked = rows.filter(({ cells }) =>
    shown.some(({ index }) => cells[index] !== null)
  );
  return html`
    <details>
      <summary>Under ${countOf(shown.length, "treatment")}</summary>
      <div class="box" tabindex="0" role="group"
        aria-label="${task} under treatments">
        <table class="found board">
          <thead>
            <tr><th scope="col">Model</th>${shown.map((
              { column: { treatment } },
            ) =>
              html`<th scope="col" class="number"><bdi>${treatment}</bdi></th>`
            )}</tr>
          </thead>
          <tbody>${asked.slice(0, MOST_ROWS).map(({ model, cells }) =>
            html`<tr><th scope="row"><bdi>${model.label}</bdi></th>${
              shown.map(({ column: { metric }, index }) =>
                boardCell(cells[index] ?? null, { metric, newest: model.run })
              )
            }</tr>`
          )}</tbody>
        </table>
      </div>
      ${rest(asked.length)}
    </details>
  `;
}
