import type { TopLevelSpec } from "vega-lite";
import type { Artifact, Report, Results } from "../core/mod.ts";
import { calibrationChart } from "./charts/calibration_chart.ts";
import { curvesChart } from "./charts/curves_chart.ts";
import { flipsChart } from "./charts/flips_chart.ts";
import { forgettingChart } from "./charts/forgetting_chart.ts";
import { maskingChart } from "./charts/masking_chart.ts";
import { matrixChart } from "./charts/matrix_chart.ts";
import { pairedChart } from "./charts/paired_chart.ts";
import { paretoChart } from "./charts/pareto_chart.ts";
import { phrasingChart } from "./charts/phrasing_chart.ts";
import { robustnessChart } from "./charts/robustness_chart.ts";
import { treatmentChart } from "./charts/treatment_chart.ts";
import type { Drawing } from "./drawing/drawing.ts";

/** A chart and the name of its files. */
export interface Chart {
  /** File name without its ending. */
  readonly name: string;
  /** What it shows, in words. */
  readonly title: string;
  /** The chart as a Vega-Lite 6 spec, with its data in it. */
  readonly spec: object;
}

/**
 * Draws up the charts of a study; cheap, as nothing is rendered.
 *
 * @param results What the charts show.
 * @returns The charts that the results have data for.
 *
 * @example Usage
 * ```ts
 * import { chartsOf } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const charts = chartsOf({
 *   ...{ suite: "empty", reference: "base", models: [], tasks: [] },
 *   ...{ treatments: [], summary: [], paired: [], flips: [], failures: [] },
 *   ...{ level: 0.95, seed: 1, started: null, keys: [], columns: [] },
 *   ...{ findings: [], settings: {} },
 *   design: {
 *     ...{ curves: [], thresholds: {}, shifts: [], sequence: null, seconds: {} },
 *     ...{ gaps: [], adaptation: null, groups: {}, specialists: {}, repeats: {} },
 *   },
 * });
 * assertEquals(charts, []);
 * ```
 */
export function chartsOf(results: Results): Chart[] {
  return [...oneByOne(results)];
}

function* oneByOne(results: Results): Iterable<Chart> {
  for (const [name, draw] of Object.entries(CHARTS)) {
    const spec = draw(results);
    if (spec !== null) yield { name, title: titleOf(spec), spec };
  }
}

/** What draws up each chart, by its name. */
const CHARTS: Readonly<
  Record<string, (results: Results) => TopLevelSpec | null>
> = {
  paired: pairedChart,
  matrix: matrixChart,
  forgetting: forgettingChart,
  flips: flipsChart,
  treatments: treatmentChart,
  phrasings: phrasingChart,
  masking: maskingChart,
  robustness: robustnessChart,
  calibration: calibrationChart,
  curves: curvesChart,
  pareto: paretoChart,
};

/** Endings of a chart's files. */
const ENDINGS = { spec: ".vl.json", svg: ".svg", png: ".png" };

function titleOf({ title }: TopLevelSpec): string {
  const text = typeof title === "object" && "text" in title ? title.text : "";
  return [text].flat().join(" ");
}

/**
 * Makes the report of charts as Vega-Lite 6 specs, each with its picture as SVG
 * and PNG, those that there is data for.
 *
 * @param drawing What draws the charts.
 * @returns The report.
 */
export function chartsWith(drawing: Drawing): Report {
  return {
    name: "charts",
    files: Object.keys(CHARTS).flatMap((name) =>
      Object.values(ENDINGS).map((ending) => name + ending)
    ),
    async render(results: Results): Promise<readonly Artifact[]> {
      // One may be drawn elsewhere while the next is drawn up.
      const files = Array.from(oneByOne(results), async ({ name, spec }) => {
        const svg = await drawing.svgOf(spec);
        const png = await drawing.paint(svg);
        return [
          {
            path: name + ENDINGS.spec,
            content: `${JSON.stringify(spec, null, 2)}\n`,
          },
          { path: name + ENDINGS.svg, content: svg },
          { path: name + ENDINGS.png, content: png },
        ];
      });
      return (await Promise.all(files)).flat();
    },
  };
}
