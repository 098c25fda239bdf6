import type { Drawing } from "./drawing.ts";
import type { Picture } from "./render/render.ts";

/** What is asked of the worker. */
export interface DrawingRequest {
  /** Tells the answers apart. */
  readonly id: number;
  /** What to draw. */
  readonly how: keyof Drawing;
  /** The chart as a Vega-Lite 6 spec. */
  readonly spec: object;
}

/** What the worker answers. */
export type DrawingResponse =
  & Pick<DrawingRequest, "id">
  & ({ readonly drawn: Picture | string } | { readonly error: string });

/**
 * Draws charts on a thread of its own, which may read the installed packages
 * and nothing else. It warms up as soon as it is made: made before the models
 * are asked, it costs no time when the reports are written.
 *
 * @example Usage
 * ```ts
 * import { DrawingWorker, reportsWith } from "@aftertune/aftertune/reports/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * using drawing = new DrawingWorker();
 * const svg = await drawing.svgOf({ data: { values: [{}] }, mark: "point" });
 * assertEquals(svg.startsWith("<svg"), true);
 * assertEquals(reportsWith(drawing).length, 4);
 * ```
 */
export class DrawingWorker implements Drawing, Disposable {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (response: DrawingResponse) => void>();
  #asked = 0;

  /** Starts the thread. */
  constructor() {
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
    this.#worker.onmessage = ({ data }: MessageEvent<DrawingResponse>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const error = `Cannot draw charts: ${event.message}`;
      for (const [id, answer] of this.#waiting) answer({ id, error });
      this.#waiting.clear();
    };
  }

  /** Draws a Vega-Lite 6 spec as SVG and PNG. */
  render(spec: object): Promise<Picture> {
    return this.#ask("render", spec) as Promise<Picture>;
  }

  /** Draws a Vega-Lite 6 spec as SVG alone. */
  svgOf(spec: object): Promise<string> {
    return this.#ask("svgOf", spec) as Promise<string>;
  }

  /** Ends the thread. */
  [Symbol.dispose](): void {
    this.#worker.terminate();
  }

  #ask(how: keyof Drawing, spec: object): Promise<Picture | string> {
    const { promise, resolve, reject } = Promise.withResolvers<
      Picture | string
    >();
    const id = this.#asked++;
    this.#waiting.set(id, (response) => {
      if ("error" in response) reject(new Error(response.error));
      else resolve(response.drawn);
    });
    this.#worker.postMessage({ id, how, spec });
    return promise;
  }
}
