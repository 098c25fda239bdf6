import { visibleLine } from "../visible_text.ts";
import { drawnNumber } from "./captions.ts";
import {
  type Extent,
  type Measured,
  shareOfExtent,
  valueAtShare,
} from "./extent.ts";
import { type LabelPlace, labelPlaces } from "./label_places.ts";

/** A model in a scatter. */
export interface ScatterPoint {
  /** Its name. */
  readonly model: string;
  /** Its place across. */
  readonly x: Measured;
  /** Its place upwards. */
  readonly y: Measured;
  /** Name of its kind. */
  readonly kind: string;
}

/** One direction of a scatter. */
export interface ScatterAxis {
  /** What it shows, with its unit. */
  readonly title: string;
  /** Ends of its scale. */
  readonly extent: Extent;
  /** How ticks and grid look. */
  readonly axis?: object;
}

/** Points and their scales. */
export interface ScatterLayout {
  /** The models. */
  readonly points: readonly ScatterPoint[];
  /** The direction across. */
  readonly x: ScatterAxis;
  /** The direction upwards. */
  readonly y: ScatterAxis;
}

/**
 * Lays out the points of a scatter.
 *
 * @param layout The points and the scales.
 * @param size Size of the panel, in pixels.
 * @returns One datum a point, its name's place in units of the scales.
 */
export function scatterData(
  { points, x, y }: ScatterLayout,
  size: { readonly width: number; readonly height: number },
): object[] {
  const left = (value: number) => size.width * shareOfExtent(value, x.extent);
  const top = (value: number) =>
    size.height * (1 - shareOfExtent(value, y.extent));
  const across = (at: number) =>
    drawnNumber(valueAtShare(at / size.width, x.extent));
  const up = (at: number) =>
    drawnNumber(valueAtShare(1 - at / size.height, y.extent));
  const places = labelPlaces(
    points.map((point) => ({
      ...{ x: left(point.x.value), y: top(point.y.value) },
      text: visibleLine(point.model),
      bars: [
        { low: left(endsOf(point.x).low), high: left(endsOf(point.x).high) },
        { low: top(endsOf(point.y).high), high: top(endsOf(point.y).low) },
      ],
    })),
    size,
  );
  return points.map((point, index) => {
    const { x: start, y: middle, end } = places[index] as LabelPlace;
    return {
      ...{ model: visibleLine(point.model), kind: point.kind },
      ...fields("x", point.x),
      ...fields("y", point.y),
      ...{ label_x: across(start), label_y: up(middle) },
      ...{ end_x: across(end.x), end_y: up(end.y) },
    };
  });
}

function endsOf({ value, low, high }: Measured): { low: number; high: number } {
  return { low: low ?? value, high: high ?? value };
}

function fields(name: "x" | "y", measured: Measured): Record<string, number> {
  const { low, high } = endsOf(measured);
  return {
    [name]: drawnNumber(measured.value),
    [`${name}_low`]: drawnNumber(low),
    [`${name}_high`]: drawnNumber(high),
  };
}
