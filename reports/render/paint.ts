import { pngOf } from "./png.ts";
import { rasterOf } from "./raster.ts";

/**
 * Paints a standalone SVG text as PNG, at twice its size.
 *
 * @param svg The text of an `<svg>` element.
 * @returns The file's bytes, equal for equal texts.
 * @throws {Error} If the text is no SVG.
 *
 * @example Usage
 * ```ts
 * import { paint } from "@aftertune/aftertune/reports/render/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const png = await paint(
 *   `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`,
 * );
 * assertEquals(String.fromCharCode(...png.subarray(1, 4)), "PNG");
 * ```
 */
export async function paint(svg: string): Promise<Uint8Array> {
  return pngOf(await rasterOf(svg));
}
