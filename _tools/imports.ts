/** An import as it stands in a module. */
export interface Import {
  /** What is imported, as written. */
  readonly specifier: string;
  /** The line that names it, counted from 1. */
  readonly line: number;
}

const CLAUSE = String.raw`(?:type\s+)?(?:[\w$]+\s*,?\s*)?` +
  String.raw`(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]*\})?\s*from\s*`;
const STATIC = String.raw`^(?:import|export)\s*(?:${CLAUSE})?"([^"]+)"`;
const DYNAMIC = String.raw`\bimport\(\s*"([^"]+)"`;
const IMPORT_REGEXP = new RegExp(`${STATIC}|${DYNAMIC}`, "gm");

/**
 * Finds the imports and re-exports of a module, of types and of values.
 *
 * It reads the one form that `deno fmt` leaves, so that it needs no parser:
 * statements begin a line and quotes are double.
 *
 * @param source The module's text.
 * @returns Its imports in their order.
 */
export function importsOf(source: string): Import[] {
  return [...source.matchAll(IMPORT_REGEXP)].map((match) => ({
    specifier: match[1] ?? match[2] ?? "",
    line: source.slice(0, match.index + match[0].length).split("\n").length,
  }));
}
