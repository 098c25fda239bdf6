import type { Results } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import { type Html, html } from "./html.ts";

/**
 * How many scores each model's numbers stand on, and how many are missing.
 *
 * @param results Where they are counted.
 * @returns A table that scrolls where it is wide.
 */
export function answerCounts({ models, summary, failures }: Results): Html {
  const caption = "Scores of each model, and what has none";
  const lines = models.map(({ name }) => {
    const rows = summary.filter(({ model }) => model === name);
    const scored = rows.reduce(
      (sum, { estimate }) => sum + (estimate?.n ?? 0),
      0,
    );
    const unscored = rows.reduce((sum, row) => sum + row.unscored, 0);
    const failed = failures.find(({ model }) => model === name)?.failed ?? 0;
    const counts = [scored, unscored, failed].map((count) =>
      html`<td class="number">${countText(count)}</td>`
    );
    return html`<tr><th scope="row"><bdi>${name}</bdi></th>${counts}</tr>`;
  });
  return html`
    <div class="box" tabindex="0" role="group" aria-label="${caption}">
      <table class="found">
        <caption><span>${caption}</span></caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">scores</th>
            <th scope="col" class="number">unscored</th>
            <th scope="col" class="number">failed requests</th>
          </tr>
        </thead>
        <tbody>${lines}</tbody>
      </table>
    </div>
  `;
}
