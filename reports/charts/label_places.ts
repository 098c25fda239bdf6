import { textWidth } from "../render/text_width.ts";

/** A point of a scatter with its name. */
export interface Named {
  /** Its place in pixels from the left. */
  readonly x: number;
  /** Its place in pixels from the top. */
  readonly y: number;
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

/** Where a name is written. */
export interface LabelPlace {
  /** The left end of the text, in pixels from the left. */
  readonly x: number;
  /** The middle of the text, in pixels from the top. */
  readonly y: number;
  /** Where a line from the point to the text ends: the point itself where the text is beside it. */
  readonly end: { readonly x: number; readonly y: number };
}

/** Size of labels, in pixels. */
export const LABEL_SIZE = 12;

/**
 * Finds a place for each point's name where it covers neither a point nor
 * another name, and bars as little as may be, near to its point: greedily, in
 * the order of the points.
 *
 * @param points The points.
 * @param panel The size of the panel, in pixels.
 * @returns One place a point.
 */
export function labelPlaces(
  points: readonly Named[],
  panel: { readonly width: number; readonly height: number },
): LabelPlace[] {
  const taken = points.flatMap(boxesOf);
  return points.map((point) => {
    const places = candidates(point);
    const [best] = places
      .map((place, order) => ({
        ...place,
        order,
        cost: taken.reduce((sum, box) => sum + shared(place.box, box), 0) +
          outside(place.box, panel) + FARNESS * place.ring,
      }))
      .sort((one, two) => one.cost - two.cost || one.order - two.order);
    const { box, ring } = best as Candidate;
    taken.push(box);
    return placeOf(box, point, ring > 0);
  });
}

const DOT = 6;
const GAP = 9;
const LINE = LABEL_SIZE + 2;
const RISE = 11;
/** How far from its point a name may go. */
const RINGS = [0, 14, 30, 48];
/** Square pixels that may be covered to be a pixel nearer. */
const FARNESS = 6;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Candidate {
  readonly box: Box;
  readonly ring: number;
}

/** What a point and its bars cover. */
function boxesOf({ x, y, bars: [across, up] }: Named): Box[] {
  return [
    ...[{ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT }],
    ...[{ left: across.low, right: across.high, top: y - 1, bottom: y + 1 }],
    ...[{ left: x - 1, right: x + 1, top: up.low, bottom: up.high }],
  ];
}

/** Askew first, as bars go straight; the nearest ring first. */
function candidates({ x, y, text }: Named): Candidate[] {
  const width = textWidth(text, { size: LABEL_SIZE, bold: false });
  return RINGS.flatMap((ring) => {
    const [right, left] = [x + GAP + ring, x - GAP - ring - width];
    const [up, down] = [y - RISE - ring, y + RISE + ring];
    const places = [
      ...[[right, up], [right, down], [left, up], [left, down]],
      ...[[x - width / 2, up - 3], [x - width / 2, down + 3]],
      ...[[right, y], [left, y]],
    ] as [number, number][];
    return places.map(([start, middle]) => ({
      box: {
        ...{ left: start, right: start + width },
        ...{ top: middle - LINE / 2, bottom: middle + LINE / 2 },
      },
      ring,
    }));
  });
}

function placeOf(box: Box, { x, y }: Named, far: boolean): LabelPlace {
  const end = {
    x: Math.min(Math.max(x, box.left), box.right),
    y: Math.min(Math.max(y, box.top), box.bottom),
  };
  const middle = (box.top + box.bottom) / 2;
  return { x: box.left, y: middle, end: far ? end : { x, y } };
}

/** The area that two boxes share. */
function shared(one: Box, two: Box): number {
  const width = Math.min(one.right, two.right) - Math.max(one.left, two.left);
  const height = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** The area of a box that is beyond the panel. */
function outside(
  box: Box,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const area = (box.right - box.left) * (box.bottom - box.top);
  const panel = { left: 0, right: width, top: 0, bottom: height };
  return area - shared(box, panel);
}
