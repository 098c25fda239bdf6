import type { ModelResponse, SummaryRow } from "../core/mod.ts";
import { barOver, timeLeft } from "./bar.ts";
import type { Output } from "./job.ts";
import { write } from "./print.ts";

/** Tells a person how far a run is. */
export interface Progress {
  /** Local models run on the first device that works. */
  place(device: string): void;
  /** A model is asked; some requests may have been answered before. */
  begin(model: string, counts: { total: number; answered: number }): void;
  /** A response came. */
  tick(response: ModelResponse): void;
  /** The model has answered, or the run stopped. */
  end(): void;
  /** The model's first figures. */
  figures(rows: readonly SummaryRow[]): void;
}

/** Milliseconds between two redraws of the bar. */
const REDRAW = 100;

/** Milliseconds between two lines where there is no terminal. */
const LINE = 10_000;

/**
 * Progress on the standard error stream.
 *
 * @param output As a bar on a terminal, as plain lines elsewhere, or not at all.
 * @returns What the run reports to.
 */
export function progressOf(output: Output): Progress {
  return output.progress === "none" ? SILENT : new Terminal(output);
}

const SILENT: Progress = {
  place() {},
  begin() {},
  tick() {},
  end() {},
  figures() {},
};

class Terminal implements Progress {
  readonly #bar: boolean;
  readonly #columns: number;
  #model = "";
  #total = 0;
  #before = 0;
  #came = 0;
  #failed = 0;
  #started = 0;
  #drawn = 0;

  constructor({ progress, columns }: Output) {
    this.#bar = progress === "bar";
    this.#columns = columns;
  }

  place(device: string): void {
    write(
      Deno.stderr,
      `Local models run on ${device}, the first of cuda, webgpu and cpu that works\n`,
    );
  }

  begin(model: string, counts: { total: number; answered: number }): void {
    this.#model = model;
    this.#total = counts.total;
    this.#before = counts.answered;
    this.#came = 0;
    this.#failed = 0;
    this.#started = performance.now();
    this.#draw();
  }

  tick({ kind }: ModelResponse): void {
    this.#came++;
    if (kind === "failed") this.#failed++;
    const pause = this.#bar ? REDRAW : LINE;
    if (performance.now() - this.#drawn > pause) this.#draw();
  }

  end(): void {
    if (this.#bar || this.#came > 0) this.#draw();
    if (this.#bar) write(Deno.stderr, "\n");
  }

  figures(rows: readonly SummaryRow[]): void {
    for (const { task, estimate } of rows) {
      if (estimate === null) continue;
      const [value, low, high] = [estimate.value, estimate.low, estimate.high]
        .map(percent);
      write(Deno.stderr, `  ${task} ${value} [${low}, ${high}]\n`);
    }
  }

  #draw(): void {
    this.#drawn = performance.now();
    const line = this.#line();
    if (!this.#bar) return write(Deno.stderr, `${line}\n`);
    const share = (this.#before + this.#came) / Math.max(this.#total, 1);
    write(Deno.stderr, barOver(share, line, this.#columns));
  }

  #line(): string {
    const seconds = Math.max((performance.now() - this.#started) / 1000, 1e-3);
    const rate = this.#came / seconds;
    const done = this.#before + this.#came;
    const rated = this.#came > 0;
    return [
      `${this.#model} ${done}/${this.#total}`,
      rated && `${rate.toFixed(rate < 10 ? 1 : 0)}/s`,
      rated && done < this.#total && timeLeft((this.#total - done) / rate),
      this.#failed > 0 && `${this.#failed} failed`,
      this.#before > 0 && `${this.#before} from the store`,
    ].filter((part) => part !== false).join(" · ");
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
