/**
 * Writes a value as JSON that no terminal and no editor takes for a command:
 * control characters and those that turn the reading direction are escaped, and
 * so are those that some readers take for the end of a line.
 *
 * @param value What JSON can hold.
 * @param indent Spaces that a level is indented by; 0 puts all on one line.
 * @returns JSON that reads back as the same value.
 *
 * @example Usage
 * ```ts
 * import { escapedJson } from "@aftertune/aftertune/reports/escaped_json.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(escapedJson(["\x9b31m"]), '["\\u009b31m"]');
 * ```
 */
export function escapedJson(value: unknown, indent = 0): string {
  return escaped(JSON.stringify(value, null, indent));
}

/**
 * Writes a value as JSON on one line, as {@linkcode escapedJson} does, for
 * programs that have no text for lone surrogates.
 *
 * @param value What JSON can hold.
 * @returns A line of {@linkcode portableJson}.
 *
 * @example Usage
 * ```ts
 * import { jsonLine } from "@aftertune/aftertune/reports/escaped_json.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(jsonLine(["\ud800\x9b"]), '["\ufffd\\u009b"]\n');
 * ```
 */
export function jsonLine(value: unknown): string {
  return `${escaped(portableJson(value))}\n`;
}

/**
 * Writes a value as JSON with U+FFFD for lone surrogates.
 *
 * @param value What JSON can hold.
 * @param indent Spaces that a level is indented by; 0 puts all on one line.
 * @returns JSON that every language reads as the same texts.
 *
 * @example Usage
 * ```ts
 * import { portableJson } from "@aftertune/aftertune/reports/escaped_json.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(portableJson(["\ud800"]), '["\ufffd"]');
 * ```
 */
export function portableJson(value: unknown, indent = 0): string {
  return JSON.stringify(
    value,
    (_, part) => typeof part === "string" ? part.toWellFormed() : part,
    indent,
  );
}

function escaped(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (character) =>
      `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
