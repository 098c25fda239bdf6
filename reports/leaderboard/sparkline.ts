import { type Html, html } from "../page/html.ts";
import type { HistoryPoint } from "./history.ts";

/** What a {@linkcode sparkline} is drawn on. */
export interface SparklineOptions {
  /** Time at the left end, in milliseconds since 1970. */
  readonly from: number;
  /** Time at the right end. */
  readonly to: number;
  /** Number at the bottom. */
  readonly low: number;
  /** Number at the top. */
  readonly high: number;
}

const WIDTH = 160;
const HEIGHT = 48;
const MARGIN = 5;

/** Of more points than these, only changes of the model are marked. */
const MOST_MARKS = 50;

/**
 * Draws numbers over time, for the eye only: first and last stand beside it.
 *
 * @param points The numbers with their intervals, the oldest first.
 * @param scale What they are drawn on.
 * @returns The drawing.
 */
export function sparkline(
  points: readonly HistoryPoint[],
  scale: SparklineOptions,
): Html {
  const drawn = points.flatMap(({ started, row: { estimate }, id }, index) =>
    estimate === null || started === null ? [] : [{
      x: place(Date.parse(started), [scale.from, scale.to], WIDTH),
      y: height(estimate.value, scale),
      top: height(estimate.high, scale),
      bottom: height(estimate.low, scale),
      changed: index > 0 && points[index - 1]?.id !== id,
    }]
  );
  const line = drawn.map(({ x, y }) => `${x},${y}`).join(" ");
  const bars = drawn.map(({ x, top, bottom }) => `M${x} ${top}V${bottom}`);
  const marked = drawn.filter(({ changed }) =>
    changed || drawn.length <= MOST_MARKS
  );
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
<path class="span" d="${bars.join("")}"/><polyline points="${line}"/>
${
    marked.map(({ x, y, changed }) =>
      changed
        ? html`
          <rect x="${x - 3}" y="${y - 3}" width="6" height="6" />
        `
        : html`
          <circle cx="${x}" cy="${y}" r="2.5" />
        `
    )
  }</svg>`;
}

function height(value: number, { low, high }: SparklineOptions): number {
  return Number((HEIGHT - place(value, [low, high], HEIGHT)).toFixed(1));
}

/** In the middle where there is no length to place it on. */
function place(
  value: number,
  [low, high]: readonly [number, number],
  length: number,
): number {
  const share = high > low ? (value - low) / (high - low) : 0.5;
  return Number((MARGIN + share * (length - 2 * MARGIN)).toFixed(1));
}
