import { posedName } from "../headline.ts";
import { numberStyle } from "../number_text.ts";
import { type Html, html } from "../page/html.ts";
import type { Board } from "./board.ts";
import { startText } from "./board_text.ts";
import type { HistoryPoint } from "./history.ts";
import { sparkline, type SparklineOptions } from "./sparkline.ts";

/**
 * How the models did from run to run: a row for each model of each task that
 * several runs asked in the same way.
 *
 * @param board The leaderboard.
 * @returns A section.
 */
export function historySection({ history }: Board): Html {
  const series = seriesOf(history);
  const tasks = [
    ...Map.groupBy(series, ([{ row, key }]) => `${key}${row.task}`)
      .values(),
  ];
  return html`<section aria-labelledby="history">
<h2 id="history">Over time</h2>
${
    tasks.length === 0
      ? html`<p>No model was asked the same by several runs yet. Give more runs, and each task has a chart here.</p>`
      : html`
        <p
          class="muted">Models of one name in one suite, on what several runs asked in the same way. Bars are intervals; a square marks a run in which something else answered than in the run before, such as other weights.</p>
        <div class="cards">${tasks.map(taskHistory)}</div>
      `
  }
</section>`;
}

/** Points of one model over time, two at least. */
type Series = readonly [DatedPoint, ...DatedPoint[]];

/** A point that can be drawn. */
export type DatedPoint = HistoryPoint & { readonly started: string };

function seriesOf(history: readonly HistoryPoint[]): Series[] {
  const dated = history.filter((point): point is DatedPoint =>
    point.started !== null && point.row.estimate !== null
  );
  const series = Map.groupBy(
    dated,
    ({ suite, key, row }) => JSON.stringify([suite, key, row.model]),
  );
  return [...series.values()]
    .filter((points) => new Set(points.map(({ started }) => started)).size > 1)
    .map((points) => points as unknown as Series);
}

function taskHistory(series: readonly Series[]): Html {
  const points = series.flat();
  const [{ row }] = points as unknown as Series;
  const style = numberStyle(row.metric);
  const times = points.map(({ started }) => Date.parse(started));
  const scale: SparklineOptions = {
    from: Math.min(...times),
    to: Math.max(...times),
    low: Math.min(...points.map(lowOf)),
    high: Math.max(...points.map(highOf)),
  };
  return html`
    <div class="card">
      <h3><bdi>${posedName(row)}</bdi></h3>
      <div class="box" tabindex="0" role="group" aria-label="${row
        .task} over time">
        <table class="found past">
          <caption><span>${startText(
            points[0]?.started ?? null,
          )} to ${startText(new Date(scale.to).toISOString())} UTC, from ${style
            .value(scale.low)} to ${style.value(scale.high)}</span></caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Runs</th>
              <th scope="col" class="number">First</th>
              <th scope="col" class="number">Newest</th>
            </tr>
          </thead>
          <tbody>${series.map((points) => seriesLine(points, scale))}</tbody>
        </table>
      </div>
    </div>
  `;
}

function seriesLine(points: Series, scale: SparklineOptions): Html {
  const newest = points.at(-1) as DatedPoint;
  const others = new Set(points.map(({ id }) => id)).size - 1;
  return html`<tr>
<th scope="row"><bdi>${newest.row.model}</bdi>${
    others === 0 ? null : html`<small>changed ${others}×</small>`
  }</th>
<td class="drawn">${
    sparkline(points, scale)
  }<span class="hidden">${points.length} runs</span></td>
${pointCell(points[0])}
${pointCell(newest)}
</tr>`;
}

function pointCell({ started, row: { estimate, metric } }: DatedPoint): Html {
  const style = numberStyle(metric);
  return html`<td class="number">${
    estimate === null
      ? "–"
      : html`<span class="value">${style.value(estimate.value)}</span><small>${
        style.interval(estimate)
      }</small>`
  }<small>${startText(started)}</small></td>`;
}

function lowOf({ row }: DatedPoint): number {
  return row.estimate?.low ?? 0;
}

function highOf({ row }: DatedPoint): number {
  return row.estimate?.high ?? 0;
}
