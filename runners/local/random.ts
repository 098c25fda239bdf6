import type { Random } from "../../core/mod.ts";

/**
 * Random numbers that a seed determines (sfc32 of PractRand,
 * https://pracrand.sourceforge.net, seeded through its own first rounds).
 *
 * @param seed A whole number.
 * @returns A source of numbers in [0, 1).
 */
export function seededRandom(seed: number): Random {
  let [a, b, c] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0];
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21 | c >>> 11) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next();
  return () => next() / 2 ** 32;
}
