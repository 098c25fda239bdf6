import type { TopLevelSpec } from "vega-lite";
import type { Results } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { levelText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { type Defined, figuresOf, inPercent } from "./figures.ts";
import { heading, panelTitle } from "./heading.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * How often each model is right where it is how sure: reliability diagrams, one
 * panel a model and task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no confidence is known.
 */
export function calibrationChart(results: Results): TopLevelSpec | null {
  const bins = figuresOf(results, "calibration.accuracy_at")
    .filter((figure): figure is Bin => figure.at !== null);
  const errors = figuresOf(results, "calibration.expected_calibration_error");
  if (bins.length === 0) return null;
  const panels = firstOf(bins.map(panelOf), PANELS);
  const level = levelText(results.level);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(errors),
      subtitle: [
        `Answers are sorted by the probability that the model gave to them: each mark stands for ${
          sampleCounts(bins.map(({ n }) => n))
        }, bars are ${level} intervals.`,
        "On the dashed line a model is as often right as it is sure; under it, it is too sure. Off: the expected calibration error.",
        ...panels.note,
      ],
      width: 600,
    }),
    concat: panels.drawn.map((panel) => {
      const error = errors.find((error) => panelOf(error) === panel);
      const off = error === undefined ? "" : `: off by ${points(error)}`;
      return {
        title: panelTitle(panel + off),
        data: {
          values: bins.filter((bin) => panelOf(bin) === panel).map(datum),
        },
        ...{ width: 190, height: 190 },
        layer: LAYERS,
      };
    }),
    columns: 3,
    spacing: 30,
  };
}

const PANELS = { most: 12, noun: "models on a task" };

type Bin = Defined & { readonly at: number };

function panelOf(figure: Defined): string {
  return `${visibleLine(figure.model)}, ${placeOf(figure)}`;
}

function placeOf({ task, treatment }: Defined): string {
  const posed = { task: task ?? "all tasks", treatment: treatment ?? "none" };
  return visibleLine(posedName(posed));
}

function points({ value }: Defined): string {
  return (value * 100).toFixed(1);
}

function datum(bin: Bin): object {
  const { value, low, high } = inPercent(bin);
  return {
    ...{ model: visibleLine(bin.model), n: bin.n },
    sure: drawnNumber(bin.at * 100),
    right: drawnNumber(value),
    low: drawnNumber(low ?? value),
    high: drawnNumber(high ?? value),
  };
}

const SCALE = { domainMin: 0, domainMax: 100 };
const X = {
  ...{ field: "sure", type: "quantitative" as const, scale: SCALE },
  title: "percent sure",
  axis: { grid: true, tickCount: 5 },
};
const Y = {
  ...{ field: "right", type: "quantitative" as const, scale: SCALE },
  title: "percent right",
  axis: { grid: true, tickCount: 5 },
};

const LAYERS: Layers = [
  {
    data: { values: [{ from: 0, to: 100 }] },
    mark: { type: "rule", color: LIGHT.unclear, strokeDash: [5, 4] },
    encoding: {
      ...{ x: { ...X, field: "from" }, x2: { field: "to" } },
      ...{ y: { ...Y, field: "from" }, y2: { field: "to" } },
    },
  },
  {
    mark: { type: "rule", strokeWidth: 1, color: LIGHT.better },
    encoding: { x: X, y: { ...Y, field: "low" }, y2: { field: "high" } },
  },
  {
    mark: { type: "line", strokeWidth: 1.5, color: LIGHT.better },
    encoding: { x: X, y: Y },
  },
  {
    mark: {
      ...{ type: "point", filled: true, opacity: 1 },
      ...{ size: 40, color: LIGHT.better },
    },
    encoding: { x: X, y: Y },
  },
];

function title(errors: readonly Defined[]): string {
  const [most] = errors.toSorted((one, two) => two.value - one.value);
  return most === undefined
    ? "How sure models are, and how often right"
    : `${visibleLine(most.model)} knows least how sure to be, on ${
      placeOf(most)
    }: off by ${points(most)} points`;
}
