import { createHash } from "node:crypto";
import type { Json, ModelRequest, RequestBody } from "../core/mod.ts";

/**
 * Writes a value as JSON with sorted keys: equal values, equal text.
 *
 * @param value What JSON can hold; keys whose value is `undefined` are left out.
 * @returns The text, without white space.
 *
 * @example Key order does not count
 * ```ts
 * import { canonicalJson } from "@aftertune/aftertune/engine/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(canonicalJson({ b: 1, a: [true] }), '{"a":[true],"b":1}');
 * ```
 */
export function canonicalJson(value: Json | object): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const record = value as Readonly<Record<string, Json | undefined>>;
  const fields: string[] = [];
  for (const key of Object.keys(record).sort()) {
    const field = record[key];
    if (field === undefined) continue;
    fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(",")}}`;
}

/**
 * SHA-256 of a value's canonical JSON.
 *
 * @param value What JSON can hold.
 * @returns 64 hexadecimal digits.
 *
 * @example Equal values
 * ```ts
 * import { digestOf } from "@aftertune/aftertune/engine/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(digestOf({ a: 1, b: 2 }), digestOf({ b: 2, a: 1 }));
 * ```
 */
export function digestOf(value: Json | object): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/**
 * Gives a request its id: equal bodies have equal ids.
 *
 * @param body What is asked.
 * @returns The request with the SHA-256 of the body's canonical JSON.
 *
 * @example The id is the content's
 * ```ts
 * import { requestOf } from "@aftertune/aftertune/engine/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const ask = (top: number) =>
 *   requestOf({ kind: "next", prompt: { kind: "text", text: "1 +" }, top });
 * assertEquals(ask(1).id, ask(1).id);
 * assertEquals(ask(1).id === ask(2).id, false);
 * ```
 */
export function requestOf(body: RequestBody): ModelRequest {
  return { ...body, id: digestOf(body) };
}
