/**
 * Folds a text into 32 bits: FNV-1a over its UTF-16 code units (Fowler, Noll
 * and Vo, RFC 9923). Fast; two texts share one by chance once in 4 billion.
 *
 * @param text What to fold.
 * @param basis Where to begin; another basis gives an independent fingerprint.
 * @returns A whole number from 1 to 2³² − 1: 0 is left for no text.
 *
 * @example Equal texts, equal fingerprints
 * ```ts
 * import { fingerprint } from "@aftertune/aftertune/engine/mod.ts";
 * import { assertEquals, assertNotEquals } from "@std/assert";
 *
 * assertEquals(fingerprint("42"), fingerprint("42"));
 * assertNotEquals(fingerprint("42"), fingerprint("24"));
 * ```
 */
export function fingerprint(text: string, basis: number = 0x811c9dc5): number {
  let hash = basis;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), PRIME);
  }
  return hash >>> 0 || 1;
}

const PRIME = 0x01000193;
