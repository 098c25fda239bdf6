import { noiseFloor, outcomeOf } from "../../analyses/mod.ts";
import type {
  PairedRow,
  Results,
  SummaryRow,
  TaskExplanation,
} from "../../core/mod.ts";
import {
  countText,
  levelText,
  numberStyle,
  pValueText,
} from "../number_text.ts";
import { OUTCOME_WORDS } from "../outcome_words.ts";
import { CHANGE_WORDS } from "./flip_view.ts";
import { type Html, html } from "./html.ts";
import { mostRows } from "./most_rows.ts";
import { noiseMark } from "./noise_mark.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { strip, ticks } from "./strip.ts";

/** One evaluator of one task. */
export interface Judged {
  /** Name of the task. */
  readonly task: string;
  /** What judges its answers. */
  readonly evaluator: TaskExplanation["evaluators"][number];
}

/**
 * The numbers of one evaluator: a row a model, in groups by treatment, each
 * with its difference to the reference.
 *
 * @param results Where the numbers are.
 * @param judged Whose numbers.
 * @returns A table with its heading, or `null` where it has no numbers.
 */
export function evaluatorTable(
  { summary, paired, treatments, tasks, findings, design }: Results,
  { task, evaluator: { name, description } }: Judged,
): Html | null {
  const floorOf = noiseFloor({ findings });
  const originals = new Map(Object.entries(design.repeats));
  const here = (row: { readonly task: string; readonly evaluator: string }) =>
    row.task === task && row.evaluator === name;
  const rows = summary.filter(here);
  const pairs = paired.filter(here);
  const [first] = rows;
  if (first === undefined) return null;
  const scale = scaleOf(pairs.flatMap(({ difference }) => difference ?? []));
  const gaps = rows.some(({ failed, unscored }) => failed + unscored > 0);
  const shown = rows.slice(0, mostRows(tasks));
  const groups = Map.groupBy(shown, ({ treatment }) => treatment);
  const bodies = Array.from(groups, ([treatment, rows]) => {
    const described = treatments.find(({ name }) => name === treatment);
    const heading = treatment === "none"
      ? html`As it is`
      : html`<bdi>${treatment}</bdi> <small>${
        described?.description ?? ""
      }</small>`;
    const floor = floorOf({ task, treatment, evaluator: name });
    const lines = rows.map((row) =>
      line(row, { pairs, scale, gaps, originals })
    );
    const told = html`${heading}${noiseMark(floor, first.metric)}`;
    return html`<tbody>${group(told, gaps)}${lines}</tbody>`;
  });
  return html`
    <h3>${capitalized(description)}</h3>
    <div class="box" tabindex="0" role="group"
      aria-label="${task}, ${name}">
      <table class="data">
    ${caption(first, rows)}
    ${head(first, { scale, gaps })}
    ${bodies}
      </table>
    </div>
    ${shown.length < rows.length ? rest(rows.length - shown.length) : null}
  `;
}

function rest(rows: number): Html {
  return html`
    <p
      class="muted">${countText(
        rows,
      )} more rows are in <a href="summary.csv">summary.csv</a> and <a href="paired.csv">paired.csv</a>.</p>
  `;
}

function caption(
  { metric, evaluator, better }: SummaryRow,
  rows: readonly SummaryRow[],
): Html {
  const level = rows.find(({ estimate }) => estimate)?.estimate?.level ?? 0.95;
  const way = better === "lower" ? ", lower is better" : "";
  const unit = numberStyle(metric).unit || "the metric’s own unit";
  const intervals = levelText(level);
  return html`<caption><span>${metric} by <bdi>${evaluator}</bdi>${way}; ${intervals} intervals; differences in ${unit}</span></caption>`;
}

function head(
  { metric, better }: SummaryRow,
  { scale, gaps }: { readonly scale: Scale; readonly gaps: boolean },
): Html {
  const words = CHANGE_WORDS[better];
  const number = (name: string) =>
    html`<th scope="col" class="number">${name}</th>`;
  const plot = ticks(scale, numberStyle(metric));
  return html`
    <thead>
      <tr>
    <th scope="col">Model</th>
    ${[metric, "n", "Difference"].map(number)}
    <th scope="col" class="plot"><span class="hidden">Plot</span>${plot}</th>
    ${[words.gained, words.lost, "Corrected p"].map(number)}
    ${gaps ? ["Unscored", "Failed"].map(number) : null}
      </tr>
    </thead>
  `;
}

function group(heading: Html, gaps: boolean): Html {
  const columns = gaps ? 10 : 8;
  return html`
    <tr>
      <th scope="rowgroup" class="group"
        colspan="${columns}"><span>${heading}</span></th>
    </tr>
  `;
}

function line(
  row: SummaryRow,
  { pairs, scale, gaps, originals }: {
    readonly pairs: readonly PairedRow[];
    readonly scale: Scale;
    readonly gaps: boolean;
    readonly originals: ReadonlyMap<string, string>;
  },
): Html {
  const { model, treatment, estimate, failed, unscored } = row;
  const style = numberStyle(row.metric);
  const pair = pairs.find((pair) =>
    pair.model === model && pair.treatment === treatment
  );
  const value = estimate === null
    ? html`–`
    : html`<span class="value">${style.value(estimate.value)}</span> <small>${
      style.interval(estimate)
    }</small>`;
  const original = originals.get(model);
  const compared = pair === undefined
    ? html`
      <td class="number muted">${original === undefined
        ? "reference"
        : html`<bdi>${original}</bdi> again`}</td>
      <td colspan="4"></td>
    `
    : comparison(pair, scale);
  return html`<tr>
<th scope="row"><bdi>${model}</bdi></th>
<td class="number">${value}</td>
${count(estimate?.n ?? 0)}
${compared}
${gaps ? [count(unscored), count(failed)] : null}
</tr>`;
}

function comparison(pair: PairedRow, scale: Scale): Html {
  const { difference, gained, lost, pAdjusted, metric } = pair;
  if (difference === null) {
    return html`
      <td class="number muted">not compared</td>
      <td colspan="4"></td>
    `;
  }
  const outcome = outcomeOf(pair);
  const { difference: signed, differenceInterval } = numberStyle(metric);
  return html`
    <td
      class="number ${outcome}"><span class="value">${signed(
        difference.value,
      )}</span><span class="hidden"> ${OUTCOME_WORDS[
        outcome
      ]},</span> <small>${differenceInterval(difference)}</small></td>
    <td class="plot">${strip(difference, scale, outcome)}</td>
    ${[gained, lost].map(count)}
    <td class="number">${pValueText(pAdjusted)}</td>
  `;
}

function count(value: number): Html {
  return html`<td class="number">${countText(value)}</td>`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
