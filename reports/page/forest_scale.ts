import type { PairedRow } from "../../core/mod.ts";
import { numberStyle } from "../number_text.ts";
import { type Scale, scaleOf } from "./scale.ts";

/**
 * Chooses the scale that all forest plots of a page share.
 *
 * @param rows The comparisons; those that are not shares are not drawn.
 * @returns A scale that shows all of them.
 */
export function forestScale(rows: readonly PairedRow[]): Scale {
  return scaleOf(
    rows.filter(isDrawn).flatMap(({ difference }) => difference ?? []),
  );
}

/**
 * Tells whether a comparison fits the scale.
 *
 * @param row The comparison.
 * @returns Whether it is one of shares.
 */
export function isDrawn({ metric }: PairedRow): boolean {
  return numberStyle(metric).share;
}
