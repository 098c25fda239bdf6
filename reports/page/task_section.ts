import { outcomeOf } from "../../analyses/mod.ts";
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
import { flipView } from "./flip_view.ts";
import { type Html, html } from "./html.ts";
import { type Scale, scaleOf } from "./scale.ts";
import type { ShownFlips } from "./shown_flips.ts";
import { strip, ticks } from "./strip.ts";

/**
 * All about one task: what it asks, a table an evaluator, ability before
 * format, and the flipped answers.
 *
 * @param task The task.
 * @param results Where its numbers are.
 * @param flips The flips that the page shows.
 * @returns A section.
 */
export function taskSection(
  task: TaskExplanation,
  results: Results,
  flips: ShownFlips,
): Html {
  const of = (kind: "ability" | "format") =>
    task.evaluators.filter(({ measures }) => measures === kind);
  const tables = (kind: "ability" | "format") =>
    of(kind).map((evaluator) =>
      evaluatorTable(results, { task: task.name, evaluator })
    );
  return html`
    <section aria-labelledby="${anchor(task)}-title" id="${anchor(task)}">
    <h2 id="${anchor(task)}-title"><bdi>${task.name}</bdi></h2>
    <p>${task.description} <span class="muted">Family: ${task
      .family}.</span></p>
    ${tables("ability")}${of("format").length === 0
      ? null
      : html`<h3>Form of the answers</h3>
<p class="muted">In which form a model answers, apart from what it can do.</p>
${tables("format")}`}${flipLists(task, results, flips)}</section>
  `;
}

/**
 * Where a task's section is on the page.
 *
 * @param task The task.
 * @returns The id of its section.
 */
export function anchor({ name }: TaskExplanation): string {
  return `task-${encodeURIComponent(name.toWellFormed())}`;
}

type Evaluator = TaskExplanation["evaluators"][number];

function evaluatorTable(
  results: Results,
  { task, evaluator }: { readonly task: string; readonly evaluator: Evaluator },
): Html | null {
  const here = (row: { readonly task: string; readonly evaluator: string }) =>
    row.task === task && row.evaluator === evaluator.name;
  const rows = results.summary.filter(here);
  const paired = results.paired.filter(here);
  const [first] = rows;
  if (first === undefined) return null;
  const style = numberStyle(first.metric);
  const scale = scaleOf(paired.flatMap(({ difference }) => difference ?? []));
  const gaps = rows.some(({ failed, unscored }) => failed + unscored > 0);
  const level = rows.find(({ estimate }) => estimate)?.estimate?.level ?? 0.95;
  const described = new Map(
    results.treatments.map(({ name, description }) => [name, description]),
  );
  return html`
    <h3>${evaluator.description}</h3>
    <div class="box" tabindex="0" role="region"
      aria-label="${task}, ${evaluator.name}">
      <table class="data">
    <caption>${first.metric} by <bdi>${evaluator
      .name}</bdi>${first.better === "lower"
      ? ", lower is better"
      : null}; ${levelText(level)} intervals; differences in ${style.unit ||
      "the metric's own unit"}</caption>
    <thead><tr><th scope="col">Model</th><th scope="col" class="number">${first
      .metric}</th><th scope="col" class="number">n</th><th scope="col" class="number">Difference</th><th scope="col" class="plot"><span class="hidden">Plot</span>${ticks(
        scale,
        style,
      )}</th><th scope="col" class="number">Gained</th><th scope="col" class="number">Lost</th><th scope="col" class="number">Corrected p</th>${gaps
      ? html`
        <th scope="col" class="number">Unscored</th>
        <th scope="col" class="number">Failed</th>
      `
      : null}</tr></thead>
    ${[...Map.groupBy(rows, ({ treatment }) => treatment)].map((
      [treatment, rows],
    ) =>
      html`
        <tbody>
        <tr><th scope="rowgroup" class="group" colspan="${gaps
          ? 10
          : 8}">${treatment === "none"
          ? "As it is"
          : html`<bdi>${treatment}</bdi> <small>${
            described.get(treatment) ?? null
          }</small>`}</th></tr>
        ${rows.map((row) => tableRow(row, { paired, scale, gaps }))}</tbody>
      `
    )}</table>
    </div>
  `;
}

function tableRow(
  row: SummaryRow,
  { paired, scale, gaps }: {
    readonly paired: readonly PairedRow[];
    readonly scale: Scale;
    readonly gaps: boolean;
  },
): Html {
  const style = numberStyle(row.metric);
  const pair = paired.find(({ model, treatment }) =>
    model === row.model && treatment === row.treatment
  );
  const { estimate } = row;
  return html`
    <tr><th scope="row"><bdi>${row
      .model}</bdi></th><td class="number">${estimate === null
      ? "–"
      : html`<span class="value">${style.value(estimate.value)}</span> <small>${
        style.interval(estimate)
      }</small>`}</td><td class="number">${countText(
        estimate?.n ?? 0,
      )}</td>${pair === undefined
      ? html`<td class="number muted" colspan="5">reference</td>`
      : pairedCells(pair, scale)}${gaps
      ? html`
        <td class="number">${countText(row.unscored)}</td>
        <td class="number">${countText(row.failed)}</td>
      `
      : null}</tr>
  `;
}

function pairedCells(pair: PairedRow, scale: Scale): Html {
  const { difference, gained, lost, pAdjusted, metric } = pair;
  if (difference === null) {
    return html`<td class="number muted" colspan="5">no sample has a score of both</td>`;
  }
  const style = numberStyle(metric);
  const outcome = outcomeOf(pair);
  return html`
    <td
      class="number ${outcome}"><span class="value">${style.difference(
        difference.value,
      )}</span><span class="hidden"> ${OUTCOME_WORDS[
        outcome
      ]},</span> <small>${style.differenceInterval(difference)}</small></td>
    <td class="plot">${strip(difference, scale, outcome)}</td>
    <td class="number">${countText(gained)}</td>
    <td class="number">${countText(lost)}</td>
    <td class="number">${pValueText(pAdjusted)}</td>
  `;
}

function flipLists(
  task: TaskExplanation,
  { paired }: Results,
  flips: ShownFlips,
): Html | null {
  const lists = paired
    .filter((row) => row.task === task.name)
    .map((row) => ({ row, shown: flips.of(row) }))
    .filter(({ shown }) => shown.length > 0);
  if (lists.length === 0) return null;
  return html`<h3>Answers that flipped</h3>
${
    lists.map(({ row, shown }) => {
      const all = row.gained + row.lost;
      return html`
        <details>
        <summary><bdi>${row.model}</bdi>${row.treatment === "none"
          ? null
          : html`, <bdi>${row.treatment}</bdi>`}: ${countText(
            row.gained,
          )} gained, ${countText(row.lost)} lost</summary>
        ${shown.map((flip) =>
          flipView(flip, { named: false })
        )}${all > shown.length
          ? html`
            <p
              class="muted">${countText(shown.length)} of ${countText(
                all,
              )} are shown; all are in <a href="flips.csv">flips.csv</a>.</p>
          `
          : null}</details>
      `;
    })
  }`;
}
