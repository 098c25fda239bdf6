import type { Drawing } from "./drawing.ts";

/**
 * Spares drawing a chart twice: the page shows the charts that are files too.
 *
 * @param drawing What draws.
 * @returns What draws each chart once.
 *
 * @example Usage
 * ```ts
 * import { drawnOnce } from "@aftertune/aftertune/reports/drawing/drawn_once.ts";
 * import { assertEquals } from "@std/assert";
 *
 * let drawn = 0;
 * const { svgOf } = drawnOnce({
 *   svgOf: () => Promise.resolve(`<svg id="${drawn++}"/>`),
 *   paint: () => Promise.resolve(new Uint8Array()),
 * });
 * assertEquals(await svgOf({ mark: "bar" }), '<svg id="0"/>');
 * assertEquals(await svgOf({ mark: "bar" }), '<svg id="0"/>');
 * ```
 */
export function drawnOnce({ svgOf, paint }: Drawing): Drawing {
  const drawn = new Map<string, Promise<string>>();
  return {
    svgOf(spec: object): Promise<string> {
      const key = JSON.stringify(spec);
      const svg = drawn.get(key) ?? svgOf(spec);
      drawn.set(key, svg);
      return svg;
    },
    paint,
  };
}
