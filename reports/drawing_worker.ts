/**
 * Draws charts on a thread of its own, which may read files and nothing else. It warms up as soon as it is made: made before the models
 * are asked, it costs no time when the reports are written.
 *
 * Make it on the main thread and hand its port on: Deno 2.9 delivers messages
 * to a worker's own worker half a second late.
 *
 * @example Usage
 * ```ts
 * import { drawingOver, DrawingWorker, reportsWith } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using worker = new DrawingWorker();
 * const drawing = drawingOver(worker.port);
 * const svg = await drawing.svgOf({ data: { values: [{}] }, mark: "point" });
 * assertEquals(svg.startsWith("<svg"), true);
 * assertEquals(reportsWith(drawing).map(({ name }) => name).includes("page"), true);
 * ```
 */
export class DrawingWorker implements Disposable {
  /** Where it is asked; may be transferred to another thread. */
  readonly port: MessagePort;
  /** Rejects where the thread cannot draw at all. */
  readonly broken: Promise<never>;
  readonly #worker: Worker;

  /** Starts the thread. */
  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.broken = promise;
    this.#worker = new Worker(import.meta.resolve("./render/worker.ts"), {
      type: "module",
      deno: {
        permissions: {
          read: true,
          ...{ env: false, ffi: false, import: false, net: false },
          ...{ run: false, sys: false, write: false },
        },
      },
    });
    this.#worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`Cannot draw charts: ${event.message}`));
    };
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage(port2, [port2]);
    this.port = port1;
  }

  /** Ends the thread. */
  [Symbol.dispose](): void {
    this.#worker.terminate();
    this.port.close();
  }
}
