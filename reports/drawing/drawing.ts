/** What draws the charts of reports. */
export interface Drawing {
  /** Draws a Vega-Lite 6 spec as a standalone SVG text. */
  svgOf(spec: object): Promise<string>;
  /** Paints such a text as PNG, at twice its size. */
  paint(svg: string): Promise<Uint8Array>;
}

/** Draws on the caller's thread; loads what it takes with the first chart. */
export const drawing: Drawing = {
  async svgOf(spec: object): Promise<string> {
    const { svgOf } = await import("../render/mod.ts");
    return svgOf(spec);
  },
  async paint(svg: string): Promise<Uint8Array> {
    const { paint } = await import("../render/mod.ts");
    return paint(svg);
  },
};
