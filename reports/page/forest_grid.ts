import { outcomeOf } from "../../analyses/mod.ts";
import type { PairedRow, Results } from "../../core/mod.ts";
import { numberStyle } from "../number_text.ts";
import { OUTCOME_WORDS } from "../outcome_words.ts";
import { isDrawn } from "./forest_scale.ts";
import { type Html, html } from "./html.ts";
import type { Scale } from "./scale.ts";
import { strip, ticks } from "./strip.ts";
import { anchor } from "./task_section.ts";

/**
 * The forest plots of several models side by side, so small that all fit one
 * screen: a row a task as it is, a column a model.
 *
 * @param rows The comparisons of the tasks' first evaluators.
 * @param options The scale of the page, and the study.
 * @returns A table that scrolls where it is wide.
 */
export function forestGrid(
  rows: readonly PairedRow[],
  { scale, results }: { readonly scale: Scale; readonly results: Results },
): Html {
  const plain = rows.filter(({ treatment }) => treatment === "none");
  const models = [...new Set(plain.map(({ model }) => model))];
  const tasks = [...Map.groupBy(plain, ({ task }) => task)];
  const dense = models.length > MOST_ROOMY ? " dense" : "";
  const title = `Differences to ${results.reference}`;
  return html`
    <div class="box" tabindex="0" role="group" aria-label="${title}">
      <table class="grid${dense}">
        <caption class="hidden">${title}, tasks as they are by models</caption>
        <thead>
          <tr><th scope="col">Task</th>${models.map((model) =>
            html`<th scope="col"><bdi>${model}</bdi>${
              ticks(scale, numberStyle("share"))
            }</th>`
          )}</tr>
        </thead>
        <tbody>${tasks.map(([task, rows]) =>
          html`<tr>${taskName(task, rows)}${
            models.map((model) =>
              cell(rows.find((row) => row.model === model), scale)
            )
          }</tr>`
        )}</tbody>
      </table>
    </div>
  `;
}

/** With more models, an interval stands below its difference. */
const MOST_ROOMY = 4;

function taskName(task: string, rows: readonly PairedRow[]): Html {
  const way = rows.some(({ better }) => better === "lower")
    ? html`<small>lower is better</small>`
    : null;
  return html`
    <th
      scope="row"><a href="#${anchor({
        name: task,
      })}"><bdi>${task}</bdi></a>${way}</th>
  `;
}

function cell(row: PairedRow | undefined, scale: Scale): Html {
  if (row === undefined || row.difference === null) {
    return html`<td class="muted">not compared</td>`;
  }
  const { difference, metric } = row;
  const style = numberStyle(metric);
  const outcome = outcomeOf(row);
  return html`
    <td
      class="${outcome}">${isDrawn(row)
        ? strip(difference, scale, outcome)
        : null}<span class="value">${style.difference(
          difference.value,
        )}</span><span class="hidden"> ${OUTCOME_WORDS[
          outcome
        ]},</span> <small>${style.differenceInterval(difference)}</small></td>
  `;
}
