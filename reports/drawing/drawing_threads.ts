import type { DrawingPorts } from "./drawing_over.ts";

/**
 * Draws charts on threads of their own, which may read files and nothing else:
 * one makes SVG of them, both make PNG of that. They warm up as soon as they are
 * made: made before the models are asked, they cost no time when the reports
 * are written.
 *
 * Make them on the main thread and hand their ports on: Deno 2.9 delivers
 * messages to a worker's own worker half a second late.
 *
 * @example Usage
 * ```ts
 * import { reportsWith } from "@aftertune/aftertune/reports/mod.ts";
 * import { drawingOver, DrawingThreads } from "@aftertune/aftertune/reports/drawing/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using threads = new DrawingThreads();
 * const drawing = drawingOver(threads.ports);
 * const svg = await drawing.svgOf({ data: { values: [{}] }, mark: "point" });
 * assertEquals(svg.startsWith("<svg"), true);
 * assertEquals(reportsWith(drawing).map(({ name }) => name).includes("page"), true);
 * ```
 */
export class DrawingThreads implements Disposable {
  /** Where they are asked; may be transferred to another thread. */
  readonly ports: DrawingPorts;
  /** Rejects where a thread cannot work at all. */
  readonly broken: Promise<never>;
  readonly #workers: readonly Worker[];

  /** Starts the threads. */
  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.broken = promise;
    const [drawer, painter] = [
      startWorker(import.meta.resolve("../render/draw_worker.ts"), reject),
      startWorker(import.meta.resolve("../render/paint_worker.ts"), reject),
    ];
    this.#workers = [drawer.worker, painter.worker];
    this.ports = { drawer: drawer.port, painter: painter.port };
  }

  /** Ends the threads. */
  [Symbol.dispose](): void {
    for (const worker of this.#workers) worker.terminate();
    for (const port of Object.values(this.ports)) port.close();
  }
}

/** A thread that may read, and the port that it answers over. */
function startWorker(
  module: string,
  reject: (reason: Error) => void,
): { readonly worker: Worker; readonly port: MessagePort } {
  const worker = new Worker(module, {
    type: "module",
    deno: {
      permissions: {
        read: true,
        ...{ env: false, ffi: false, import: false, net: false },
        ...{ run: false, sys: false, write: false },
      },
    },
  });
  worker.onerror = (event) => {
    event.preventDefault();
    reject(new Error(`Cannot draw charts: ${event.message}`));
  };
  const { port1: port, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  return { worker, port };
}
