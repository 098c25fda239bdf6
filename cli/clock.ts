import type { Clock } from "../runners/openai/mod.ts";

/** The machine's own clock. */
export const CLOCK: Clock = {
  now: () => Date.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
