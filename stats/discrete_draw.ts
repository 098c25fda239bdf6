/** A distribution over whole numbers from 0, by how its masses go on. */
export interface DiscreteLaw {
  /** The whole number of the largest mass. */
  readonly mode: number;
  /** The mass of k + 1 by that of k; 0 beyond the last. */
  readonly ratio: (k: number) => number;
}

/**
 * Draws from a distribution over whole numbers by the alias method (Walker
 * 1977, tables as in Vose 1991, https://doi.org/10.1109/32.92917): each draw
 * takes one random number and two look-ups, however wide the distribution.
 *
 * @param law The distribution.
 * @param random Gives numbers in [0, 1).
 * @returns A function that draws.
 *
 * @example A Poisson distribution of mean 4
 * ```ts
 * import { discreteDraw } from "@aftertune/aftertune/stats/discrete_draw.ts";
 * import { randomStream } from "@aftertune/aftertune/stats/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const law = { mode: 4, ratio: (k: number) => 4 / (k + 1) };
 * const draw = discreteDraw(law, randomStream("example"));
 * const drawn = Array.from({ length: 1000 }, draw);
 * const mean = drawn.reduce((sum, each) => sum + each) / 1000;
 * assert(Math.abs(mean - 4) < 0.3);
 * ```
 */
export function discreteDraw(
  law: DiscreteLaw,
  random: () => number,
): () => number {
  const { first, masses } = massesOf(law);
  const { kept, alias } = aliasTable(masses);
  const columns = masses.length;
  return (): number => {
    const place = random() * columns;
    const column = place | 0;
    const keeps = place - column < (kept[column] as number);
    return first + (keeps ? column : alias[column] as number);
  };
}

/** The masses that count, relative to the largest, and where they begin. */
function massesOf(
  { mode, ratio }: DiscreteLaw,
): { first: number; masses: number[] } {
  const below: number[] = [];
  let mass = 1;
  for (let k = mode - 1; k >= 0 && mass > 1e-16; k--) {
    mass /= ratio(k);
    below.push(mass);
  }
  const above: number[] = [];
  mass = 1;
  for (let k = mode; mass > 1e-16; k++) {
    above.push(mass);
    mass *= ratio(k);
  }
  const masses = [...below.reverse(), ...above];
  return { first: mode - below.length, masses };
}

/** Columns of equal mass, each shared by two outcomes. */
interface AliasTable {
  /** The share of a column that is its own outcome's. */
  readonly kept: Float64Array;
  /** Whose the rest is. */
  readonly alias: Uint32Array;
}

function aliasTable(masses: readonly number[]): AliasTable {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const kept = Float64Array.from(
    masses,
    (mass) => mass * masses.length / total,
  );
  const alias = new Uint32Array(masses.length);
  const poor: number[] = [];
  const rich: number[] = [];
  for (const [column, mass] of kept.entries()) {
    (mass < 1 ? poor : rich).push(column);
  }
  while (poor.length > 0 && rich.length > 0) {
    const taker = poor.pop() as number;
    const giver = rich.pop() as number;
    alias[taker] = giver;
    kept[giver] = (kept[giver] as number) - (1 - (kept[taker] as number));
    ((kept[giver] as number) < 1 ? poor : rich).push(giver);
  }
  // What is left lacks of 1 by rounding only.
  for (const column of [...poor, ...rich]) kept[column] = 1;
  return { kept, alias };
}
