import type { TopLevelSpec } from "vega-lite";
import type { Results } from "../../core/mod.ts";
import { levelText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { type Extent, extentOf } from "./extent.ts";
import { inPercent } from "./figures.ts";
import { heading, panelTitle } from "./heading.ts";
import { type Panel, scatter } from "./scatter.ts";
import { type ShiftedPair, shiftedPairs } from "./shifted_pairs.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * What each model scores out of distribution against what it scores in
 * distribution, one panel a shift.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no model has both scores.
 */
export function robustnessChart(results: Results): TopLevelSpec | null {
  const pairs = shiftedPairs(results);
  if (pairs.length === 0) return null;
  const models = firstOf(pairs.map(({ outside }) => outside.model), MODELS);
  const shifts = firstOf(pairs.map(({ shift }) => shift), SHIFTS);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(pairs),
      subtitle: [...subtitle(pairs, results), ...models.note, ...shifts.note],
      width: 560,
    }),
    concat: shifts.drawn.map((shift) => ({
      title: panelTitle(shift),
      ...panelOf(
        pairs.filter((pair) =>
          pair.shift === shift && models.drawn.includes(pair.outside.model)
        ),
        results,
      ),
    })),
    columns: 2,
    spacing: 34,
  };
}

const MODELS = { most: 16, noun: "models" };
const SHIFTS = { most: 6, noun: "shifts" };
const REFERENCE = "reference";
const COMPARED = "other models";
const KINDS = [
  { name: REFERENCE, color: LIGHT.ink, shape: "square", filled: true },
  { name: COMPARED, color: LIGHT.better, shape: "circle", filled: true },
];

function panelOf(pairs: readonly ShiftedPair[], { reference }: Results): Panel {
  const points = pairs.map(({ inside, outside }) => ({
    model: outside.model,
    ...{ x: inPercent(inside), y: inPercent(outside) },
    kind: outside.model === reference ? REFERENCE : COMPARED,
  }));
  const extent = extentOf(points.flatMap(({ x, y }) => [x, y]));
  return scatter({
    ...{ points, kinds: KINDS },
    under: [...diagonal(extent), ...expectation(pairs)],
    x: { title: "percent right in distribution", extent },
    y: { title: "percent right out of distribution", extent },
  });
}

/** Where a model that loses nothing would lie. */
function diagonal({ low, high }: Extent): Layers {
  return [{
    data: { values: [{ low, high }] },
    mark: {
      ...{ type: "rule", color: LIGHT.unclear, strokeWidth: 1 },
      strokeDash: [5, 4],
    },
    encoding: {
      x: { field: "low", type: "quantitative" },
      y: { field: "low", type: "quantitative" },
      ...{ x2: { field: "high" }, y2: { field: "high" } },
    },
  }];
}

/** The line that baseline models make, from the first model to the last. */
function expectation(pairs: readonly ShiftedPair[]): Layers {
  const values = pairs.flatMap(({ inside, expected }) =>
    expected === null ? [] : [{
      inside: drawnNumber(inside.value * 100),
      expected: drawnNumber(expected * 100),
    }]
  ).toSorted((one, other) => one.inside - other.inside);
  return values.length === 0 ? [] : [{
    data: { values },
    mark: { type: "line", color: LIGHT.unclear, strokeWidth: 1.25 },
    encoding: {
      x: { field: "inside", type: "quantitative" },
      y: { field: "expected", type: "quantitative" },
    },
  }];
}

function title(pairs: readonly ShiftedPair[]): string {
  const [most] = pairs.toSorted((one, two) => fallOf(two) - fallOf(one));
  if (most === undefined || fallOf(most) <= 0) {
    return "No model does worse out of distribution";
  }
  const { shift, inside, outside } = most;
  const [from, to] = [inside, outside].map(({ value }) =>
    `${(value * 100).toFixed(1)}%`
  );
  return `Out of distribution ${
    visibleLine(outside.model)
  } falls most: from ${from} to ${to} on ${shift}`;
}

function fallOf({ inside, outside }: ShiftedPair): number {
  return inside.value - outside.value;
}

function subtitle(
  pairs: readonly ShiftedPair[],
  { level }: Results,
): readonly string[] {
  return [
    `${
      sampleCounts(
        pairs.flatMap(({ inside, outside }) => [inside.n, outside.n]),
      )
    } a score; bars are ${levelText(level)} intervals.`,
    "On the dashed line nothing is lost; the nearer to it, the more robust.",
    ...pairs.every(({ expected }) => expected === null) ? [] : [
      "The other line is what models that do as well in distribution score.",
    ],
  ];
}
