import {
  type Box,
  cross,
  distanceTo,
  nearestIn,
  sharedArea,
  type Spot,
} from "./box.ts";
import {
  GAP,
  type LabelCandidate,
  labelCandidates,
  type Named,
} from "./label_candidates.ts";

/** Where a name is written. */
export interface LabelPlace {
  /** The left end of the text, in pixels from the left. */
  readonly x: number;
  /** The middle of the text, in pixels from the top. */
  readonly y: number;
  /** Where a line from the point to the text ends: the point itself where the text is beside it. */
  readonly end: Spot;
}

/**
 * Finds a place for each point's name where it covers neither a point nor
 * another name, and bars as little as may be, near to its point and not beside
 * another one: greedily, from the top down.
 *
 * @param points The points.
 * @param panel The size of the panel, in pixels.
 * @returns One place a point.
 */
export function labelPlaces(
  points: readonly Named[],
  panel: Size,
): LabelPlace[] {
  const drawing = { points, panel, marks: points.flatMap(boxesOf) };
  const taken: LabelCandidate[] = [];
  const places: LabelPlace[] = [];
  const down = [...points.entries()].sort(([, one], [, two]) => one.y - two.y);
  for (const [index, point] of down) {
    const best = labelCandidates(point)
      .map((place) => ({ place, cost: costOf(place, point, taken, drawing) }))
      .reduce((one, two) => two.cost < one.cost ? two : one).place;
    taken.push(best);
    places[index] = {
      x: best.box.left,
      y: (best.box.top + best.box.bottom) / 2,
      end: best.line?.[1] ?? { x: point.x, y: point.y },
    };
  }
  return places;
}

const DOT = 6;
/** Square pixels that may be covered to be a pixel nearer. */
const FARNESS = 6;
/** Square pixels that may be covered to be one more within the panel. */
const BEYOND = 10;
/** Square pixels that may be covered so that no name is taken for another's. */
const CONFUSION = 1_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Drawing {
  readonly points: readonly Named[];
  /** What points and their bars cover. */
  readonly marks: readonly Box[];
  readonly panel: Size;
}

/** What speaks against a place, in square pixels. */
function costOf(
  place: LabelCandidate,
  point: Named,
  taken: readonly LabelCandidate[],
  { points, marks, panel }: Drawing,
): number {
  const { box, line, far } = place;
  const covered = marks.reduce((sum, mark) => sum + sharedArea(box, mark), 0);
  const confusing = [
    ...taken.filter((name) => sharedArea(box, name.box) > 0),
    ...taken.filter((name) => line && name.line && cross(line, name.line)),
    ...points.filter((other) => misleads(place, point, other)),
  ];
  return covered + BEYOND * outside(box, panel) + FARNESS * far +
    CONFUSION * confusing.length;
}

/** What a point and its bars cover. */
function boxesOf({ x, y, bars: [across, up] }: Named): Box[] {
  return [
    ...[{ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT }],
    ...[{ left: across.low, right: across.high, top: y - 1, bottom: y + 1 }],
    ...[{ left: x - 1, right: x + 1, top: up.low, bottom: up.high }],
  ];
}

/** Whether a name, or the line to it, could be taken for another point's. */
function misleads(
  { box, line }: LabelCandidate,
  own: Named,
  other: Named,
): boolean {
  const distance = (spot: Spot) => {
    const { x, y } = nearestIn(box, spot);
    return Math.hypot(x - spot.x, y - spot.y);
  };
  const apart = Math.hypot(other.x - own.x, other.y - own.y);
  if (apart < 0.5) return false;
  if (line === null) return distance(other) < distance(own) + DOT / 2;
  // Any line from a point within another one's dot leaves through the dot.
  const through = apart > DOT && distanceTo(line, other) < DOT;
  return through || distance(other) < GAP + DOT;
}

/** The area of a box that is beyond the panel. */
function outside(
  box: Box,
  { width, height }: Size,
): number {
  const area = (box.right - box.left) * (box.bottom - box.top);
  const panel = { left: 0, right: width, top: 0, bottom: height };
  return area - sharedArea(box, panel);
}
