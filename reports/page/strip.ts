import type { Outcome } from "../../analyses/mod.ts";
import type { Estimate } from "../../core/mod.ts";
import type { NumberStyle } from "../number_text.ts";
import { type Html, html } from "./html.ts";
import { placeOn, type Scale } from "./scale.ts";

/**
 * Draws an interval on a scale, for the eye only: the numbers stand beside it.
 *
 * @param estimate The number with its interval.
 * @param scale What it is drawn on.
 * @param outcome Decides shape and colour.
 * @returns The drawing.
 */
export function strip(
  estimate: Estimate,
  scale: Scale,
  outcome: Outcome,
): Html {
  const place = (value: number) => `${placeOn(value, scale)}%`;
  const style = [
    `--low:${place(estimate.low)}`,
    `--high:${place(estimate.high)}`,
    `--at:${place(estimate.value)}`,
    `--zero:${place(0)}`,
    `--step:${step(scale)}%`,
  ].join(";");
  return html`
    <span class="strip ${outcome}" aria-hidden="true"
      style="${style}"><i class="zero"></i><i class="bar"></i><i class="mark"></i></span>
  `;
}

/**
 * Draws the numbers of a scale, to stand above or below its strips.
 *
 * @param scale The scale.
 * @param style How its numbers are shown.
 * @returns The drawing.
 */
export function ticks(scale: Scale, style: NumberStyle): Html {
  const shown = scale.ticks.filter((_, index, all) =>
    all.length < 5 || index % 2 === all.indexOf(0) % 2
  );
  return html`<span class="ticks" aria-hidden="true">${
    shown.map((tick) => {
      const place = placeOn(tick, scale);
      const end = place === 0 ? "left" : place === 100 ? "right" : "middle";
      return html`<i class="${end}" style="--at:${place}%">${
        tickText(tick, style)
      }</i>`;
    })
  }</span>`;
}

function step({ low, high, ticks }: Scale): number {
  const [first = low, second = high] = ticks;
  return Number((100 * (second - first) / (high - low)).toFixed(3));
}

function tickText(tick: number, { factor }: NumberStyle): string {
  const size = Number(Math.abs(tick * factor).toPrecision(6));
  return tick === 0 ? "0" : `${tick < 0 ? "−" : "+"}${size}`;
}
