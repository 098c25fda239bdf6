import type { Drawing } from "./drawing.ts";
import type { Picture } from "./render/render.ts";

/** What is asked over the port. */
export interface DrawingRequest {
  /** Tells the answers apart. */
  readonly id: number;
  /** What to draw. */
  readonly how: keyof Drawing;
  /** The chart as a Vega-Lite 6 spec. */
  readonly spec: object;
}

/** What is answered. */
export type DrawingResponse =
  & Pick<DrawingRequest, "id">
  & ({ readonly drawn: Picture | string } | { readonly error: string });

/**
 * Has charts drawn by whoever listens at the other end of a port.
 *
 * @param port The port of a {@linkcode DrawingWorker}; for this alone.
 * @returns Draws over it.
 *
 * @example Usage
 * ```ts
 * import { drawingOver, DrawingWorker } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using worker = new DrawingWorker();
 * const { svgOf } = drawingOver(worker.port);
 * const svg = await svgOf({ data: { values: [{}] }, mark: "point" });
 * assertEquals(svg.startsWith("<svg"), true);
 * ```
 */
export function drawingOver(port: MessagePort): Drawing {
  const waiting = new Map<number, (response: DrawingResponse) => void>();
  let asked = 0;
  port.onmessage = ({ data }: MessageEvent<DrawingResponse>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };

  function ask(how: keyof Drawing, spec: object): Promise<Picture | string> {
    const { promise, resolve, reject } = Promise.withResolvers<
      Picture | string
    >();
    const request: DrawingRequest = { id: asked++, how, spec };
    waiting.set(request.id, (response) => {
      if ("error" in response) reject(new Error(response.error));
      else resolve(response.drawn);
    });
    port.postMessage(request);
    return promise;
  }
  return {
    render: (spec) => ask("render", spec) as Promise<Picture>,
    svgOf: (spec) => ask("svgOf", spec) as Promise<string>,
  };
}
