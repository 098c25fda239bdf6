/**
 * Hashes a text to 128 bits: MurmurHash3_x86_128, seed 0, of the text's UTF-8
 * bytes (Appleby 2011, https://github.com/aappleby/smhasher). Fast and well
 * spread; not for secrets.
 *
 * @param text What to hash.
 * @returns Four words of 32 bits.
 *
 * @example Usage
 * ```ts
 * import { murmurHash } from "@aftertune/aftertune/stats/murmur_hash.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(murmurHash(""), Uint32Array.of(0, 0, 0, 0));
 * ```
 */
export function murmurHash(text: string): Uint32Array {
  const bytes = new TextEncoder().encode(text);
  // Zeros behind the last whole block change nothing: they scramble to zero.
  const padded = new DataView(new ArrayBuffer((bytes.length & ~15) + 16));
  new Uint8Array(padded.buffer).set(bytes);
  const last = padded.byteLength - 16;

  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at <= last; at += 16) {
    a ^= scramble(padded.getUint32(at, true), 0x239b961b, 15, 0xab0e9789);
    if (at < last) a = step(a, b, 19, 0x561ccd1b);
    b ^= scramble(padded.getUint32(at + 4, true), 0xab0e9789, 16, 0x38b34ae5);
    if (at < last) b = step(b, c, 17, 0x0bcaa747);
    c ^= scramble(padded.getUint32(at + 8, true), 0x38b34ae5, 17, 0xa1e38b93);
    if (at < last) c = step(c, d, 15, 0x96cd1c35);
    d ^= scramble(padded.getUint32(at + 12, true), 0xa1e38b93, 18, 0x239b961b);
    if (at < last) d = step(d, a, 13, 0x32ac3b17);
  }

  const mixed = spread([a, b, c, d].map((word) => word ^ bytes.length));
  return Uint32Array.from(spread(mixed.map(finish)));
}

function scramble(
  word: number,
  first: number,
  turn: number,
  second: number,
): number {
  return Math.imul(rotate(Math.imul(word, first), turn), second);
}

function step(lane: number, next: number, turn: number, add: number): number {
  return Math.imul(rotate(lane, turn) + next, 5) + add | 0;
}

/** Lets every word depend on all four. */
function spread(words: readonly number[]): number[] {
  const sum = words.reduce((total, word) => total + word | 0, 0);
  return words.map((word, index) => index === 0 ? sum : word + sum | 0);
}

/** Lets every bit of a word depend on all of its bits. */
function finish(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

function rotate(word: number, turn: number): number {
  return (word << turn) | (word >>> (32 - turn));
}
