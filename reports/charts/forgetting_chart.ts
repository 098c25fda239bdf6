import type { TopLevelSpec } from "vega-lite";
import {
  forgetting,
  type ForgettingPoint,
  outcomeOf,
} from "../../analyses/mod.ts";
import type { Results } from "../../core/mod.ts";
import { levelText, numberStyle } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { sampleCounts } from "./captions.ts";
import { DIFFERENCE_AXIS, SHAPES, THEME } from "./theme.ts";

/**
 * What each model gained on the task it was tuned for, against what it lost on
 * the tasks that should hold.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where the suite has no tuned or no held task.
 */
export function forgettingChart(results: Results): TopLevelSpec | null {
  const points = forgetting(results).filter(({ gain, held }) =>
    [gain, held].every(({ metric, better }) =>
      numberStyle(metric).share && better === "higher"
    )
  );
  const [first] = points;
  if (first === undefined) return null;
  const tuned = visibleLine(first.gain.task);
  const tasks = [...new Set(points.map(({ held }) => visibleLine(held.task)))];
  const models = [...new Set(points.map(({ model }) => visibleLine(model)))];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: { text: title(points), subtitle: subtitle(points, results) },
    data: { values: points.flatMap(datum) },
    width: 360,
    height: 320,
    encoding: {
      color: {
        field: "model",
        type: "nominal",
        legend: null,
        scale: { domain: models, range: LIGHT.series.slice(1) },
      },
    },
    layer: layersOf({
      x: `change on ${tuned} in percentage points`,
      y: `change on ${tasks.join(" and ")} in percentage points`,
      tasks,
    }),
  };
}

function datum(
  { model, gain, held }: ForgettingPoint,
): Record<string, string | number>[] {
  const [won, kept] = [gain.difference, held.difference];
  if (won === null || kept === null) return [];
  return [{
    model: visibleLine(model),
    task: visibleLine(held.task),
    gain: won.value * 100,
    gain_low: won.low * 100,
    gain_high: won.high * 100,
    held: kept.value * 100,
    held_low: kept.low * 100,
    held_high: kept.high * 100,
  }];
}

type Layers = Extract<TopLevelSpec, { layer: unknown }>["layer"];

function layersOf({ x, y, tasks }: {
  readonly x: string;
  readonly y: string;
  readonly tasks: string[];
}): Layers {
  const across = {
    field: "gain",
    type: "quantitative",
    title: x,
    axis: DIFFERENCE_AXIS,
  } as const;
  const up = {
    field: "held",
    type: "quantitative",
    title: y,
    axis: { ...DIFFERENCE_AXIS, grid: true },
  } as const;
  return [
    {
      mark: { type: "rule", strokeWidth: 1.5 },
      encoding: {
        x: { ...across, field: "gain_low" },
        x2: { field: "gain_high" },
        y: up,
      },
    },
    {
      mark: { type: "rule", strokeWidth: 1.5 },
      encoding: {
        x: across,
        y: { ...up, field: "held_low" },
        y2: { field: "held_high" },
      },
    },
    {
      mark: { type: "point", filled: true, size: 90, opacity: 1 },
      encoding: {
        x: across,
        y: up,
        shape: {
          field: "task",
          type: "nominal",
          scale: { domain: tasks, range: [...SHAPES] },
        },
      },
    },
    {
      mark: { type: "text", align: "left", dx: 8, dy: -9, fontSize: 12 },
      encoding: { x: across, y: up, text: { field: "model" } },
    },
  ];
}

function title(points: readonly ForgettingPoint[]): string[] {
  const models = Map.groupBy(points, ({ model }) => model);
  const gained = [...models.values()].filter(([point]) =>
    point !== undefined && outcomeOf(point.gain) === "better"
  );
  const forgot = gained.filter((points) =>
    points.some(({ held }) => outcomeOf(held) === "worse")
  );
  const tuned = visibleLine(points[0]?.gain.task ?? "");
  if (gained.length === 0) return [`No model is clearly better on ${tuned}`];
  const who = models.size === 1
    ? visibleLine(points[0]?.model ?? "")
    : `${gained.length} of ${models.size} models`;
  const which = models.size === 1 ? "and" : `${forgot.length} of these`;
  return forgot.length === 0
    ? [`${who} clearly gained on ${tuned},`, "nothing is clearly forgotten"]
    : [`${who} clearly gained on ${tuned},`, `${which} clearly forgot`];
}

function subtitle(
  points: readonly ForgettingPoint[],
  { reference }: Results,
): string[] {
  const rows = points.flatMap(({ gain, held }) => [gain, held])
    .flatMap(({ difference }) => difference ?? []);
  return [
    `Each model less ${visibleLine(reference)} on the same ${
      sampleCounts(rows.map(({ n }) => n))
    };`,
    `bars are ${
      levelText(rows[0]?.level ?? 0.95)
    } intervals. Up and right is better.`,
  ];
}
