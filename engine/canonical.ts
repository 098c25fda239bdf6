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
  return JSON.stringify(
    value,
    (_, inner) => isRecord(inner) ? sorted(inner) : inner,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(record).sort().map((key) => [key, record[key]]),
  );
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
