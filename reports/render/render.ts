import { paint } from "./paint.ts";
import { svgOf } from "./svg.ts";

/** A chart as pictures. */
export interface Picture {
  /** As a standalone `<svg>` element. */
  readonly svg: string;
  /** As the bytes of a PNG file, twice the size. */
  readonly png: Uint8Array;
}

/**
 * Draws a chart as SVG and PNG. Needs to read the installed packages and
 * nothing else.
 *
 * @param spec The chart as a Vega-Lite 6 spec.
 * @returns Both pictures, equal for equal charts.
 * @throws {Error} If the chart is not one that Vega-Lite can draw.
 *
 * @example Usage
 * ```ts
 * import { render } from "@aftertune/aftertune/reports/render/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { png } = await render({
 *   data: { values: [{ n: 1 }] },
 *   mark: "point",
 *   encoding: { x: { field: "n", type: "quantitative" } },
 * });
 * assertEquals(String.fromCharCode(...png.subarray(1, 4)), "PNG");
 * ```
 */
export async function render(spec: object): Promise<Picture> {
  const svg = await svgOf(spec);
  return { svg, png: await paint(svg) };
}
