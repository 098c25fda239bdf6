import type { TopLevelSpec } from "vega-lite";
import {
  forgetting,
  type ForgettingPoint,
  outcomeOf,
} from "../../analyses/mod.ts";
import type { Estimate, Results } from "../../core/mod.ts";
import { alphaText, levelText, numberStyle } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { firstOf, sampleCounts } from "./captions.ts";
import { extentOf, type Measured } from "./extent.ts";
import { heading, panelTitle } from "./heading.ts";
import { scatter } from "./scatter.ts";
import type { ScatterPoint } from "./scatter_data.ts";
import { DIFFERENCE_AXIS, THEME } from "./theme.ts";

/**
 * What each model gained on the task it was tuned for, against what it lost on
 * the tasks that should hold, one panel each.
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
  const models = firstOf(points.map(({ model }) => model), MODELS);
  const tasks = firstOf(points.map(({ held }) => held.task), TASKS);
  const drawn = points.filter(({ model }) => models.drawn.includes(model));
  const gains = extentOf(drawn.flatMap(({ gain }) => inPoints(gain)), [0]);
  const tuned = visibleLine(first.gain.task);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(points),
      subtitle: [...subtitle(points, results), ...models.note, ...tasks.note],
      width: 560,
    }),
    concat: tasks.drawn.map((task) => {
      const shown = drawn.filter(({ held }) => held.task === task);
      return {
        title: panelTitle(visibleLine(task)),
        ...scatter({
          points: shown.flatMap(pointOf),
          kinds: KINDS,
          x: {
            title: `change on ${tuned} in percentage points`,
            extent: gains,
            axis: DIFFERENCE_AXIS,
          },
          y: {
            title: "change in percentage points",
            extent: extentOf(shown.flatMap(({ held }) => inPoints(held)), [0]),
            axis: DIFFERENCE_AXIS,
          },
        }),
      };
    }),
    columns: 2,
    spacing: 34,
  };
}

const MODELS = { most: 16, noun: "models" };
const TASKS = { most: 6, noun: "tasks" };

const FORGOT = "clearly forgot";
const HELD = "did not clearly forget";
const KINDS = [
  ...[{ name: FORGOT, color: LIGHT.worse, shape: "triangle-down" }],
  ...[{ name: HELD, color: LIGHT.better, shape: "circle" }],
].map((kind) => ({ ...kind, filled: true }));

function inPoints(
  { difference }: { readonly difference: Estimate | null },
): Measured[] {
  if (difference === null) return [];
  const { value, low, high } = difference;
  return [{ value: value * 100, low: low * 100, high: high * 100 }];
}

function pointOf({ model, gain, held }: ForgettingPoint): ScatterPoint[] {
  const kind = outcomeOf(held) === "worse" ? FORGOT : HELD;
  return inPoints(gain).flatMap((x) =>
    inPoints(held).map((y) => ({ model, x, y, kind }))
  );
}

function title(points: readonly ForgettingPoint[]): string {
  const models = Map.groupBy(points, ({ model }) => model);
  const gained = [...models.values()].filter(([point]) =>
    point !== undefined && outcomeOf(point.gain) === "better"
  );
  const forgot = gained.filter((points) =>
    points.some(({ held }) => outcomeOf(held) === "worse")
  );
  const tuned = visibleLine(points[0]?.gain.task ?? "");
  if (gained.length === 0) return `No model is clearly better on ${tuned}`;
  const who = models.size === 1
    ? visibleLine(points[0]?.model ?? "")
    : `${gained.length} of ${models.size} models`;
  const which = models.size === 1 ? "and" : `${forgot.length} of these`;
  return `${who} clearly gained on ${tuned}, ${
    forgot.length === 0
      ? "nothing is clearly forgotten"
      : `${which} clearly forgot`
  }`;
}

function subtitle(
  points: readonly ForgettingPoint[],
  { reference }: Results,
): string[] {
  const rows = points.flatMap(({ gain, held }) => [gain, held])
    .flatMap(({ difference }) => difference ?? []);
  const level = rows[0]?.level ?? 0.95;
  return [
    `Each model less ${visibleLine(reference)} on the same ${
      sampleCounts(rows.map(({ n }) => n))
    }; bars are ${levelText(level)} intervals.`,
    `Up and right is better. Clear: p below ${
      alphaText(level)
    } after correction for all comparisons.`,
  ];
}
