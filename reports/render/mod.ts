/**
 * Charts to pictures: Vega-Lite specs drawn as SVG and PNG.
 *
 * Import it lazily: vega takes a third of a second to load.
 *
 * @module
 */

export { paint } from "./paint.ts";
export { type Pixels, pngOf } from "./png.ts";
export { svgOf } from "./svg.ts";
export { textWidth } from "./text_width.ts";
