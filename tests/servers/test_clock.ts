import type { Clock } from "../../runners/openai/mod.ts";

/** Time that a test makes pass. */
export interface TestClock extends Clock {
  /** Milliseconds of each wait that passed at once. */
  readonly waits: readonly number[];
  /** Lets longer waits come to their end. */
  advance(milliseconds: number): void;
}

/**
 * Makes a clock that starts at noon of the 1st of January 2026, UTC.
 *
 * @param longest Milliseconds of the longest wait that passes at once.
 */
export function testClock(longest = 100_000): TestClock {
  const timers = new Set<{ at: number; action: () => void }>();
  const waits: number[] = [];
  let now = Date.UTC(2026, 0, 1, 12);
  function advance(milliseconds: number): void {
    now += milliseconds;
    for (const timer of timers) {
      if (timer.at <= now && timers.delete(timer)) timer.action();
    }
  }
  return {
    waits,
    advance,
    now: () => now,
    after(milliseconds: number, action: () => void): () => void {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      if (milliseconds <= longest) {
        waits.push(milliseconds);
        queueMicrotask(() => advance(Math.max(0, timer.at - now)));
      }
      return () => timers.delete(timer);
    },
  };
}
