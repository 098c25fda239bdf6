import type { Results } from "../../core/mod.ts";
import { levelText } from "../number_text.ts";
import { OUTCOME_WORDS } from "../outcome_words.ts";
import { type Html, html } from "./html.ts";
import { strip } from "./strip.ts";

/**
 * Explains the marks of the forest plots.
 *
 * @param results Whose plots.
 * @returns A sentence and a list of marks.
 */
export function legend({ reference, level }: Results): Html {
  const scale = { low: 0, high: 1, ticks: [] };
  const sample = { value: 0.5, low: 0, high: 1, level, n: 1 };
  const shown = ["better", "worse", "unclear"] as const;
  return html`
    <p
      class="muted">Difference to <bdi>${reference}</bdi> on the same samples, in percentage points, with its ${levelText(
        level,
      )} interval; the strong line is zero.</p>
    <ul class="legend">${shown.map((outcome) =>
      html`<li>${strip(sample, scale, outcome)}${OUTCOME_WORDS[outcome]}</li>`
    )}</ul>
  `;
}
