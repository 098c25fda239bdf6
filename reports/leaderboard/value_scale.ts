import type { Estimate } from "../../core/mod.ts";
import { numberStyle } from "../number_text.ts";
import { type Html, html } from "../page/html.ts";
import { placeOn, type Scale, scaleOf } from "../page/scale.ts";

/** From none to all, so that all tasks are drawn alike. */
export const SHARES: Scale = {
  ...{ low: 0, high: 1 },
  ticks: [0, 0.25, 0.5, 0.75, 1],
};

/**
 * Chooses the scale that the numbers of a task are drawn on.
 *
 * @param estimates The numbers with their intervals.
 * @param metric How scores were summed up.
 * @returns From 0 to 100% for shares, else one that shows zero and all of them.
 */
export function valueScale(
  estimates: readonly Estimate[],
  metric: string,
): Scale {
  return numberStyle(metric).share ? SHARES : scaleOf(estimates);
}

/**
 * Draws the numbers of a scale, to stand above its strips.
 *
 * @param scale The scale.
 * @param metric How scores were summed up.
 * @returns The drawing.
 */
export function valueTicks(scale: Scale, metric: string): Html {
  const { factor, share } = numberStyle(metric);
  const shown = scale.ticks.filter((_, index) => index % 2 === 0);
  return html`<span class="ticks" aria-hidden="true">${
    shown.map((tick) =>
      html`<i style="--at:${placeOn(tick, scale)}%">${
        Number((tick * factor).toPrecision(6))
      }${share ? "%" : ""}</i>`
    )
  }</span>`;
}
