import type { DrawingPorts } from "./drawing_over.ts";

/**
 * Draws charts on threads of their own, which may read files and nothing else:
 * one makes SVG of them, both make PNG of that. They warm up as soon as they are
 * started: started before the models are asked, they cost no time when the
 * reports are written.
 *
 * Make them on the main thread and hand their ports on: Deno 2.9 delivers
 * messages to a worker's own worker half a second late.
 *
 * @example Usage
 * ```ts
 * import { drawingOver, DrawingThreads } from "@aftertune/aftertune/reports/drawing/mod.ts";
 * import { reportsWith } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using threads = new DrawingThreads();
 * const drawing = drawingOver(threads.ports);
 * threads.start();
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
  readonly #reject: (reason: Error) => void;
  readonly #drawer = new MessageChannel();
  readonly #painter = new MessageChannel();
  readonly #workers: Worker[] = [];

  /** Makes the ports; what is asked waits for the threads. */
  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.broken = promise;
    this.#reject = reject;
    this.ports = { drawer: this.#drawer.port1, painter: this.#painter.port1 };
  }

  /** Starts the threads, the second when the first is warm: of two cores, one is left for the job. */
  start(): void {
    const drawer = this.#start("draw_worker.ts", this.#drawer.port2);
    drawer.onmessage = () =>
      this.#start("paint_worker.ts", this.#painter.port2);
  }

  /** Ends the threads. */
  [Symbol.dispose](): void {
    for (const worker of this.#workers) worker.terminate();
    for (const port of Object.values(this.ports)) port.close();
  }

  /** Starts a thread that may read, and answers over a port. */
  #start(module: string, port: MessagePort): Worker {
    const worker = new Worker(import.meta.resolve(`../render/${module}`), {
      type: "module",
      deno: {
        permissions: {
          read: true,
          ...{ env: false, ffi: false, import: false, net: false },
          ...{ run: false, sys: false, write: false },
        },
      },
    });
    this.#workers.push(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#reject(new Error(`Cannot draw charts: ${event.message}`));
    };
    worker.postMessage(port, [port]);
    return worker;
  }
}
