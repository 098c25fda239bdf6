import type { Row } from "../core/mod.ts";

/**
 * Reads a text.
 *
 * @param row The row that holds it.
 * @param name The field's name.
 * @returns The text.
 * @throws {SyntaxError} If the field is missing or no text.
 *
 * @example Usage
 * ```ts
 * import { field } from "@aftertune/aftertune/datasets/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(field.string({ question: "1 + 1?" }, "question"), "1 + 1?");
 * ```
 */
export function string(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== "string") throw malformed(name, "a string", value);
  return value;
}

/**
 * Reads a text that may be missing.
 *
 * @param row The row that may hold it.
 * @param name The field's name.
 * @returns The text, or `undefined` where the row has no such field.
 * @throws {SyntaxError} If the field is there and no text.
 *
 * @example Usage
 * ```ts
 * import { field } from "@aftertune/aftertune/datasets/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(field.optionalString({}, "hint"), undefined);
 * ```
 */
export function optionalString(row: Row, name: string): string | undefined {
  return row[name] === undefined ? undefined : string(row, name);
}

/**
 * Reads a list of texts.
 *
 * @param row The row that holds it.
 * @param name The field's name.
 * @returns The texts.
 * @throws {SyntaxError} If the field is missing or no list of texts.
 *
 * @example Usage
 * ```ts
 * import { field } from "@aftertune/aftertune/datasets/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(field.strings({ choices: ["no", "yes"] }, "choices"), ["no", "yes"]);
 * ```
 */
export function strings(row: Row, name: string): readonly string[] {
  const value = row[name];
  if (
    !Array.isArray(value) || !value.every((item) => typeof item === "string")
  ) {
    throw malformed(name, "a list of strings", value);
  }
  return value;
}

/**
 * Reads an object, itself a row.
 *
 * @param row The row that holds it.
 * @param name The field's name.
 * @returns The object.
 * @throws {SyntaxError} If the field is missing or no object.
 *
 * @example Usage
 * ```ts
 * import { field } from "@aftertune/aftertune/datasets/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const answer = field.object({ answer: { text: "Paris" } }, "answer");
 *
 * assertEquals(field.string(answer, "text"), "Paris");
 * ```
 */
export function object(row: Row, name: string): Row {
  const value = row[name];
  if (!isObject(value)) throw malformed(name, "an object", value);
  return value;
}

/**
 * Tells whether a value is an object with named fields.
 *
 * @param value Any value.
 * @returns Whether it is neither a list nor `null` nor anything simple.
 *
 * @example Usage
 * ```ts
 * import { field } from "@aftertune/aftertune/datasets/mod.ts";
 * import { assert } from "@std/assert";
 *
 * assert(field.isObject({}) && !field.isObject([]));
 * ```
 */
export function isObject(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(name: string, kind: string, value: unknown): SyntaxError {
  const found = value === undefined ? "missing" : JSON.stringify(value);
  return new SyntaxError(`Field "${name}" must be ${kind}: it is ${found}`);
}
