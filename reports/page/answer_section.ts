import { flipView } from "./flip_view.ts";
import { type Html, html } from "./html.ts";
import { answerAnchor } from "./look.ts";
import type { ShownFlips } from "./shown_flips.ts";

/**
 * The flipped answers that tell most, side by side.
 *
 * @param flips The flips of the page.
 * @returns A section, or `null` where none tells more than another.
 */
export function answerSection({ telling }: ShownFlips): Html | null {
  if (telling.length === 0) return null;
  return html`
    <section aria-labelledby="answers">
    <h2 id="answers">Answers that tell most</h2>
    <p
      class="muted">They flipped the way the clearest differences went. Underlined words are not in the other answer.</p>
    ${telling.map(({ flip, row: { better } }, index) =>
      flipView(flip, { better, id: answerAnchor(index) })
    )}
    </section>
  `;
}
