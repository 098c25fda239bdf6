import type { TopLevelSpec } from "vega-lite";
import type { Results } from "../../core/mod.ts";
import { numberStyle } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { heading, panelTitle } from "./heading.ts";
import { type Layers, THEME } from "./theme.ts";
import { type Estimated, type Ways, waysOf } from "./ways.ts";

/**
 * What is left of each model's score where a task is posed in the way that it
 * takes worst: a dot for each way, one row a model, one panel a task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no task is posed in several ways.
 */
export function phrasingChart(results: Results): TopLevelSpec | null {
  const rows = waysOf(results);
  const tasks = firstOf(rows.map(({ task }) => task), TASKS);
  const models = firstOf(rows.map(({ model }) => model), MODELS);
  const drawn = rows.filter(({ model, task }) =>
    models.drawn.includes(model) && tasks.drawn.includes(task)
  );
  if (drawn.length === 0) return null;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(rows),
      subtitle: [...subtitle(rows), ...tasks.note, ...models.note],
      width: 620,
    }),
    vconcat: tasks.drawn.map((task, index) => ({
      title: panelTitle(visibleLine(task)),
      data: {
        values: drawn.filter((row) => row.task === task).flatMap(data),
      },
      width: 420,
      height: { step: 24 },
      encoding: {
        y: {
          ...{ field: "model", type: "nominal", sort: null, title: null },
          axis: { labelPadding: 14 },
        },
      },
      layer: layersOf({
        last: index === tasks.drawn.length - 1,
        roles: drawn.some(({ every }) => every !== null) ? ROLES : WAYS,
      }),
    })),
    spacing: 18,
    resolve: { scale: { x: "shared" } },
  };
}

const MODELS = { most: 16, noun: "models" };
const TASKS = { most: 8, noun: "tasks" };

const AS_IT_IS = "as it is";
const WORST = "in the worst way";
const OTHERWISE = "in other ways";
const EVERY = "in every way";
const WAYS = [AS_IT_IS, OTHERWISE, WORST];
const ROLES = [...WAYS, EVERY];

const UPRIGHT = "M0,-1L0,1";

/** The worst way last, so that it lies on top of those as bad. */
function data({ model, posed, worst, every }: Ways): object[] {
  const named = { model: visibleLine(model) };
  const dots = posed.map((row) => ({
    ...named,
    posed: wayOf(row),
    role: row === worst
      ? WORST
      : row.treatment === "none"
      ? AS_IT_IS
      : OTHERWISE,
    value: drawnNumber(row.estimate.value * 100),
    n: row.estimate.n,
  }));
  const tick = {
    ...named,
    role: EVERY,
    value: drawnNumber((every ?? 0) * 100),
  };
  return [
    ...dots.filter(({ role }) => role !== WORST),
    ...dots.filter(({ role }) => role === WORST),
    ...every === null ? [] : [tick],
  ];
}

function wayOf({ treatment }: Estimated): string {
  return treatment === "none" ? AS_IT_IS : visibleLine(treatment);
}

function layersOf({ last, roles }: {
  readonly last: boolean;
  readonly roles: string[];
}): Layers {
  const x = {
    field: "value",
    type: "quantitative",
    title: last ? "percent of samples" : null,
    scale: { domainMin: 0, domainMax: 100 },
    axis: { tickCount: 6 },
  } as const;
  const role = (range: string[]) => ({
    field: "role",
    type: "nominal",
    scale: { domain: roles, range: range.slice(0, roles.length) },
  } as const);
  return [
    {
      mark: { type: "rule", strokeWidth: 1.5, color: LIGHT.unclear },
      encoding: {
        x: { ...x, aggregate: "min" },
        x2: { field: "value", aggregate: "max" },
      },
    },
    {
      mark: { type: "point", size: 80, opacity: 1, strokeWidth: 1.75 },
      encoding: {
        x,
        shape: role(["circle", "circle", "triangle-down", UPRIGHT]),
        color: role([LIGHT.ink, LIGHT.unclear, LIGHT.worse, LIGHT.ink]),
        fill: role([LIGHT.paper, LIGHT.unclear, LIGHT.worse, LIGHT.ink]),
      },
    },
    {
      transform: [{ filter: { field: "role", equal: WORST } }],
      mark: { type: "text", align: "left", dx: 14, fontSize: 12 },
      encoding: {
        x: { value: "width" },
        color: { value: LIGHT.ink },
        text: { field: "posed" },
      },
    },
  ];
}

/** Names the widest fall from the task as it is to its worst case. */
function title(rows: readonly Ways[]): string {
  const [most] = rows.flatMap(({ model, task, posed, worst }) => {
    const plain = posed.find(({ treatment }) => treatment === "none");
    if (plain === undefined || worst === null) return [];
    const fall = Math.abs(plain.estimate.value - worst.estimate.value);
    return [{ model, task, plain, worst, fall }];
  }).sort((one, two) => two.fall - one.fall);
  if (most === undefined || most.fall === 0) {
    return "No model does worse for how a task is posed";
  }
  const { value } = numberStyle(most.plain.metric);
  return `${visibleLine(most.model)} goes from ${
    value(most.plain.estimate.value)
  } to ${value(most.worst.estimate.value)} on ${
    visibleLine(most.task)
  } in its worst case, ${wayOf(most.worst)}`;
}

function subtitle(rows: readonly Ways[]): readonly string[] {
  const counts = rows.flatMap(({ posed }) =>
    posed.map(({ estimate }) => estimate.n)
  );
  return [
    `Each dot is the share of ${
      sampleCounts(counts)
    } that score 1, posed in one way; the worst way is named at the right.`,
    ...rows.some(({ every }) => every !== null)
      ? [
        "The upright stroke is the share that scores 1 in every way.",
      ]
      : [],
  ];
}
