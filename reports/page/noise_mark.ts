import type { NoiseFloor } from "../../analyses/mod.ts";
import { noiseText } from "../noise_text.ts";
import { type Html, html } from "./html.ts";

/**
 * Shows the noise floor beside a difference.
 *
 * @param floor What differs where the same model was asked again; `null` where
 *   none was.
 * @param metric Name of the metric.
 * @returns A few small words; `null` where nothing is known.
 */
export function noiseMark(
  floor: NoiseFloor | null,
  metric: string,
): Html | null {
  const text = noiseText(floor, metric);
  return text === null ? null : html`
    <small>${text}</small>
  `;
}
