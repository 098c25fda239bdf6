import {
  noiseFloor,
  type NoiseLookup,
  otherChanges,
  outcomeOf,
} from "../../analyses/mod.ts";
import type { PairedRow, Results } from "../../core/mod.ts";
import { countText, levelText, numberStyle } from "../number_text.ts";
import { OUTCOME_WORDS } from "../outcome_words.ts";
import { isDrawn } from "./forest_scale.ts";
import { type Html, html } from "./html.ts";
import { noiseMark } from "./noise_mark.ts";
import type { Scale } from "./scale.ts";
import { strip, ticks } from "./strip.ts";

/**
 * The forest plot of one model: its differences to the reference, task by task
 * and treatment by treatment.
 *
 * @param rows The model's comparisons, one at least.
 * @param options The scale of the page and all comparisons.
 * @returns A table that scrolls where it is wide.
 */
export function forestTable(
  rows: readonly PairedRow[],
  { scale, results }: { readonly scale: Scale; readonly results: Results },
): Html {
  const floorOf = noiseFloor(results);
  const title = `Differences of ${
    rows[0]?.model ?? ""
  } to ${results.reference}`;
  return html`
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
              class="number">Difference <small>${levelText(
                results.level,
              )} interval</small></th>
            <th scope="col" class="number">n</th>
          </tr>
        </thead>
        <tbody>${rows.map((row) =>
          line(row, { scale, results, floorOf })
        )}</tbody>
      </table>
    </div>
  `;
}

function line(
  row: PairedRow,
  { scale, results, floorOf }: {
    readonly scale: Scale;
    readonly results: Results;
    readonly floorOf: NoiseLookup;
  },
): Html {
  const { difference, metric } = row;
  if (difference === null) {
    return html`<tr>${
      rowName(row, results)
    }<td></td><td class="number">not compared</td><td class="number">0</td></tr>`;
  }
  const style = numberStyle(metric);
  const outcome = outcomeOf(row);
  const drawing = isDrawn(row) ? strip(difference, scale, outcome) : null;
  const value = style.difference(difference.value);
  const interval = style.differenceInterval(difference);
  return html`<tr>
${rowName(row, results)}
<td class="plot">${drawing}</td>
<td class="number ${outcome}"><span class="value">${value}</span><span class="hidden"> ${
    OUTCOME_WORDS[outcome]
  },</span> <small>${interval}</small>${noiseMark(floorOf(row), metric)}</td>
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
