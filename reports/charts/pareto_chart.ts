import type { TopLevelSpec } from "vega-lite";
import { paretoFront } from "../../analyses/mod.ts";
import type { Results } from "../../core/mod.ts";
import { levelText } from "../number_text.ts";
import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { costExtentOf, type Extent, extentOf } from "./extent.ts";
import { type Defined, figuresOf, inPercent } from "./figures.ts";
import { heading, panelTitle } from "./heading.ts";
import { type Panel, scatter } from "./scatter.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * What each model scores against what it costs, one panel a kind of cost, with
 * the front of those that no other model beats in both.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no cost is known.
 */
export function paretoChart(results: Results): TopLevelSpec | null {
  const costs = COSTS.map((cost) => ({ ...cost, all: pricedOf(results, cost) }))
    .filter(({ all }) => all.length > 1);
  const models = firstOf(
    costs.flatMap(({ all }) => all.map(({ model }) => model)),
    MODELS,
  );
  const [first] = costs;
  if (first === undefined) return null;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(first),
      subtitle: [
        ...subtitle(costs.flatMap(({ all }) => all), results),
        ...models.note,
      ],
      width: 560,
    }),
    concat: costs.map(({ name, title, format, all }) => ({
      title: panelTitle(`against ${name}`),
      ...panelOf(
        all.filter(({ model }) => models.drawn.includes(model)),
        { title, format },
      ),
    })),
    columns: 2,
    spacing: 34,
  };
}

const MODELS = { most: 24, noun: "models" };
const FRONT = "on the front";
const BEATEN = "another model is better and costs no more";
const KINDS = [
  { name: FRONT, color: LIGHT.better, shape: "circle", filled: true },
  { name: BEATEN, color: LIGHT.unclear, shape: "circle", filled: false },
];

/** What a model costs, by the quantity that tells it. */
interface Cost {
  readonly quantity: string;
  readonly name: string;
  readonly title: string;
  readonly format: string;
}

const COSTS: readonly Cost[] = [
  ["bytes", "size", "bytes to store", "s"],
  ["parameters", "parameters", "parameters", "s"],
  ["flops", "computation", "floating point operations an answer", "s"],
  ["seconds", "time", "seconds an answer", ",~r"],
].map(([quantity = "", name = "", title = "", format = ""]) => ({
  ...{ quantity: `quality_by_${quantity}`, name, title, format },
}));

type Priced = Defined & { readonly at: number };

function pricedOf(results: Results, { quantity }: Cost): Priced[] {
  return figuresOf(results, `pareto.${quantity}`).filter(
    (figure): figure is Priced => figure.at !== null,
  );
}

function panelOf(
  all: readonly Priced[],
  { title, format }: Pick<Cost, "title" | "format">,
): Panel {
  const front = paretoFront(all).toSorted((one, two) => one.at - two.at);
  const points = all.map((figure) => ({
    model: figure.model,
    x: { value: figure.at, low: null, high: null },
    y: inPercent(figure),
    kind: front.includes(figure) ? FRONT : BEATEN,
  }));
  const extent = costExtentOf(all.map(({ at }) => at));
  return scatter({
    ...{ points, kinds: KINDS, under: stairs(front, extent) },
    x: { title, extent, axis: { format, tickCount: 5 } },
    y: {
      title: "mean score in percent",
      extent: extentOf(points.map(({ y }) => y)),
    },
  });
}

/** The best that each cost buys. */
function stairs(front: readonly Priced[], extent: Extent): Layers {
  const values = front.map(({ at, value }) => ({
    ...{ at: drawnNumber(at), quality: drawnNumber(value * 100) },
  }));
  const last = values.at(-1);
  return [{
    data: {
      values: last === undefined
        ? values
        : [...values, { ...last, at: drawnNumber(extent.high) }],
    },
    mark: {
      ...{ type: "line", interpolate: "step-after", strokeDash: [5, 4] },
      ...{ strokeWidth: 1, color: LIGHT.unclear },
    },
    encoding: {
      x: { field: "at", type: "quantitative" },
      y: { field: "quality", type: "quantitative" },
    },
  }];
}

function title({ name, all }: Cost & { readonly all: readonly Priced[] }) {
  const front = paretoFront(all);
  const [best] = front.toSorted((one, two) => two.value - one.value);
  const models = `${front.length} of ${all.length} models`;
  return front.length === 1
    ? `No model beats ${visibleLine(best?.model ?? "")}, by score or by ${name}`
    : `${models} are worth their ${name}; ${
      visibleLine(best?.model ?? "")
    } scores best`;
}

function subtitle(
  all: readonly Priced[],
  { level }: Results,
): readonly string[] {
  const bars = all.some(({ low }) => low !== null)
    ? `; bars are ${levelText(level)} intervals`
    : "";
  const known = all.some(({ n }) => n !== null)
    ? ` over ${sampleCounts(all.map(({ n }) => n))}`
    : "";
  return [
    `Mean score${known}${bars}.`,
    "Up and left is better; the dashed line is the best that each cost buys.",
  ];
}
