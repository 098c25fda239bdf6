import { INTERRUPTED } from "./interrupted.ts";

/** What Ctrl-C does, and what time it is. */
export interface InterruptOptions {
  /** Stops cleanly; the first Ctrl-C does. */
  readonly stop: () => void;
  /** Leaves at once; the second Ctrl-C does. */
  readonly leave: () => void;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/** Milliseconds in which nobody presses Ctrl-C twice. */
const ECHO = 500;

/**
 * Tells what a signal of Ctrl-C asks for. One that follows at once is the same
 * Ctrl-C: the terminal tells all programs of a command line, and `deno task`
 * hands what it was told on to the program that it runs.
 *
 * @param options What to do, and the clock.
 * @returns What to call on each signal.
 *
 * @example The echo of the first Ctrl-C is no second one
 * ```ts
 * import { interruption } from "@aftertune/aftertune/cli/on_interrupt.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const done: string[] = [];
 * const times = [0, 1, 3000];
 * const interrupt = interruption({
 *   stop: () => done.push("stop"),
 *   leave: () => done.push("leave"),
 *   now: () => times.shift() ?? 0,
 * });
 * interrupt();
 * interrupt();
 * assertEquals(done, ["stop"]);
 * interrupt();
 * assertEquals(done, ["stop", "leave"]);
 * ```
 */
export function interruption(
  { stop, leave, now }: InterruptOptions,
): () => void {
  let first: number | null = null;
  return () => {
    if (first === null) {
      first = now();
      stop();
    } else if (now() - first > ECHO) leave();
  };
}

/**
 * Listens for Ctrl-C: the first one stops cleanly, the second leaves at once.
 *
 * @param stop Stops cleanly.
 * @returns Disposed, it listens no more.
 */
export function onInterrupt(stop: () => void): Disposable {
  const listener = interruption({
    stop,
    leave: () => Deno.exit(INTERRUPTED),
    now: () => performance.now(),
  });
  Deno.addSignalListener("SIGINT", listener);
  return {
    [Symbol.dispose]: () => Deno.removeSignalListener("SIGINT", listener),
  };
}
