import { AskedThread } from "./asked_thread.ts";
import type { Drawing } from "./drawing.ts";

/** Where charts are drawn and painted. */
export interface DrawingPorts {
  /** Makes SVG of Vega-Lite 6 specs, and PNG of that. */
  readonly drawer: MessagePort;
  /** Makes PNG of SVG. */
  readonly painter: MessagePort;
}

/**
 * Has charts drawn by whoever listens at the other ends of two ports: one chart
 * is painted while the next is drawn, and who draws helps to paint when there is
 * less left to draw than to paint.
 *
 * @param ports The ports of {@linkcode DrawingThreads}; for this alone.
 * @returns Draws over them.
 *
 * @example Usage
 * ```ts
 * import { drawingOver, DrawingThreads } from "@aftertune/aftertune/reports/drawing/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using threads = new DrawingThreads();
 * threads.start();
 * const { svgOf } = drawingOver(threads.ports);
 * const svg = await svgOf({ data: { values: [{}] }, mark: "point" });
 * assertEquals(svg.startsWith("<svg"), true);
 * ```
 */
export function drawingOver(ports: DrawingPorts): Drawing {
  const drawer = new AskedThread(ports.drawer);
  const painter = new AskedThread(ports.painter);
  return {
    svgOf: (spec) => drawer.ask("svgOf", spec),
    paint: (svg) =>
      (drawer.waiting < painter.waiting ? drawer : painter).ask("paint", svg),
  };
}
