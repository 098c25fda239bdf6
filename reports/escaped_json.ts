/**
 * Writes a value as JSON that no terminal and no editor takes for a command:
 * control characters and those that turn the reading direction are escaped.
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
  return JSON.stringify(value, null, indent).replace(
    /[\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g,
    (character) =>
      `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
