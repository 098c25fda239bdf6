import { askOver } from "./ask_over.ts";
import type { Drawing } from "./drawing.ts";

/** Where charts are drawn and pictures painted. */
export interface DrawingPorts {
  /** Makes SVG of Vega-Lite 6 specs. */
  readonly drawer: MessagePort;
  /** Makes PNG of SVG. */
  readonly painter: MessagePort;
}

/**
 * Has charts drawn by whoever listens at the other ends of two ports: one chart
 * is painted while the next is drawn.
 *
 * @param ports The ports of {@linkcode DrawingThreads}; for this alone.
 * @returns Draws over them.
 *
 * @example Usage
 * ```ts
 * import { drawingOver, DrawingThreads } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using threads = new DrawingThreads();
 * const { svgOf } = drawingOver(threads.ports);
 * const svg = await svgOf({ data: { values: [{}] }, mark: "point" });
 * assertEquals(svg.startsWith("<svg"), true);
 * ```
 */
export function drawingOver({ drawer, painter }: DrawingPorts): Drawing {
  const svgOf = askOver<object, string>(drawer);
  const paint = askOver<string, Uint8Array>(painter);
  return {
    svgOf,
    async render(spec) {
      const svg = await svgOf(spec);
      return { svg, png: await paint(svg) };
    },
  };
}
