import type { TopLevelSpec } from "vega-lite";
import type { Results, SummaryRow } from "../../core/mod.ts";
import { headlineOf } from "../headline.ts";
import { levelText, numberStyle } from "../number_text.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, notDrawn, sampleCounts } from "./captions.ts";
import { heading, panelTitle } from "./heading.ts";
import { SERIES, seriesOf } from "./series.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * How each model fares on each task that is treated, and how treatments change
 * that: a dot plot with intervals, one panel a task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no task is posed under a treatment.
 */
export function treatmentChart(results: Results): TopLevelSpec | null {
  const all = headlineOf(results.summary, results.tasks);
  const treated = new Set(all.filter(isTreated).map(({ task }) => task));
  const rows = all.filter(({ task }) => treated.has(task));
  const shares = rows.filter(isDrawn);
  if (!shares.some(isTreated)) return null;
  const models = firstOf(results.models.map(({ name }) => name), SERIES);
  const tasks = firstOf(shares.map(({ task }) => task), TASKS);
  const ways = firstOf(shares.map(({ treatment }) => treatment), WAYS);
  const drawn = shares.filter(({ model, treatment }) =>
    models.drawn.includes(model) && ways.drawn.includes(treatment)
  );
  const left = [...models.note, ...tasks.note, ...ways.note];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(shares, results),
      subtitle: [...subtitle(rows), ...left],
      width: 600,
    }),
    concat: tasks.drawn.map((task) => ({
      title: panelTitle(visibleLine(task)),
      data: { values: drawn.filter((row) => row.task === task).map(datum) },
      width: 300,
      height: { step: 14, for: "offset" },
      encoding: {
        y: {
          ...{ field: "treatment", type: "nominal", sort: null, title: null },
          axis: { labelPadding: 14 },
        },
        yOffset: {
          field: "model",
          type: "nominal",
          sort: models.drawn.map(visibleLine),
        },
        color: seriesOf(models.drawn).color,
      },
      layer: layersOf(models.drawn),
    })),
    columns: 2,
    spacing: 30,
  };
}

const TASKS = { most: 12, noun: "tasks" };
const WAYS = { most: 12, noun: "ways to pose them" };

function isTreated({ treatment }: SummaryRow): boolean {
  return treatment !== "none";
}

type Drawn = SummaryRow & {
  readonly estimate: NonNullable<SummaryRow["estimate"]>;
};

function isDrawn(row: SummaryRow): row is Drawn {
  return row.estimate !== null && numberStyle(row.metric).share;
}

function datum(row: Drawn): Record<string, string | number> {
  const { value, low, high, n } = row.estimate;
  return {
    model: visibleLine(row.model),
    treatment: row.treatment === "none"
      ? "as it is"
      : visibleLine(row.treatment),
    value: drawnNumber(value * 100),
    low: drawnNumber(low * 100),
    high: drawnNumber(high * 100),
    n,
  };
}

function layersOf(models: readonly string[]): Layers {
  const x = {
    field: "value",
    type: "quantitative",
    title: "percent of samples",
    scale: { domainMin: 0, domainMax: 100 },
    axis: { tickCount: 6 },
  } as const;
  return [
    {
      mark: { type: "rule", strokeWidth: 2 },
      encoding: { x: { ...x, field: "low" }, x2: { field: "high" } },
    },
    {
      mark: { type: "point", filled: true, size: 70, opacity: 1 },
      encoding: { x, shape: seriesOf(models).shape },
    },
  ];
}

/** Names the treatment that costs most, over all models. */
function title(rows: readonly Drawn[], { models }: Results): string {
  const [worst] = costs(rows).sort((a, b) => b.mean - a.mean);
  if (worst === undefined || worst.mean <= 0) {
    return `What ${models.length} models score, by treatment`;
  }
  const [least, most] = [worst.least, worst.most].map((cost) =>
    (cost * 100).toFixed(1)
  );
  const range = worst.least <= 0 ? `up to ${most}` : `${least} to ${most}`;
  return `${visibleLine(worst.treatment)} costs most: ${
    visibleLine(worst.task)
  } falls by ${least === most ? most : range} points`;
}

interface Cost {
  readonly task: string;
  readonly treatment: string;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

function costs(rows: readonly Drawn[]): Cost[] {
  const plain = new Map(
    rows.filter((row) => !isTreated(row))
      .map((row) => [JSON.stringify([row.model, row.task]), row.estimate]),
  );
  const treated = rows.filter((row) =>
    isTreated(row) && row.better === "higher"
  );
  const posed = ({ task, treatment }: Drawn) =>
    JSON.stringify([task, treatment]);
  return [...Map.groupBy(treated, posed).values()].flatMap((cell) => {
    const falls = cell.flatMap(({ model, task, estimate }) => {
      const before = plain.get(JSON.stringify([model, task]));
      return before === undefined ? [] : [before.value - estimate.value];
    });
    const [first] = cell;
    if (first === undefined || falls.length === 0) return [];
    return [{
      ...{ task: first.task, treatment: first.treatment },
      mean: falls.reduce((sum, fall) => sum + fall, 0) / falls.length,
      least: Math.min(...falls),
      most: Math.max(...falls),
    }];
  });
}

function subtitle(rows: readonly SummaryRow[]): string[] {
  const drawn = rows.filter(isDrawn);
  const [first] = drawn;
  if (first === undefined) return [];
  return [
    `Share of ${
      sampleCounts(drawn.map(({ estimate }) => estimate.n))
    } that score 1, with ${levelText(first.estimate.level)} intervals.`,
    ...notDrawn(rows.filter((row) => !isDrawn(row))),
  ];
}
