import { LIGHT } from "../palette.ts";
import { visibleLine } from "../visible_text.ts";
import { SHAPES } from "./theme.ts";

/** How many models can be told apart by colour and shape. */
export const SERIES: { readonly most: number; readonly noun: string } = {
  most: SHAPES.length,
  noun: "models",
};

/** A channel that tells models apart. */
export interface Channel {
  /** Where a datum has its model. */
  readonly field: "model";
  /** What it is. */
  readonly type: "nominal";
  /** What stands for which model. */
  readonly scale: { readonly domain: string[]; readonly range: string[] };
}

/**
 * Tells models apart by colour and by shape, both in one legend.
 *
 * @param models Names of the models, at most as many as there are shapes; data have
 *   them visible, on one line.
 * @returns The channels.
 */
export function seriesOf(
  models: readonly string[],
): { readonly color: Channel; readonly shape: Channel } {
  const channel = (range: readonly string[]): Channel => ({
    ...{ field: "model", type: "nominal" },
    scale: {
      domain: models.map(visibleLine),
      range: range.slice(0, models.length),
    },
  });
  return { color: channel(LIGHT.series), shape: channel(SHAPES) };
}
