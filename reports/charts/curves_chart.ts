import type { TopLevelSpec } from "vega-lite";
import type { Results } from "../../core/mod.ts";
import { levelText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { type CurvePoint, curvePoints } from "./curve_points.ts";
import { extentOf } from "./extent.ts";
import { inPercent } from "./figures.ts";
import { heading, panelTitle } from "./heading.ts";
import { SERIES, seriesOf } from "./series.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * How scores move over the checkpoints of a training run, one panel a task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where the suite names no curve.
 */
export function curvesChart(results: Results): TopLevelSpec | null {
  const points = curvePoints(results);
  if (points.length === 0) return null;
  const curves = firstOf(points.map(({ curve }) => curve.name), CURVES);
  const panels = firstOf(points.map(({ panel }) => panel), PANELS);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(points),
      subtitle: [...subtitle(points, results), ...curves.note, ...panels.note],
      width: 560,
    }),
    concat: panels.drawn.map((panel) => {
      const drawn = points.filter((point) =>
        point.panel === panel && curves.drawn.includes(point.curve.name)
      );
      const sought = soughtBy(drawn, results.design);
      return {
        title: panelTitle(panel),
        data: { values: drawn.map(datum) },
        ...{ width: 300, height: 200 },
        layer: [
          ...layersOf(drawn, curves.drawn, sought),
          ...soughtLines(sought),
        ],
      };
    }),
    columns: 2,
    spacing: 34,
  };
}

const CURVES = { ...SERIES, noun: "curves" };
const PANELS = { most: 8, noun: "tasks" };

/** The legend's channel tells curves apart as it tells models elsewhere. */
function datum({ curve, figure }: CurvePoint): object {
  const { value, low, high } = inPercent(figure);
  return {
    model: visibleLine(curve.name),
    checkpoint: visibleLine(figure.model),
    ...{ n: figure.n, at: figure.at, value: drawnNumber(value) },
    low: drawnNumber(low ?? value),
    high: drawnNumber(high ?? value),
  };
}

function layersOf(
  points: readonly CurvePoint[],
  curves: readonly string[],
  sought: readonly number[],
): Layers {
  const x = {
    ...{ field: "at", type: "quantitative" as const },
    title: visibleLine(points[0]?.curve.unit ?? ""),
    axis: { grid: false, format: ",~r", tickCount: 5 },
  };
  // With room above the highest number, titles of panels stand at one height.
  const extent = extentOf(
    points.map(({ figure }) => inPercent(figure)),
    sought,
  );
  const y = {
    ...{ field: "value", type: "quantitative" as const },
    title: "percent of samples",
    scale: {
      ...{ domainMin: extent.low, domainMax: extent.high, nice: false },
      zero: false,
    },
    axis: { grid: true, tickCount: 5 },
  };
  const { color: series, shape } = seriesOf(curves);
  // Else the legend would be as pale as the bands.
  const color = { ...series, legend: { symbolOpacity: 1 } };
  return [
    {
      mark: { type: "area", opacity: 0.15 },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
    },
    { mark: { type: "line", strokeWidth: 2 }, encoding: { x, y, color } },
    {
      mark: { type: "point", filled: true, size: 60, opacity: 1 },
      encoding: { x, y, color, shape },
    },
  ];
}

/** The score that the suite looks for, in percent, where there is one. */
function soughtBy(
  [first]: readonly CurvePoint[],
  { thresholds }: Results["design"],
): number[] {
  return Object.entries(thresholds)
    .filter(([task]) => task === first?.figure.task)
    .map(([, sought]) => drawnNumber(100 * sought));
}

function soughtLines(sought: readonly number[]): Layers {
  return sought.map((value) => ({
    data: { values: [{ value }] },
    mark: { ...{ type: "rule", strokeDash: [5, 4] }, color: LIGHT.unclear },
    encoding: { y: { field: "value", type: "quantitative" } },
  }));
}

/** Names the curve that moves most from its first to its last checkpoint. */
function title(points: readonly CurvePoint[]): string {
  const ways = [
    ...Map.groupBy(
      points,
      ({ panel, curve }) => JSON.stringify([panel, curve.name]),
    ).values(),
  ].flatMap((way) => {
    const sorted = way.toSorted((one, two) => one.figure.at - two.figure.at);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ first, last, moved: last.figure.value - first.figure.value }];
  });
  const [most] = ways.toSorted((one, two) =>
    Math.abs(two.moved) - Math.abs(one.moved)
  );
  if (most === undefined || most.moved === 0) return "No curve moves";
  const { first, last } = most;
  const [from, to] = [first, last].map(({ figure }) =>
    `${(figure.value * 100).toFixed(1)}%`
  );
  const over = (last.figure.at - first.figure.at).toLocaleString("en");
  return `${visibleLine(last.curve.name)} moves ${
    visibleLine(`${last.figure.task}`)
  } most: from ${from} to ${to} over ${over} ${visibleLine(last.curve.unit)}`;
}

function subtitle(
  points: readonly CurvePoint[],
  { level, design: { thresholds } }: Results,
): readonly string[] {
  return [
    `Share of ${
      sampleCounts(points.map(({ figure }) => figure.n))
    } that score 1 at each checkpoint;`,
    `the bands are ${levelText(level)} intervals.`,
    ...points.some(({ figure }) => Object.hasOwn(thresholds, `${figure.task}`))
      ? ["Dashed is the score that the suite looks for."]
      : [],
  ];
}
