import type { Flip, PairedRow } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { type Html, html } from "./html.ts";
import { type Run, wordDiff } from "./word_diff.ts";

/** What a changed score is called, by which way is up. */
export const CHANGE_WORDS: Readonly<
  Record<PairedRow["better"], Readonly<Record<Flip["change"], string>>>
> = {
  higher: { gained: "Gained", lost: "Lost" },
  lower: { gained: "Rose", lost: "Fell" },
};

/**
 * Shows a flipped answer: the question, how the answers were made to start, and
 * both answers side by side with what differs between them marked.
 *
 * @param flip What to show, its texts already short.
 * @param options Which way is up; and the id of the article where it stands by
 *   itself, so that its heading names model and task and is one level higher.
 * @returns An article.
 */
export function flipView(
  flip: Flip,
  { better, id = null }: {
    readonly better: PairedRow["better"];
    readonly id?: string | null;
  },
): Html {
  const [before, after] = wordDiff(flip.referenceText, flip.modelText);
  const rose = flip.change === "gained";
  const good = rose === (better === "higher");
  const word = CHANGE_WORDS[better][flip.change];
  const change = html`<span class="change">${word}:</span>`;
  const place = html`<bdi>${flip.model}</bdi> on <bdi>${posedName(flip)}</bdi>`;
  const heading = id !== null
    ? html`<h3>${change} ${place}, sample <bdi>${flip.sample}</bdi></h3>`
    : html`<h4>${change} sample <bdi>${flip.sample}</bdi></h4>`;
  const answers = [
    {
      model: flip.reference,
      runs: before,
      read: flip.referenceAnswer,
      higher: !rose,
    },
    { model: flip.model, runs: after, read: flip.modelAnswer, higher: rose },
  ];
  const named = id === null ? null : html`
    id="${id}"
  `;
  return html`
    <article class="flip ${good ? "better" : "worse"}" ${named}>
    ${heading}
    <p class="question"><bdi>${flip.question}</bdi></p>
    ${flip.prefix === undefined ? null : start(flip.prefix)}
    <p class="target">Right would be: <bdi>${flip.target}</bdi></p>
    <div class="answers">${answers.map(answer)}</div>
    </article>
  `;
}

function start(prefix: string): Html {
  return html`
    <p
      class="target">Both had to go on from: <bdi class="start">${prefix
        .trim()} …</bdi></p>
  `;
}

function answer({ model, runs, read, higher }: {
  readonly model: string;
  readonly runs: readonly Run[];
  readonly read: string | null;
  readonly higher: boolean;
}): Html {
  const score = higher ? "Scores higher" : "Scores lower";
  const found = read === null
    ? html`no answer was found in it`
    : html`read as: <bdi>${read}</bdi>`;
  return html`
    <section class="answer">
      <p class="who"><bdi>${model}</bdi></p>
      <p class="text"><bdi>${runs.map(runView)}</bdi></p>
      <p class="read">${score}, ${found}</p>
    </section>
  `;
}

/** Marks the words but not the space around them. */
function runView({ text, differs }: Run): Html {
  const words = text.trim();
  if (!differs || words === "") return html`${text}`;
  const [before = "", after = ""] = text.split(words);
  return html`${before}<mark>${words}</mark>${after}`;
}
