/** Something that is as good as it is and costs what it costs. */
export interface Priced {
  /** How good it is; more is better. */
  readonly value: number;
  /** What it costs; less is better. */
  readonly at: number;
}

/**
 * Tells whether one beats another: it is no worse and costs no more, and is
 * better or costs less.
 *
 * @param one The one.
 * @param other The other one.
 * @returns Whether it does.
 *
 * @example Usage
 * ```ts
 * import { beats } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assert } from "@std/assert";
 *
 * const small = { value: 0.5, at: 10 };
 * assert(beats(small, { value: 0.4, at: 10 }));
 * assert(!beats(small, small) && !beats(small, { value: 0.4, at: 5 }));
 * ```
 */
export function beats(one: Priced, other: Priced): boolean {
  return one.value >= other.value && one.at <= other.at &&
    (one.value > other.value || one.at < other.at);
}

/**
 * Finds the Pareto front: all that nothing else beats.
 *
 * @param all What there is.
 * @returns Those on the front, in their order.
 *
 * @example Usage
 * ```ts
 * import { paretoFront } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const [small, large] = [{ value: 0.5, at: 10 }, { value: 0.7, at: 99 }];
 * const waste = { value: 0.6, at: 120 };
 * assertEquals(paretoFront([small, waste, large]), [small, large]);
 * ```
 */
export function paretoFront<P extends Priced>(all: readonly P[]): P[] {
  return all.filter((one) => !all.some((other) => beats(other, one)));
}
