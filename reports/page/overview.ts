import {
  otherChanges,
  outcomeOf,
  verdict,
  verdictTexts,
} from "../../analyses/mod.ts";
import type { PairedRow, Results } from "../../core/mod.ts";
import { failuresText } from "../failures_text.ts";
import { headlineOf } from "../headline.ts";
import { countText, levelText, numberStyle } from "../number_text.ts";
import { OUTCOME_WORDS } from "../outcome_words.ts";
import { type Html, html } from "./html.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { strip, ticks } from "./strip.ts";

/**
 * Says what the fine-tuning changed: a finding for each model in large letters,
 * and beneath it in small ones what must be known beside it.
 *
 * @param results What to say it of.
 * @returns A list of findings.
 */
export function lead(results: Results): Html {
  return html`<ul class="lead">${
    verdictTexts(verdict(results)).map(({ finding, details }) =>
      html`<li>${sentence(finding)}${
        details.length === 0
          ? null
          : html`<p class="details">${sentence(details.join(" "))}</p>`
      }</li>`
    )
  }</ul>`;
}

/** Steps back with the intervals, so that the words stand out. */
function sentence(text: string): Html {
  const parts = text.split(/(\[[^[\]]*\])/);
  return html`${
    parts.map((part) =>
      part.startsWith("[")
        ? html`<span class="evidence">${part}</span>`
        : html`${part}`
    )
  }`;
}

/**
 * Says why some numbers stand on fewer samples than they should.
 *
 * @param results Where failed requests and unscored answers are counted.
 * @returns A paragraph, or `null` where there are none.
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
  return html`
    <p
      class="notice">Mind the gaps. ${gaps}${silent}The tables below say where; differences stand on the samples that both models have a score on.</p>
  `;
}

/**
 * A forest plot a model: its differences to the reference, task by task.
 *
 * @param results What to show.
 * @returns The legend and the plots.
 */
export function forest(results: Results): Html {
  const rows = headlineOf(results.paired, results.tasks);
  const scale = scaleOf(
    rows.filter(isShare).flatMap(({ difference }) => difference ?? []),
  );
  return html`
    ${legend(results)}
    <div class="cards">
    ${[...Map.groupBy(rows, ({ model }) => model)].map(([model, rows]) =>
      card(model, { rows, scale, results })
    )}</div>
  `;
}

function isShare({ metric }: PairedRow): boolean {
  return numberStyle(metric).share;
}

function legend({ reference }: Results): Html {
  const scale = { low: 0, high: 1, ticks: [] };
  const sample = { value: 0.5, low: 0, high: 1, level: 0.95, n: 1 };
  const shown = ["better", "worse", "unclear"] as const;
  return html`
    <p
      class="muted">Difference to <bdi>${reference}</bdi> on the same samples, in percentage points; the bar is its interval, the strong line is no difference.</p>
    <ul class="legend">${shown.map((outcome) =>
      html`<li>${strip(sample, scale, outcome)}${OUTCOME_WORDS[outcome]}</li>`
    )}</ul>
  `;
}

function card(
  model: string,
  { rows, scale, results }: {
    readonly rows: readonly PairedRow[];
    readonly scale: Scale;
    readonly results: Results;
  },
): Html {
  const [estimate] = rows.flatMap(({ difference }) => difference ?? []);
  const level = levelText(estimate?.level ?? 0.95);
  const title = `Differences of ${model} to ${results.reference}`;
  return html`
    <section class="card">
      <h3><bdi>${model}</bdi></h3>
      <div class="box" tabindex="0" role="group" aria-label="${title}">
        <table class="forest">
          <caption class="hidden">${title}, task by task</caption>
          <thead>
            <tr>
              <th scope="col">Task</th>
              <th scope="col"
                class="plot"><span class="hidden">Plot</span>${ticks(
                  scale,
                  numberStyle("share"),
                )}</th>
              <th scope="col"
                class="number">Difference <small>${level} interval</small></th>
              <th scope="col" class="number">n</th>
            </tr>
          </thead>
          <tbody>${rows.map((row) =>
            forestRow(row, { scale, results })
          )}</tbody>
        </table>
      </div>
    </section>
  `;
}

function forestRow(
  row: PairedRow,
  { scale, results }: { readonly scale: Scale; readonly results: Results },
): Html {
  const { difference, metric } = row;
  if (difference === null) {
    return html`<tr>${
      rowName(row, results)
    }<td></td><td class="number">not compared</td><td class="number">0</td></tr>`;
  }
  const style = numberStyle(metric);
  const outcome = outcomeOf(row);
  const drawing = isShare(row) ? strip(difference, scale, outcome) : null;
  const value = style.difference(difference.value);
  const interval = style.differenceInterval(difference);
  return html`<tr>
${rowName(row, results)}
<td class="plot">${drawing}</td>
<td class="number ${outcome}"><span class="value">${value}</span><span class="hidden"> ${
    OUTCOME_WORDS[outcome]
  },</span> <small>${interval}</small></td>
<td class="number">${countText(difference.n)}</td>
</tr>`;
}

function rowName(row: PairedRow, { paired }: Results): Html {
  const { task, treatment, better } = row;
  const way = better === "lower"
    ? html`
      <small>lower is better</small>
    `
    : null;
  const see = otherChanges(row, paired).slice(0, 1).map(({ evaluator }) =>
    html`
      <small>see “<bdi>${evaluator}</bdi>”</small>
    `
  );
  return treatment === "none"
    ? html`<th scope="row"><bdi>${task}</bdi>${way}${see}</th>`
    : html`
      <th scope="row"
        class="treated"><span class="hidden"><bdi>${task}</bdi>, </span><bdi>${treatment}</bdi>${way}${see}</th>
    `;
}
