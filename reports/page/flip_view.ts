import type { Flip } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { type Html, html } from "./html.ts";
import { type Run, wordDiff } from "./word_diff.ts";

/**
 * Shows a flipped answer: the question, and both answers side by side with
 * what differs between them marked.
 *
 * @param flip What to show, its texts already short.
 * @param options Whether the heading names task and model.
 * @returns An article.
 */
export function flipView(
  flip: Flip,
  options: { readonly named: boolean },
): Html {
  const [before, after] = wordDiff(flip.referenceText, flip.modelText);
  const won = flip.change === "gained";
  return html`
    <article class="flip ${flip.change}">
      <h4><span class="change">${won ? "Gained" : "Lost"}</span> ${options.named
        ? html`
          <bdi>${flip.model}</bdi> on <bdi>${posedName(flip)}</bdi>,
        `
        : null}sample <bdi>${flip.sample}</bdi></h4>
      <p class="question"><bdi>${flip.question}</bdi></p>
      <p class="target">Right would be: <bdi>${flip.target}</bdi></p>
      <div class="answers">
    ${answer(flip.reference, {
      runs: before,
      read: flip.referenceAnswer,
      won: !won,
    })}
    ${answer(flip.model, { runs: after, read: flip.modelAnswer, won })}
      </div>
    </article>
  `;
}

function answer(
  model: string,
  { runs, read, won }: {
    readonly runs: readonly Run[];
    readonly read: string | null;
    readonly won: boolean;
  },
): Html {
  return html`
    <section class="answer">
      <h5><bdi>${model}</bdi></h5>
      <p class="text"><bdi>${runs.map(runView)}</bdi></p>
      <p class="read">${read === null
        ? "No answer was found in it"
        : html`Read as <bdi>${read}</bdi>`}: ${won
        ? "scores higher"
        : "scores lower"}</p>
    </section>
  `;
}

function runView({ text, differs }: Run): Html {
  return differs && text.trim() !== ""
    ? html`<mark>${text}</mark>`
    : html`${text}`;
}
