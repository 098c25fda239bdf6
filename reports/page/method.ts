import type { Results } from "../../core/mod.ts";
import { alphaText, countText, levelText } from "../number_text.ts";
import { type Html, html } from "./html.ts";

/**
 * Explains the statistics of the page in plain words.
 *
 * @param results What they were done with.
 * @returns A list of terms.
 */
export function method({ paired, reference, summary }: Results): Html {
  const [estimate] = [
    ...paired.flatMap(({ difference }) => difference ?? []),
    ...summary.flatMap(({ estimate }) => estimate ?? []),
  ];
  const level = levelText(estimate?.level ?? 0.95);
  const alpha = alphaText(estimate?.level ?? 0.95);
  const tests = new Set(paired.map(({ test }) => test));
  const explained = Array.from(tests, (test) => TESTS.get(test) ?? test);
  const compared = countText(
    paired.filter(({ pValue }) => pValue !== null).length,
  );
  return html`
    <dl class="terms">
      <dt>Difference</dt>
      <dd>Each model and <bdi>${reference}</bdi> answered the same samples. The difference is taken sample by sample and averaged, which says more than two separate averages do. <em>Gained</em> and <em>lost</em> count the samples whose score rose and fell.</dd>
      <dt>Interval</dt>
      <dd>The ${level} interval holds the values that go well with the data: Wilson’s for shares, Student’s t for means, a paired bootstrap for differences. It speaks of other samples like these, not of another training run: a second training with another seed may differ by more.</dd>
      <dt>Test</dt>
      <dd>${explained.join(" ")}</dd>
      <dt>Correction</dt>
      <dd>${compared} comparisons are made on this page, and among so many some would look clear by chance. The p-values are corrected for that by Holm’s method: if nothing had changed at all, the chance that anything is called clear would be at most ${alpha}.</dd>
      <dt>Clear</dt>
      <dd>A difference is called clear where its corrected p-value is below ${alpha}. <em>No clear difference</em> does not mean none: look at how far its interval reaches.</dd>
      <dt>Unscored and failed</dt>
      <dd>An answer is <em>unscored</em> where its evaluator could reach no verdict; a request has <em>failed</em> where no answer came. Neither counts as right or wrong.</dd>
    </dl>
  `;
}

const TESTS: ReadonlyMap<string, string> = new Map([
  [
    "mcnemar_exact",
    "Where scores are right or wrong, the exact McNemar test looks only at the samples that the two models disagree on, and asks how often a fair coin would split them as unevenly.",
  ],
  [
    "sign_flip",
    "Where scores are numbers, the sign-flip test asks how often differences as large would come up if each sample could as well have gone the other way.",
  ],
  [
    "sign_flip_clustered",
    "Where samples belong together, as questions on one text do, whole groups are resampled for the interval, and the sign-flip test asks how often sums as large would come up if each group could as well have gone the other way.",
  ],
]);
