import type { TopLevelSpec } from "vega-lite";
import type { PairedRow, Results } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import { countText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { firstOf, sampleCounts } from "./captions.ts";
import { heading } from "./heading.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * How many samples each model lost and gained against the reference: bars to
 * either side, task by task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where nothing is compared.
 */
export function flipsChart(results: Results): TopLevelSpec | null {
  const rows = headlineOf(results.paired, results.tasks).filter((row) =>
    row.treatment === "none" && row.difference !== null
  );
  if (rows.length === 0) return null;
  const models = firstOf(rows.map(({ model }) => model), MODELS);
  const tasks = firstOf(rows.map(({ task }) => task), TASKS);
  const drawn = rows.filter(({ model, task }) =>
    models.drawn.includes(model) && tasks.drawn.includes(task)
  );
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(rows),
      subtitle: [...subtitle(rows, results), ...models.note, ...tasks.note],
      width: 560,
    }),
    data: { values: drawn.flatMap(data) },
    facet: {
      field: "model",
      type: "nominal",
      sort: models.drawn.map(visibleLine),
      title: null,
      header: {
        ...{ labelFontSize: 13, labelFontWeight: "bold", labelLimit: 200 },
        ...{ labelAnchor: "start", labelColor: LIGHT.ink },
      },
    },
    columns: Math.min(3, models.drawn.length),
    spacing: { row: 18, column: 44 },
    spec: {
      width: 200,
      height: { step: 24 },
      layer: layersOf(drawn),
    },
  };
}

const MODELS = { most: 12, noun: "models" };
const TASKS = { most: 24, noun: "tasks" };

/** Two bars; what is for the better depends on which way is up. */
function data(row: PairedRow): object[] {
  const way = row.better === "lower" ? " (lower is better)" : "";
  const named = {
    model: visibleLine(row.model),
    task: visibleLine(row.task) + way,
  };
  const [rise, fall] = row.better === "higher"
    ? [BETTER, WORSE]
    : [WORSE, BETTER];
  const bar = (samples: number, means: string) => ({
    ...named,
    samples,
    side: means === fall ? "lost" : "gained",
    count: countText(Math.abs(samples)),
    means,
  });
  return [bar(-row.lost, fall), bar(row.gained, rise)];
}

const BETTER = "for the better";
const WORSE = "for the worse";

function layersOf(rows: readonly PairedRow[]): Layers {
  const left = Math.max(1, ...rows.map(({ lost }) => lost));
  const right = Math.max(1, ...rows.map(({ gained }) => gained));
  const room = (left + right) * 0.2;
  const y = {
    field: "task",
    type: "nominal",
    sort: null,
    title: null,
  } as const;
  const x = {
    field: "samples",
    type: "quantitative",
    title: null,
    scale: { domainMin: -left - room, domainMax: right + room, nice: false },
    // The counts are beside the bars, so that the line at zero is enough.
    axis: { labels: false, values: { expr: "[0]" }, gridColor: LIGHT.ink },
  } as const;
  const text = (side: string, align: "left" | "right", dx: number) => ({
    transform: [{ filter: { field: "side", equal: side } }],
    mark: {
      type: "text" as const,
      ...{ align, dx, fontSize: 12, color: LIGHT.ink },
    },
    encoding: { x, y, text: { field: "count", type: "nominal" as const } },
  });
  return [
    {
      mark: { type: "bar", height: 13 },
      encoding: {
        x,
        y,
        color: {
          field: "means",
          type: "nominal",
          scale: {
            domain: [WORSE, BETTER],
            range: [LIGHT.worse, LIGHT.better],
          },
        },
      },
    },
    text("lost", "right", -4),
    text("gained", "left", 4),
  ];
}

function title(rows: readonly PairedRow[]): string {
  const [most] = rows.toSorted((one, two) =>
    two.gained + two.lost - one.gained - one.lost
  );
  if (most === undefined || most.gained + most.lost === 0) {
    return "No answer flipped";
  }
  return `${visibleLine(most.model)} flipped most, on ${
    visibleLine(most.task)
  }: ${countText(most.lost)} lost, ${countText(most.gained)} gained`;
}

function subtitle(
  rows: readonly PairedRow[],
  { reference }: Results,
): readonly string[] {
  return [
    `Of ${
      sampleCounts(rows.flatMap(({ difference }) => difference?.n ?? []))
    }, those whose score fell (lost, left) or rose (gained, right) against ${
      visibleLine(reference)
    }.`,
    "Equal bars cancel out: the score hides them.",
  ];
}
