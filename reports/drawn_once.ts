import type { Drawing } from "./drawing.ts";
import type { Picture } from "./render/render.ts";

/**
 * Spares drawing a chart as SVG that is drawn as a picture already: the page
 * shows the charts that are files too.
 *
 * @param drawing What draws.
 * @returns What draws each chart as a picture once.
 *
 * @example Usage
 * ```ts
 * import { drawnOnce } from "@aftertune/aftertune/reports/drawn_once.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const asked: string[] = [];
 * const { render, svgOf } = drawnOnce({
 *   render: () => {
 *     asked.push("picture");
 *     return Promise.resolve({ svg: "<svg/>", png: new Uint8Array() });
 *   },
 *   svgOf: () => {
 *     asked.push("svg");
 *     return Promise.resolve("<svg/>");
 *   },
 * });
 * await render({ mark: "bar" });
 * assertEquals(await svgOf({ mark: "bar" }), "<svg/>");
 * assertEquals(asked, ["picture"]);
 * ```
 */
export function drawnOnce({ render, svgOf }: Drawing): Drawing {
  const pictures = new Map<string, Promise<Picture>>();
  return {
    render(spec: object): Promise<Picture> {
      const key = JSON.stringify(spec);
      const picture = pictures.get(key) ?? render(spec);
      pictures.set(key, picture);
      return picture;
    },
    async svgOf(spec: object): Promise<string> {
      const picture = await pictures.get(JSON.stringify(spec));
      return picture?.svg ?? svgOf(spec);
    },
  };
}
