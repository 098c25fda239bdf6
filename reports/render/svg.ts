import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { textWidth } from "./text_width.ts";

/**
 * Draws a chart as a standalone SVG text.
 *
 * @param spec The chart as a Vega-Lite 6 spec.
 * @returns An `<svg>` element with its size, equal for equal charts.
 * @throws {Error} If the chart is not one that Vega-Lite can draw.
 *
 * @example Usage
 * ```ts
 * import { svgOf } from "@aftertune/aftertune/reports/render/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const svg = await svgOf({
 *   data: { values: [{ n: 1 }] },
 *   mark: "point",
 *   encoding: { x: { field: "n", type: "quantitative" } },
 * });
 * assertEquals(svg.startsWith("<svg"), true);
 * ```
 */
export async function svgOf(spec: object): Promise<string> {
  measureWithoutCanvas();
  const refuse = (message: string) => {
    throw new Error(
      `Cannot draw the chart as Vega-Lite must understand it: ${message}. Mend the chart`,
    );
  };
  const logger = { ...vega.logger(vega.Warn), warn: refuse, error: refuse };
  const compiled = compile(spec as TopLevelSpec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** What vega tells of a text when it asks for its width. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Without a canvas vega takes every character for as wide as a capital. */
function measureWithoutCanvas(): void {
  const { textMetrics } = vega as unknown as {
    textMetrics: { width: (item: TextItem, text: unknown) => number };
  };
  textMetrics.width = ({ fontSize, fontWeight }, text) =>
    textWidth(String(text ?? "").trim(), {
      size: fontSize ?? 11,
      bold: fontWeight === "bold" || Number(fontWeight) >= 600,
    });
}
