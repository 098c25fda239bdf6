import { format } from "@std/fmt/duration";

/** Cells of the bar. */
const CELLS = 20;

/** Terminals with fewer columns show no bar. */
const FEWEST_COLUMNS = 60;

/**
 * A bar with a text behind it, to be written over the line that the cursor is
 * on.
 *
 * @param share How much is done, from 0 to 1.
 * @param text What stands behind it.
 * @param columns Width of the terminal.
 * @returns What is written.
 */
export function barOver(share: number, text: string, columns: number): string {
  const full = Math.round(share * CELLS);
  const bar = "█".repeat(full) + "░".repeat(CELLS - full);
  const shown = columns < FEWEST_COLUMNS ? text : `${bar} ${text}`;
  return `\r\x1b[2K${shown.slice(0, columns - 1)}`;
}

/**
 * How long something takes that is still to be done.
 *
 * @param seconds The time.
 * @returns The time in words.
 */
export function timeLeft(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return `${format(whole * 1000, { ignoreZero: true })} left`;
}
