/** A point of a drawing, in pixels. */
export interface Spot {
  /** From the left. */
  readonly x: number;
  /** From the top. */
  readonly y: number;
}

/** Both ends of a straight line. */
export type Line = readonly [Spot, Spot];

/** A rectangle of a drawing, in pixels. */
export interface Box {
  /** Where it begins, from the left. */
  readonly left: number;
  /** Where it ends, from the left. */
  readonly right: number;
  /** Where it begins, from the top. */
  readonly top: number;
  /** Where it ends, from the top. */
  readonly bottom: number;
}

/**
 * Measures what two boxes share.
 *
 * @param one A box.
 * @param two Another one.
 * @returns The area in square pixels, 0 where they are apart.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { sharedArea } from "./box.ts";
 *
 * const one = { left: 0, right: 4, top: 0, bottom: 4 };
 * assertEquals(sharedArea(one, { ...one, left: 3, right: 9 }), 4);
 * ```
 */
export function sharedArea(one: Box, two: Box): number {
  const width = Math.min(one.right, two.right) - Math.max(one.left, two.left);
  const height = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * Finds the spot of a box that is nearest to another spot.
 *
 * @param box The box.
 * @param spot What it is nearest to.
 * @returns The spot itself where it lies within.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { nearestIn } from "./box.ts";
 *
 * const box = { left: 0, right: 4, top: 0, bottom: 4 };
 * assertEquals(nearestIn(box, { x: 9, y: 2 }), { x: 4, y: 2 });
 * ```
 */
export function nearestIn(box: Box, { x, y }: Spot): Spot {
  return {
    x: Math.min(Math.max(x, box.left), box.right),
    y: Math.min(Math.max(y, box.top), box.bottom),
  };
}

/**
 * Tells whether two lines between spots cross.
 *
 * @param one Both ends of a line.
 * @param two Both ends of another one.
 * @returns Whether they do; touching is not crossing.
 *
 * @example
 * ```ts
 * import { assert } from "@std/assert";
 * import { cross } from "./box.ts";
 *
 * const [a, b] = [{ x: 0, y: 0 }, { x: 2, y: 2 }];
 * assert(cross([a, b], [{ x: 0, y: 2 }, { x: 2, y: 0 }]));
 * assert(!cross([a, b], [{ x: 0, y: 1 }, { x: 0, y: 9 }]));
 * ```
 */
export function cross(
  one: Line,
  two: Line,
): boolean {
  return apart(one, two) && apart(two, one);
}

/**
 * Measures how far a spot is from a line.
 *
 * @param line The line.
 * @param spot The spot.
 * @returns The distance in pixels, to the nearer end where it lies beyond.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { distanceTo } from "./box.ts";
 *
 * assertEquals(distanceTo([{ x: 0, y: 0 }, { x: 9, y: 0 }], { x: 5, y: 3 }), 3);
 * ```
 */
export function distanceTo([from, to]: Line, { x, y }: Spot): number {
  const [across, up] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * across + (y - from.y) * up) /
    (across ** 2 + up ** 2 || 1);
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(from.x + share * across - x, from.y + share * up - y);
}

/** Whether the ends of a line lie on both sides of another one. */
function apart([from, to]: Line, ends: Line) {
  const [first, second] = ends.map(({ x, y }) =>
    (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
  ) as [number, number];
  return first * second < 0;
}
