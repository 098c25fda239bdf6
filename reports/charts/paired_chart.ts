import type { TopLevelSpec } from "vega-lite";
import { outcomeOf } from "../../analyses/mod.ts";
import type { PairedRow, Results } from "../../core/mod.ts";
import { headlineOf, posedName } from "../headline.ts";
import { alphaText, levelText, numberStyle } from "../number_text.ts";
import { OUTCOME_WORDS } from "../outcome_words.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, notDrawn, sampleCounts } from "./captions.ts";
import { heading, panelTitle } from "./heading.ts";
import { DIFFERENCE_AXIS, type Layers, THEME } from "./theme.ts";

/**
 * A forest plot: each model's paired differences to the reference with their
 * intervals, task by task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where there is nothing to draw.
 */
export function pairedChart(results: Results): TopLevelSpec | null {
  const rows = headlineOf(results.paired, results.tasks);
  const all = rows.filter(isDrawn);
  if (all.length === 0) return null;
  const models = firstOf(all.map(({ model }) => model), MODELS);
  const posed = firstOf(all.map(posedName), POSED);
  const drawn = all.filter((row) => posed.drawn.includes(posedName(row)));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(all, results),
      subtitle: [...subtitle(rows, results), ...models.note, ...posed.note],
      width: 600,
    }),
    vconcat: models.drawn.map((model, index) => ({
      title: panelTitle(visibleLine(model)),
      data: {
        values: drawn.filter((row) => row.model === model).map(datum),
      },
      width: 420,
      height: { step: 24 },
      encoding: ENCODING,
      layer: layersOf({ last: index === models.drawn.length - 1 }),
    })),
    spacing: 18,
    resolve: { scale: { x: "shared" } },
  };
}

const MODELS = { most: 12, noun: "models" };
const POSED = { most: 40, noun: "tasks and treatments" };

type Compared = PairedRow & {
  readonly difference: NonNullable<PairedRow["difference"]>;
};

/** Only shares have differences in percentage points, the unit of the axis. */
function isDrawn(row: PairedRow): row is Compared {
  return row.difference !== null && numberStyle(row.metric).share;
}

function datum(row: Compared): Record<string, string | number> {
  const { value, low, high, n } = row.difference;
  const style = numberStyle(row.metric);
  const way = row.better === "lower" ? " (lower is better)" : "";
  return {
    model: visibleLine(row.model),
    posed: visibleLine(posedName(row)) + way,
    difference: drawnNumber(value * style.factor),
    low: drawnNumber(low * style.factor),
    high: drawnNumber(high * style.factor),
    text: style.difference(value),
    outcome: OUTCOME_WORDS[outcomeOf(row)],
    n,
    gained: row.gained,
    lost: row.lost,
  };
}

const OUTCOMES = [
  OUTCOME_WORDS.better,
  OUTCOME_WORDS.worse,
  OUTCOME_WORDS.unclear,
];
const COLORS = [LIGHT.better, LIGHT.worse, LIGHT.unclear];

const ENCODING = {
  y: { field: "posed", type: "nominal", sort: null, title: null },
  color: {
    field: "outcome",
    type: "nominal",
    scale: { domain: OUTCOMES, range: COLORS },
  },
} as const;

function layersOf({ last }: { readonly last: boolean }): Layers {
  const x = {
    field: "difference",
    type: "quantitative",
    title: last ? "difference in percentage points" : null,
    axis: DIFFERENCE_AXIS,
  } as const;
  const outcome = (range: string[]) => ({
    field: "outcome",
    type: "nominal",
    scale: { domain: OUTCOMES, range },
  } as const);
  return [
    {
      mark: { type: "rule", strokeWidth: 2 },
      encoding: { x: { ...x, field: "low" }, x2: { field: "high" } },
    },
    {
      mark: { type: "point", size: 90, opacity: 1, strokeWidth: 2 },
      encoding: {
        x,
        shape: outcome(["triangle-up", "triangle-down", "circle"]),
        fill: outcome([LIGHT.better, LIGHT.worse, LIGHT.paper]),
      },
    },
    {
      mark: { type: "text", align: "right", dx: 48, fontSize: 12 },
      encoding: {
        x: { value: "width" },
        color: { value: LIGHT.ink },
        text: { field: "text" },
      },
    },
  ];
}

function title(rows: readonly Compared[], { reference }: Results): string {
  const count = (outcome: string) =>
    rows.filter((row) => outcomeOf(row) === outcome).length;
  const [better, worse] = [count("better"), count("worse")];
  const name = visibleLine(reference);
  if (better + worse === 0) {
    return `Nothing is clearly different from ${name}`;
  }
  return `Of ${rows.length} comparisons with ${name}, ${better} clearly better, ${worse} clearly worse`;
}

function subtitle(
  rows: readonly PairedRow[],
  { reference }: Results,
): string[] {
  const drawn = rows.filter(isDrawn);
  const [first] = drawn;
  if (first === undefined) return [];
  const { level } = first.difference;
  return [
    `Model less ${visibleLine(reference)} on the same ${
      sampleCounts(drawn.map(({ difference }) => difference.n))
    }.`,
    `Bars: ${levelText(level)} interval. Clear: p below ${
      alphaText(level)
    } after correction for all comparisons.`,
    ...notDrawn(rows.filter((row) => !isDrawn(row))),
  ];
}
