import type { Json, Provenance, Results } from "../../core/mod.ts";
import { alphaText, countText, levelText } from "../number_text.ts";
import { type Html, html } from "./html.ts";

/**
 * How each number was made: the statistics in plain words, then models,
 * settings and versions.
 *
 * @param results What was made.
 * @returns A section.
 */
export function making(results: Results): Html {
  return html`
    <section aria-labelledby="making">
    <h2 id="making">How each number was made</h2>
    ${statistics(results)}
    <h3>Models</h3>
    ${results.models.map(modelDetails)}
    <h3>Settings</h3>
    ${list(results.settings)}
    <h3>Versions</h3>
    ${versions(results)}</section>
  `;
}

const TESTS: Readonly<Record<string, string>> = {
  mcnemar_exact:
    "Where scores are right or wrong, the exact McNemar test looks only at the samples that the two models disagree on, and asks how often a fair coin would split them as unevenly.",
  sign_flip:
    "Where scores are numbers, the sign-flip test asks how often differences as large would come up if each sample could as well have gone the other way.",
};

function statistics({ paired, reference, summary }: Results): Html {
  const level = [
    ...paired.map(({ difference }) => difference),
    ...summary.map(
      ({ estimate }) => estimate,
    ),
  ].find((estimate) => estimate !== null)?.level ?? 0.95;
  const tests = [...new Set(paired.map(({ test }) => test))];
  const compared = paired.filter(({ pValue }) => pValue !== null).length;
  return html`
    <dl class="terms">
      <dt>Difference</dt>
      <dd>Each model and <bdi>${reference}</bdi> answered the same samples. The difference is taken sample by sample and averaged, which says more than two separate averages do. <em>Gained</em> and <em>lost</em> count the samples whose score rose and fell.</dd>
      <dt>Interval</dt>
      <dd>The ${levelText(
        level,
      )} interval holds the values that go well with the data. It speaks of other samples like these, not of another training run: a second training with another seed may differ by more.</dd>
      <dt>Test</dt>
      <dd>${tests.map((test) =>
        html`
          ${TESTS[test] ?? html`The test is named <bdi>${test}</bdi>.`}
        `
      )}</dd>
      <dt>Correction</dt>
      <dd>${countText(
        compared,
      )} comparisons are made on this page, and among so many some would look clear by chance. The p-values are corrected for that by Holm's method: if nothing had changed at all, the chance that anything is called clear would be at most ${alphaText(
        level,
      )}.</dd>
      <dt>Clear</dt>
      <dd>A difference is called clear where its corrected p-value is below ${alphaText(
        level,
      )}. <em>No clear difference</em> does not mean none: look at how far its interval reaches.</dd>
      <dt>Unscored and failed</dt>
      <dd>An answer is <em>unscored</em> where its evaluator could reach no verdict; a request has <em>failed</em> where no answer came. Neither counts as right or wrong.</dd>
    </dl>
  `;
}

function modelDetails(
  { name, id, provenance }: Results["models"][number],
): Html {
  return html`
    <details>
    <summary><bdi>${name}</bdi> <span class="digest muted">${id.slice(
      0,
      12,
    )}</span></summary>
    ${list({ id, ...provenance })}</details>
  `;
}

function list(provenance: Provenance): Html {
  return html`<dl>${
    entries(provenance, []).map(([name, value]) =>
      html`
        <dt>${name}</dt>
        <dd class="digest"><bdi>${value}</bdi></dd>
      `
    )
  }</dl>`;
}

/** Nested values by their path, such as `engine, version`. */
function entries(value: Json, path: readonly string[]): [string, string][] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      entries(inner, [...path, key])
    );
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [[path.join(", "), text]];
}

function versions({ tasks, summary }: Results): Html {
  const evaluators = new Map(
    summary.map(({ task, evaluator, evaluatorVersion }) => [
      JSON.stringify([task, evaluator]),
      evaluatorVersion,
    ]),
  );
  const version = (task: string, evaluator: string) =>
    evaluators.get(JSON.stringify([task, evaluator])) ?? "not used";
  return html`
    <dl>${tasks.map(({ name, version: taskVersion, evaluators }) =>
      html`
        <dt><bdi>${name}</bdi></dt>
        <dd>version ${taskVersion}, judged by ${evaluators.map((
          evaluator,
          index,
        ) =>
          html`${
            index > 0 ? ", " : null
          }<bdi>${evaluator.name}</bdi> (version ${
            version(name, evaluator.name)
          })`
        )}</dd>
      `
    )}</dl>
  `;
}
