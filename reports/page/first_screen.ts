import { verdict, verdictTexts } from "../../analyses/mod.ts";
import type { PairedRow, Results } from "../../core/mod.ts";
import type { QuantityText } from "../quantity_text.ts";
import { verdictSentence } from "../verdict_sentence.ts";
import { forestGrid } from "./forest_grid.ts";
import { forestTable } from "./forest_table.ts";
import { type Html, html } from "./html.ts";
import { legend } from "./legend.ts";
import { look } from "./look.ts";
import { detailsText } from "./model_section.ts";
import type { Scale } from "./scale.ts";
import { sentence } from "./sentence.ts";
import type { ShownFlips } from "./shown_flips.ts";

/** What the first screen is made of. */
export interface FirstScreen {
  /** The comparisons of the tasks' first evaluators. */
  readonly rows: readonly PairedRow[];
  /** The scale of the page's forest plots. */
  readonly scale: Scale;
  /** The flips that the page shows. */
  readonly flips: ShownFlips;
  /** Writes the figures. */
  readonly text: QuantityText;
}

/**
 * The verdict in a sentence; of a single model also what must be known beside.
 *
 * @param results What to say it of.
 * @returns A header.
 */
export function heading(results: Results): Html {
  const texts = verdictTexts(verdict(results));
  const [only] = texts.length === 1 ? texts : [];
  return html`
    <header>
    <h1><bdi>${results.suite}</bdi>: what the fine-tuning changed</h1>
    <p class="lead">${sentence(verdictSentence(results))}</p>
    ${only === undefined ? null : detailsText(only)}
    </header>
  `;
}

/**
 * What fits one screen with the verdict: the forest plot, and what to look at
 * beside it.
 *
 * @param results What was found.
 * @param screen What it is made of.
 * @returns Two sections side by side.
 */
export function firstScreen(
  results: Results,
  { rows, scale, flips, text }: FirstScreen,
): Html {
  const plot = new Set(rows.map(({ model }) => model)).size > 1
    ? forestGrid(rows, { scale, results })
    : forestTable(rows, { scale, results });
  return html`
    <div class="first">
      <section aria-labelledby="changes">
    <h2 id="changes">What changed</h2>
    ${rows.length === 0 ? null : html`${legend(results)}${plot}`}
      </section>
      <section aria-labelledby="look">
    <h2 id="look">What to look at</h2>
    ${look(results, { ...flips, text })}
      </section>
    </div>
  `;
}
