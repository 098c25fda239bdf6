import { LIGHT } from "../palette.ts";
import { LABEL_SIZE } from "./label_candidates.ts";
import {
  type ScatterAxis,
  scatterData,
  type ScatterLayout,
} from "./scatter_data.ts";
import type { Layers } from "./theme.ts";

/** A kind of point, told by colour, shape and filling. */
export interface ScatterKind {
  /** What the legend calls it. */
  readonly name: string;
  /** Its colour. */
  readonly color: string;
  /** Its shape. */
  readonly shape: string;
  /** Whether it is filled. */
  readonly filled: boolean;
}

/** What a scatter is made of. */
export interface ScatterOptions extends ScatterLayout {
  /** All kinds of points, those of other panels too. */
  readonly kinds: readonly ScatterKind[];
  /** What lies under the points. */
  readonly under?: Layers;
}

/** A panel of a chart. */
export interface Panel {
  /** Its data. */
  readonly data: { readonly values: object[] };
  /** Its width in pixels. */
  readonly width: number;
  /** Its height in pixels. */
  readonly height: number;
  /** Its marks. */
  readonly layer: Layers;
}

const SIZE = { width: 330, height: 280 };

/**
 * Draws models as named points with intervals in both directions; no name
 * covers another one.
 *
 * @param options What to draw.
 * @returns A panel of a chart.
 */
export function scatter(options: ScatterOptions): Panel {
  const x = channel(options.x, { grid: true });
  const y = channel(options.y, { grid: true });
  const bar = { type: "rule", strokeWidth: 1.25 } as const;
  return {
    data: { values: scatterData(options, SIZE) },
    ...SIZE,
    layer: [
      ...options.under ?? [],
      {
        mark: {
          ...bar,
          color: LIGHT.unclear,
          strokeWidth: 1,
          strokeDash: [1, 2],
        },
        encoding: {
          x: { ...x, field: "end_x" },
          y: { ...y, field: "end_y" },
          x2: { field: "x" },
          y2: { field: "y" },
        },
      },
      {
        mark: bar,
        encoding: {
          ...{ x: { ...x, field: "x_low" }, x2: { field: "x_high" } },
          ...{ y: { ...y, field: "y" }, color: kind(options, "color") },
        },
      },
      {
        mark: bar,
        encoding: {
          ...{ y: { ...y, field: "y_low" }, y2: { field: "y_high" } },
          ...{ x: { ...x, field: "x" }, color: kind(options, "color") },
        },
      },
      {
        mark: { type: "point", size: 80, opacity: 1, strokeWidth: 1.75 },
        encoding: {
          ...{ x: { ...x, field: "x" }, y: { ...y, field: "y" } },
          color: kind(options, "color"),
          shape: kind(options, "shape"),
          fill: kind(options, "fill"),
        },
      },
      ...namesOf(x, y),
    ],
  };
}

/** The names, each on a halo that parts it from what it covers. */
function namesOf(x: Channel, y: Channel): Layers {
  return [LIGHT.paper, null].map((halo) => ({
    mark: {
      type: "text",
      ...{ align: "left", baseline: "middle" },
      ...{ fontSize: LABEL_SIZE, color: LIGHT.ink },
      ...halo === null ? {} : { stroke: halo, strokeWidth: 3 },
    },
    encoding: {
      x: { ...x, field: "label_x" },
      y: { ...y, field: "label_y" },
      text: { field: "model", type: "nominal" },
    },
  }));
}

type Channel = ReturnType<typeof channel>;

function channel(
  { title, extent: { low, high, logarithmic }, axis }: ScatterAxis,
  more: object,
) {
  return {
    ...{ type: "quantitative" as const, title },
    scale: {
      ...{ domainMin: low, domainMax: high, nice: false, zero: false },
      ...logarithmic ? { type: "log" as const } : {},
    },
    axis: { tickCount: 6, ...more, ...axis },
  };
}

function kind({ kinds }: ScatterOptions, what: "color" | "shape" | "fill") {
  const rangeOf = ({ color, shape, filled }: ScatterKind) =>
    ({ color, shape, fill: filled ? color : LIGHT.paper })[what];
  return {
    ...{ field: "kind", type: "nominal" as const },
    scale: {
      domain: kinds.map(({ name }) => name),
      range: kinds.map(rangeOf),
    },
  };
}
