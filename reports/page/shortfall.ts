import type { Results } from "../../core/mod.ts";
import { failuresText } from "../failures_text.ts";
import { countText } from "../number_text.ts";
import { type Html, html } from "./html.ts";

/**
 * Says why some numbers stand on fewer samples than they should.
 *
 * @param results Where failed requests and unscored answers are counted.
 * @returns A sentence or several, or `null` where there are none.
 */
export function shortfall({ summary, failures }: Results): Html | null {
  const unscored = summary.reduce((sum, row) => sum + row.unscored, 0);
  if (failures.length === 0 && unscored === 0) return null;
  const gaps = failures.map((one) =>
    html`
      <bdi>${failuresText(one)}</bdi>
    `
  );
  const silent = unscored === 0 ? null : html`
    Answers that an evaluator reached no verdict on: ${countText(unscored)}.
  `;
  return html`Mind the gaps. ${gaps}${silent}Differences stand on the samples that both models have a score on.`;
}
