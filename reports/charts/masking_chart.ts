import type { TopLevelSpec } from "vega-lite";
import type { Results } from "../../core/mod.ts";
import { levelText } from "../number_text.ts";
import { visibleLine } from "../visible_text.ts";
import { drawnNumber, firstOf, sampleCounts } from "./captions.ts";
import { type Dosed, dosesOf } from "./doses.ts";
import { heading, panelTitle } from "./heading.ts";
import { SERIES, seriesOf } from "./series.ts";
import { type Layers, THEME } from "./theme.ts";

/**
 * How each model fares the more of a question is taken away: the score against
 * the share that treatments change, one panel a task.
 *
 * @param results What to draw.
 * @returns The chart, or `null` where no treatment says its dose.
 */
export function maskingChart(results: Results): TopLevelSpec | null {
  const dosed = dosesOf(results);
  const models = firstOf(results.models.map(({ name }) => name), SERIES);
  const panels = firstOf(dosed, PANELS);
  if (panels.drawn.length === 0) return null;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    config: THEME,
    title: heading({
      title: title(dosed),
      subtitle: [...subtitle(dosed), ...models.note, ...panels.note],
      width: 520,
    }),
    concat: panels.drawn.map((panel) => ({
      title: panelTitle(visibleLine(panel.task)),
      data: { values: dataOf(panel, models.drawn) },
      width: 300,
      height: 220,
      encoding: { color: seriesOf(models.drawn).color },
      layer: layersOf(panel, models.drawn),
    })),
    columns: 2,
    spacing: 30,
  };
}

const PANELS = { most: 6, noun: "tasks" };

function dataOf({ points }: Dosed, models: readonly string[]): object[] {
  return points.flatMap(({ model, share, estimate }) => {
    const { value, low, high, n } = estimate;
    const index = models.indexOf(model);
    return index === -1 ? [] : [{
      ...{ model: visibleLine(model), n },
      place: 4 * (index - (models.length - 1) / 2),
      share: drawnNumber(share * 100),
      value: drawnNumber(value * 100),
      low: drawnNumber(low * 100),
      high: drawnNumber(high * 100),
    }];
  });
}

function layersOf({ of, points }: Dosed, models: readonly string[]): Layers {
  const shares = new Set(points.map(({ share }) => drawnNumber(share * 100)));
  const x = {
    field: "share",
    type: "quantitative",
    title: `percent of ${visibleLine(of)}`,
    scale: { domainMin: 0, nice: false, padding: 16 },
    axis: { values: { expr: JSON.stringify([...shares]) }, grid: false },
  } as const;
  const y = {
    field: "value",
    type: "quantitative",
    title: "percent of samples",
    scale: { domainMin: 0 },
    axis: { grid: true, tickCount: 5 },
  } as const;
  // Side by side, as models that do alike would hide each other's intervals.
  const xOffset = { expr: "datum.place" };
  return [
    { mark: { type: "line", strokeWidth: 1.5, xOffset }, encoding: { x, y } },
    {
      mark: { type: "rule", strokeWidth: 1.5, xOffset },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
    },
    {
      mark: { type: "point", filled: true, size: 60, opacity: 1, xOffset },
      encoding: { x, y, shape: seriesOf(models).shape },
    },
  ];
}

/** Names the task that the highest dose costs most. */
function title(dosed: readonly Dosed[]): string {
  const [most] = dosed.flatMap(fallOf).sort((one, two) => two.mean - one.mean);
  if (most === undefined || most.mean <= 0) {
    return "What models score, by the share that is taken away";
  }
  const { task, of, share, range } = most;
  return `At ${drawnNumber(share * 100)}% of ${visibleLine(of)}, ${
    visibleLine(task)
  } falls by ${range} points`;
}

interface Fall extends Pick<Dosed, "task" | "of"> {
  readonly share: number;
  readonly mean: number;
  readonly range: string;
}

/** How far models fall from no dose to the highest one. */
function fallOf({ task, of, better, points }: Dosed): Fall[] {
  const share = Math.max(...points.map((point) => point.share));
  const falls = points.filter((point) => point.share === share)
    .flatMap(({ model, estimate }) => {
      const plain = points.find((point) =>
        point.model === model && point.share === 0
      );
      return plain ? [plain.estimate.value - estimate.value] : [];
    });
  if (better !== "higher" || falls.length === 0) return [];
  const ends = [Math.min(...falls), Math.max(...falls)]
    .map((fall) => (fall * 100).toFixed(1));
  const mean = falls.reduce((sum, fall) => sum + fall) / falls.length;
  return [{ task, of, share, mean, range: [...new Set(ends)].join(" to ") }];
}

function subtitle(dosed: readonly Dosed[]): readonly string[] {
  const estimates = dosed.flatMap(({ points }) =>
    points.map(({ estimate }) => estimate)
  );
  return [
    `Share of ${sampleCounts(estimates.map(({ n }) => n))} that score 1;`,
    `bars are ${levelText(estimates[0]?.level ?? 0.95)} intervals.`,
  ];
}
