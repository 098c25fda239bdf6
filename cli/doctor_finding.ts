/** What one check of a model found. */
export interface Finding {
  /** Name of the check. */
  readonly check: string;
  /** Whether answers can be trusted: yes, look at it first, or no. */
  readonly verdict: "ok" | "warning" | "problem";
  /** What was found. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** A finding without the name of its check. */
export type Found = Omit<Finding, "check">;

/**
 * Makes a check; what it throws is a problem that it found.
 *
 * @param check Its name.
 * @param look What is done.
 * @returns What it found.
 */
export function finding(check: string, look: () => Found): Finding {
  try {
    return { check, ...look() };
  } catch (error) {
    return { check, verdict: "problem", text: (error as Error).message };
  }
}

/**
 * Quotes text of unknown origin on one line.
 *
 * @param text Any text.
 * @returns Its start in quotes, line breaks as `\n`.
 */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return characters.length <= QUOTED
    ? JSON.stringify(text)
    : `${JSON.stringify(characters.slice(0, QUOTED).join(""))} …`;
}

/** Most characters that are quoted. */
const QUOTED = 72;
