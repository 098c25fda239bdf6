import type { Picture } from "./render/render.ts";

/** What draws the charts of reports. */
export interface Drawing {
  /** Draws a Vega-Lite 6 spec as SVG and PNG. */
  render(spec: object): Promise<Picture>;
  /** Draws a Vega-Lite 6 spec as SVG alone. */
  svgOf(spec: object): Promise<string>;
}

/** Draws on the caller's thread; loads what it takes with the first chart. */
export const drawing: Drawing = {
  async render(spec: object): Promise<Picture> {
    const { render } = await import("./render/mod.ts");
    return render(spec);
  },
  async svgOf(spec: object): Promise<string> {
    const { svgOf } = await import("./render/mod.ts");
    return svgOf(spec);
  },
};
