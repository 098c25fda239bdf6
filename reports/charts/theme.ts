import type { Config, TopLevelSpec } from "vega-lite";
import { LIGHT } from "../palette.ts";

/** Font sizes of what stands above a chart, in pixels. */
export const THEME_SIZES = { title: 16, subtitle: 12 } as const;

/** How all charts look; standalone files are always on white. */
export const THEME: Config = {
  // Labels for screen readers would be expressions that names are part of.
  aria: false,
  background: LIGHT.paper,
  // Helvetica and its metric twins, as that is what texts are measured in.
  font: "Helvetica, Arial, Arimo, 'Liberation Sans', sans-serif",
  padding: 16,
  view: { stroke: null },
  title: {
    anchor: "start",
    frame: "bounds",
    color: LIGHT.ink,
    fontSize: THEME_SIZES.title,
    fontWeight: "bold",
    lineHeight: 21,
    subtitleColor: LIGHT.muted,
    subtitleFontSize: THEME_SIZES.subtitle,
    subtitleLineHeight: 17,
    subtitlePadding: 8,
    offset: 18,
  },
  axis: {
    labelColor: LIGHT.ink,
    labelFontSize: 12,
    labelLimit: 340,
    titleColor: LIGHT.muted,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 10,
    domain: false,
    ticks: false,
    labelPadding: 8,
    gridColor: LIGHT.rule,
  },
  axisX: { labelFlush: false },
  axisY: { grid: false },
  legend: {
    labelColor: LIGHT.ink,
    labelFontSize: 12,
    labelLimit: 240,
    symbolSize: 90,
    symbolBaseFillColor: LIGHT.muted,
    symbolBaseStrokeColor: LIGHT.muted,
    symbolStrokeWidth: 1.5,
    title: null,
    orient: "top",
    offset: 14,
  },
};

/** Tells series apart without colour, in the order of the palette's series. */
export const SHAPES: readonly string[] = [
  ...["circle", "square", "triangle-up", "diamond"],
  ...["triangle-down", "cross", "triangle-right", "triangle-left"],
];

/** An axis of differences: signed, with a strong line at zero. */
export const DIFFERENCE_AXIS: {
  readonly labelExpr: string;
  readonly tickCount: number;
  readonly gridColor: {
    readonly condition: { readonly test: string; readonly value: string };
    readonly value: string;
  };
} = {
  labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+~f')",
  tickCount: 7,
  gridColor: {
    condition: { test: "datum.value === 0", value: LIGHT.ink },
    value: LIGHT.rule,
  },
} as const;

/** Marks over each other. */
export type Layers = Extract<TopLevelSpec, { layer: unknown }>["layer"];
