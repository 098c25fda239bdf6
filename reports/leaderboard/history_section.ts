import { countText, numberStyle } from "../number_text.ts";
import { type Html, html } from "../page/html.ts";
import type { Board } from "./board.ts";
import { countOf, startText } from "./board_text.ts";
import {
  type DatedPoint,
  type Series,
  taskHistories,
  type TaskHistory,
} from "./history_series.ts";
import { sparkline, type SparklineOptions } from "./sparkline.ts";

/**
 * How the models did from run to run: a row for each model of each task that
 * several runs asked in the same way.
 *
 * @param board The leaderboard.
 * @returns A section.
 */
export function historySection(board: Board): Html {
  const tasks = taskHistories(board);
  const parted = board.groups.length > 1;
  return html`<section aria-labelledby="history">
<h2 id="history">Over time</h2>
${
    tasks.length === 0
      ? html`<p>No model was asked the same by several runs yet. Give more runs, and each task has a chart here.</p>`
      : html`
        <p
          class="muted">Models of one name in one suite, on what several runs asked in the same way. Bars are intervals; a square marks a run in which something else answered than in the run before, such as other weights or another engine.</p>
        <div class="cards">${tasks.map((task) => taskCard(task, parted))}</div>
      `
  }
</section>`;
}

/** More models than this are for a spreadsheet. */
const MOST_ROWS = 30;

function taskCard(
  { task, group, series }: TaskHistory,
  parted: boolean,
): Html {
  const which = group === null
    ? ", as it was asked before"
    : parted
    ? `, group ${group}`
    : "";
  const shown = series.slice(0, MOST_ROWS);
  const scale = scaleOf(shown);
  const suites = new Set(shown.map(({ last }) => last.suite));
  return html`
    <div class="card">
      <h3><bdi>${task}</bdi><small>${which}</small></h3>
      <div class="box" tabindex="0" role="group" aria-label="${task} over time">
        <table class="found past">
          ${captionOf(shown, scale)}
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Runs</th>
              <th scope="col" class="number">First</th>
              <th scope="col" class="number">Newest</th>
            </tr>
          </thead>
          <tbody>${shown.map((one) =>
            seriesLine(one, { scale, hasSuite: suites.size > 1 })
          )}</tbody>
        </table>
      </div>
    ${series.length > MOST_ROWS ? rest(series.length - MOST_ROWS) : null}</div>
  `;
}

function rest(models: number): Html {
  return html`
    <p
      class="muted">${countText(
        models,
      )} more are in <a href="history.csv">history.csv</a>.</p>
  `;
}

function scaleOf(series: readonly Series[]): SparklineOptions {
  const points = series.flatMap(({ points }) => points);
  const times = points.map(({ started }) => Date.parse(started));
  const ends = points.flatMap(({ row: { estimate } }) => estimate ?? []);
  const least = (values: readonly number[]) =>
    values.reduce((one, other) => Math.min(one, other));
  const most = (values: readonly number[]) =>
    values.reduce((one, other) => Math.max(one, other));
  return {
    ...{ from: least(times), to: most(times) },
    low: least(ends.map(({ low }) => low)),
    high: most(ends.map(({ high }) => high)),
  };
}

function captionOf(
  [series]: readonly Series[],
  { from, to, low, high }: SparklineOptions,
): Html {
  const style = numberStyle(series?.first.row.metric ?? "");
  const dayOf = (time: number) => startText(new Date(time).toISOString());
  return html`<caption><span>${dayOf(from)} to ${dayOf(to)} UTC, from ${
    style.value(low)
  } to ${style.value(high)}</span></caption>`;
}

function seriesLine(
  { first, last, points, changes }: Series,
  { scale, hasSuite }: {
    readonly scale: SparklineOptions;
    readonly hasSuite: boolean;
  },
): Html {
  return html`<tr>
<th scope="row"><bdi>${last.row.model}</bdi>${
    hasSuite ? html`<small><bdi>${last.suite}</bdi></small>` : null
  }${changes === 0 ? null : html`<small>changed ${changes}×</small>`}</th>
<td class="drawn">${sparkline(points, scale)}<small>${
    countOf(points.length, "run")
  }</small></td>
${pointCell(first)}
${pointCell(last)}
</tr>`;
}

/** So many characters of a time are its day. */
const DAY = 10;

function pointCell({ started, row: { estimate, metric } }: DatedPoint): Html {
  const style = numberStyle(metric);
  return html`<td class="number">${
    estimate === null
      ? "–"
      : html`<span class="value">${style.value(estimate.value)}</span><small>${
        style.interval(estimate)
      }</small>`
  }<small>${startText(started).slice(0, DAY)}</small></td>`;
}
