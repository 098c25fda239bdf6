import { textWidth } from "../render/text_width.ts";
import { type Box, type Line, nearestIn, type Spot } from "./box.ts";

/** A point of a scatter with its name. */
export interface Named extends Spot {
  /** Its name. */
  readonly text: string;
  /** Length of its bars, in pixels across and upwards. */
  readonly bars: readonly [Span, Span];
}

/** Where a bar begins and ends, in pixels. */
export interface Span {
  /** Its smaller end. */
  readonly low: number;
  /** Its larger end. */
  readonly high: number;
}

/** Where a name may be written. */
export interface LabelCandidate {
  /** What it covers. */
  readonly box: Box;
  /** From the point to the text; `null` beside the point. */
  readonly line: Line | null;
  /** How far it is beyond the nearest places, in pixels. */
  readonly far: number;
}

/** Size of labels, in pixels. */
export const LABEL_SIZE = 12;

/** From the middle of a point to a name beside it, in pixels. */
export const GAP = 9;

/**
 * Lists places for the name of a point: beside the point and askew first, as
 * bars go straight; then farther off, with a line.
 *
 * @param point The point.
 * @returns The places, the best first where nothing is in the way.
 *
 * @example
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { labelCandidates } from "./label_candidates.ts";
 *
 * const bar = { low: 9, high: 9 };
 * const point = { x: 9, y: 9, text: "base", bars: [bar, bar] } as const;
 * const [first, ...others] = labelCandidates(point);
 * assertEquals(first?.line, null);
 * assert(others.some(({ line }) => line !== null));
 * ```
 */
export function labelCandidates({ x, y, text }: Named): LabelCandidate[] {
  const width = textWidth(text, { size: LABEL_SIZE, bold: false });
  const boxAt = (left: number, middle: number): Box => ({
    ...{ left, right: left + width },
    ...{ top: middle - LINE / 2, bottom: middle + LINE / 2 },
  });
  const [right, left] = [x + GAP, x - GAP - width];
  const near = [
    ...[[right, y - RISE], [right, y + RISE], [left, y - RISE]],
    ...[[left, y + RISE], [x - width / 2, y - RISE - 3]],
    ...[[x - width / 2, y + RISE + 3], [right, y], [left, y]],
  ] as [number, number][];
  const off = RINGS.flatMap((ring) =>
    STEPS.flatMap((step) =>
      [right + ring, left - ring].map((start) => {
        const box = boxAt(start, y + step * LINE);
        const line = [{ x, y }, nearestIn(box, { x, y })] as const;
        return { box, line, far: ring + Math.abs(step) * LINE };
      })
    )
  );
  return [
    ...near.map(([start, middle]) => ({
      ...{ box: boxAt(start, middle), line: null, far: 0 },
    })),
    ...off,
  ];
}

const LINE = LABEL_SIZE + 2;
const RISE = 11;
/** How far from its point a name may go. */
const RINGS = [14, 30, 48];
/** By how many lines a name may go up or down. */
const STEPS = [0, -0.5, 0.5, -1, 1, -1.5, 1.5, -2, 2, -3, 3, -4, 4];
