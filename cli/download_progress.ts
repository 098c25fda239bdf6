import {
  type DownloadProgress,
  type HubFile,
  type HubName,
  hubNameText,
} from "../checkpoints/hub/mod.ts";
import { barOver, timeLeft } from "./bar.ts";
import type { Output } from "./job.ts";
import { write } from "./print.ts";

/** How the progress of a download is written. */
export type DownloadOutput = Pick<Output, "progress" | "columns">;

/** Milliseconds between two redraws of the bar. */
const REDRAW = 100;

/** Milliseconds between two lines where there is no terminal. */
const LINE = 10_000;

/**
 * Progress of a download on the standard error stream. Notes are written
 * whatever the output: they tell that another model may be asked than before.
 *
 * @param name What is downloaded.
 * @param output As a bar on a terminal, as plain lines elsewhere, or not at all.
 * @returns What the download reports to.
 */
export function downloadProgress(
  name: HubName,
  output: DownloadOutput,
): DownloadProgress {
  const note = (text: string) => write(Deno.stderr, `note: ${text}\n`);
  return output.progress === "none"
    ? { begin() {}, tick() {}, end() {}, note }
    : new Download(name, output);
}

class Download implements DownloadProgress {
  readonly #name: string;
  readonly #bar: boolean;
  readonly #columns: number;
  #file: HubFile = { path: "", bytes: 0, digest: "" };
  #came = 0;
  /** When the first bytes came, and how many were there then. */
  #start: { readonly time: number; readonly came: number } | null = null;
  #drawn = 0;

  constructor(name: HubName, { progress, columns }: DownloadOutput) {
    this.#name = hubNameText(name);
    this.#bar = progress === "bar";
    this.#columns = columns;
  }

  begin(file: HubFile, came: number): void {
    this.#file = file;
    this.#came = came;
    this.#start = null;
    this.#draw();
  }

  tick(came: number): void {
    this.#came = came;
    this.#start ??= { time: performance.now(), came };
    const pause = this.#bar ? REDRAW : LINE;
    if (performance.now() - this.#drawn > pause) this.#draw();
  }

  end(): void {
    if (!this.#bar) return;
    this.#draw();
    write(Deno.stderr, "\n");
  }

  note(text: string): void {
    write(Deno.stderr, `note: ${text}\n`);
  }

  #draw(): void {
    this.#drawn = performance.now();
    const line = this.#line();
    const share = this.#came / Math.max(this.#file.bytes, 1);
    write(
      Deno.stderr,
      this.#bar
        ? barOver(Math.min(share, 1), line, this.#columns)
        : `${line}\n`,
    );
  }

  #line(): string {
    const { path, bytes } = this.#file;
    const rate = this.#rate();
    return [
      `${path} of ${this.#name}`,
      this.#came > 0
        ? `${byteText(this.#came)} of ${byteText(bytes)}`
        : byteText(bytes),
      rate > 0 && `${byteText(rate)}/s`,
      rate > 0 && this.#came < bytes &&
      timeLeft((bytes - this.#came) / rate),
    ].filter((part) => part !== false).join(" · ");
  }

  /** Bytes a second; 0 where too little came to tell. */
  #rate(): number {
    if (this.#start === null) return 0;
    const { time, came } = this.#start;
    return 1000 * (this.#came - came) / Math.max(performance.now() - time, 1);
  }
}

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** A number of bytes as a person reads it, in powers of 1000 as hubs show them. */
function byteText(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < UNITS.length - 1) {
    [value, unit] = [value / 1000, unit + 1];
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}
