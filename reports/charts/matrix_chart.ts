import type { TopLevelSpec } from "vega-lite";
import { outcomeOf } from "../../analyses/mod.ts";
import type { Results } from "../../core/mod.ts";
import { alphaText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { textWidth } from "../render/text_width.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, notDrawn, sampleCounts } from "./captions.ts";
import { figuresOf, readingsOf } from "./figures.ts";
import { heading } from "./heading.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * A heat map of what each model gained and forgot on each task, with the number
 * in each cell. What got worse is dark, what got better is light, so that it
 * reads without colour.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where nothing is compared.
 */
export function matrixChart(results: Results): TopLevelSpec | null {
  const changes = changesOf(results);
  const models = firstOf(changes.map(({ model }) => model), MODELS);
  const tasks = firstOf(changes.map(({ task }) => task), TASKS);
  const drawn = changes.filter(({ model, task }) =>
    models.drawn.includes(model) && tasks.drawn.includes(task)
  );
  if (drawn.length === 0) return null;
  const names = models.drawn.map(visibleLine);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(changes),
      subtitle: [...subtitle(changes, results), ...models.note, ...tasks.note],
      width: 520,
    }),
    data: { values: drawn.map(datum) },
    width: { step: 64 },
    height: { step: 30 },
    encoding: {
      x: {
        field: "model",
        type: "nominal",
        sort: null,
        title: null,
        axis: { orient: "top", labelAngle: names.some(isWide) ? -40 : 0 },
      },
      y: { field: "task", type: "nominal", sort: null, title: null },
    },
    layer: layersOf(Math.max(...drawn.map(({ good }) => Math.abs(good)))),
  };
}

const MODELS = { most: 20, noun: "models" };
const TASKS = { most: 40, noun: "tasks" };

/** One cell, in percentage points. */
interface Change {
  readonly model: string;
  readonly task: string;
  readonly change: number;
  /** The change with the sign that is positive for the better. */
  readonly good: number;
  readonly text: string;
  readonly clear: boolean;
  readonly n: number | null;
}

function changesOf(results: Results): Change[] {
  const readingOf = readingsOf(results);
  const clear = new Set(
    results.paired
      .filter((row) =>
        row.treatment === "none" &&
        ["better", "worse"].includes(outcomeOf(row))
      )
      .map(({ model, task, evaluator }) => key(model, task, evaluator)),
  );
  return figuresOf(results, "matrix.change").flatMap((figure) => {
    const reading = readingOf(figure);
    if (reading?.style.share !== true) return [];
    const { model, task, evaluator, value, n } = figure;
    const { style, better } = reading;
    const change = drawnNumber(value * style.factor);
    return [{
      ...{ model, task: `${task}`, change, n },
      good: better === "lower" ? -change : change,
      text: style.difference(value),
      clear: clear.has(key(model, task, evaluator)),
    }];
  });
}

function key(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

function datum({ model, task, ...rest }: Change): object {
  const way = rest.good === rest.change ? "" : " (lower is better)";
  return { model: visibleLine(model), task: visibleLine(task) + way, ...rest };
}

function isWide(name: string): boolean {
  return textWidth(name, { size: 12, bold: false }) > 60;
}

function layersOf(most: number): Layers {
  const end = Math.max(most, 1);
  return [
    {
      mark: { type: "rect", stroke: LIGHT.paper, strokeWidth: 1 },
      encoding: {
        color: {
          field: "good",
          type: "quantitative",
          legend: null,
          scale: {
            domain: [-end, 0, end],
            ...{ range: [...DIVERGING], interpolate: "rgb" as const },
          },
        },
      },
    },
    {
      mark: {
        type: "text",
        fontSize: 12,
        fontWeight: { expr: "datum.clear ? 'bold' : 'normal'" },
      },
      encoding: {
        text: { field: "text" },
        color: {
          condition: {
            test: `datum.good < ${-0.7 * end}`,
            value: LIGHT.paper,
          },
          value: LIGHT.ink,
        },
      },
    },
  ];
}

/** Much darker at the end for the worse, so that the two differ in grey. */
const DIVERGING = ["#8a3206", LIGHT.paper, "#6aaae6"];

function title(changes: readonly Change[]): string {
  const models = new Set(changes.map(({ model }) => model)).size;
  const lost = changes.filter(({ good, clear }) => clear && good < 0);
  const [worst] = lost.toSorted((one, two) => one.good - two.good);
  if (worst === undefined) return "No model got clearly worse on any task";
  const losers = new Set(lost.map(({ model }) => model)).size;
  const most = `${visibleLine(worst.task)}: ${worst.text} points`;
  return models === 1
    ? `${visibleLine(worst.model)} got worse, most on ${most}`
    : `${
      losers === models ? "All" : `${losers} of`
    } ${models} models got clearly worse on some task, ${
      visibleLine(worst.model)
    } most on ${most}`;
}

function subtitle(
  changes: readonly Change[],
  results: Results,
): readonly string[] {
  const readingOf = readingsOf(results);
  const { reference, level } = results;
  return [
    `Model less ${visibleLine(reference)} on the same ${
      sampleCounts(changes.map(({ n }) => n))
    }, in percentage points.`,
    "Dark orange got worse, light blue got better.",
    `Bold: p below ${alphaText(level)} after correction for all comparisons.`,
    ...notDrawn(
      figuresOf(results, "matrix.change")
        .filter((figure) => readingOf(figure)?.style.share !== true)
        .map(({ task }) => ({ task: `${task}`, treatment: "none" })),
    ),
  ];
}
