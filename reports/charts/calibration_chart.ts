import type { TopLevelSpec } from "vega-lite";
import type { Results } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { levelText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { type Defined, figuresOf, inPercent } from "./figures.ts";
import { heading, panelTitle } from "./heading.ts";
import { SERIES, seriesOf } from "./series.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * How often each model is right where it is how sure: a reliability diagram,
 * one panel a task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no confidence is known.
 */
export function calibrationChart(results: Results): TopLevelSpec | null {
  const bins = figuresOf(results, "calibration.accuracy_at")
    .filter((figure): figure is Bin => figure.at !== null);
  if (bins.length === 0) return null;
  const models = firstOf(bins.map(({ model }) => model), SERIES);
  const panels = firstOf(bins.map(panelNameOf), PANELS);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(results),
      subtitle: [...subtitle(bins, results), ...models.note, ...panels.note],
      width: 560,
    }),
    concat: panels.drawn.map((panel) => ({
      title: panelTitle(panel),
      data: {
        values: bins
          .filter((bin) =>
            panelNameOf(bin) === panel && models.drawn.includes(bin.model)
          )
          .map(datum),
      },
      ...{ width: 300, height: 300 },
      layer: layersOf(models.drawn),
    })),
    columns: 2,
    spacing: 34,
  };
}

const PANELS = { most: 6, noun: "tasks" };

type Bin = Defined & { readonly at: number };

function panelNameOf({ task, treatment }: Defined): string {
  return visibleLine(
    posedName({ task: task ?? "all tasks", treatment: treatment ?? "none" }),
  );
}

function datum(bin: Bin): object {
  const { value, low, high } = inPercent(bin);
  return {
    model: visibleLine(bin.model),
    n: bin.n,
    sure: drawnNumber(bin.at * 100),
    right: drawnNumber(value),
    low: drawnNumber(low ?? value),
    high: drawnNumber(high ?? value),
  };
}

function layersOf(models: readonly string[]): Layers {
  const scale = { domainMin: 0, domainMax: 100 };
  const x = {
    ...{ field: "sure", type: "quantitative" as const, scale },
    title: "percent sure of the answer",
    axis: { grid: true },
  };
  const y = {
    ...{ field: "right", type: "quantitative" as const, scale },
    title: "percent right",
    axis: { grid: true },
  };
  const { color, shape } = seriesOf(models);
  return [
    {
      data: { values: [{ from: 0, to: 100 }] },
      mark: { type: "rule", color: LIGHT.unclear, strokeDash: [5, 4] },
      encoding: {
        ...{ x: { ...x, field: "from" }, x2: { field: "to" } },
        ...{ y: { ...y, field: "from" }, y2: { field: "to" } },
      },
    },
    {
      mark: { type: "rule", strokeWidth: 1 },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
    },
    { mark: { type: "line", strokeWidth: 1.5 }, encoding: { x, y, color } },
    {
      mark: { type: "point", filled: true, opacity: 1 },
      encoding: {
        ...{ x, y, color, shape },
        size: {
          field: "n",
          type: "quantitative",
          legend: null,
          scale: { domainMin: 0, range: [12, 130] },
        },
      },
    },
  ];
}

function title(results: Results): string {
  const errors = figuresOf(results, "calibration.expected_calibration_error");
  const [most] = errors.toSorted((one, two) => two.value - one.value);
  if (most === undefined) return "How sure models are, and how often right";
  return `${visibleLine(most.model)} knows least how sure to be, on ${
    panelNameOf(most)
  }: off by ${(most.value * 100).toFixed(1)} points`;
}

function subtitle(
  bins: readonly Bin[],
  { level }: Results,
): readonly string[] {
  return [
    `Answers sorted by the probability that the model gave to them; larger marks hold more of them (${
      sampleCounts(bins.map(({ n }) => n))
    } each), bars are ${levelText(level)} intervals.`,
    "On the dashed line models are as often right as they are sure, under it they are too sure. Off: expected calibration error.",
  ];
}
