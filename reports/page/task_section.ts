import type { PairedRow, Results, TaskExplanation } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { evaluatorTable } from "./evaluator_table.ts";
import { PLACED } from "./finding_section.ts";
import { findingTables } from "./finding_tables.ts";
import { CHANGE_WORDS, flipView } from "./flip_view.ts";
import { type Html, html } from "./html.ts";
import { mostRows } from "./most_rows.ts";
import type { ShownFlips } from "./shown_flips.ts";

/**
 * All about one task: what it asks, a table an evaluator, ability before
 * format, and the flipped answers.
 *
 * @param task The task.
 * @param results Where its numbers are.
 * @param options The flips that the page shows, and how figures are written.
 * @returns A section.
 */
export function taskSection(
  task: TaskExplanation,
  results: Results,
  { flips, text }: { readonly flips: ShownFlips; readonly text: QuantityText },
): Html {
  const { name, description, family, evaluators } = task;
  const tables = (kind: "ability" | "format") =>
    evaluators.filter(({ measures }) => measures === kind)
      .map((evaluator) => evaluatorTable(results, { task: name, evaluator }));
  const [ability, format] = [tables("ability"), tables("format")];
  const formatNote = format.length === 0 || ability.length === 0 ? null : html`
    <p
      class="muted apart">In which form the models answer, apart from what they can do:</p>
  `;
  const id = anchor(task);
  return html`<section aria-labelledby="${id}">
<h2 id="${id}"><bdi>${name}</bdi></h2>
<p>${description} <span class="muted">Family: ${family}.</span></p>
${ability}
${formatNote}
${format}
${taskFindings(name, results, text)}
${flipLists(results.paired.filter((row) => row.task === name), flips)}
</section>`;
}

/**
 * Where a task's section is on the page.
 *
 * @param task The task.
 * @returns The id of its heading.
 */
export function anchor({ name }: Pick<TaskExplanation, "name">): string {
  return `task-${encodeURIComponent(name.toWellFormed())}`;
}

/** What analyses found on this task, such as how verdicts went over. */
function taskFindings(
  task: string,
  { findings, reference, tasks }: Results,
  text: QuantityText,
): Html[] {
  const most = mostRows(tasks);
  return findings.filter(({ name }) => PLACED.task.includes(name))
    .flatMap(({ title, figures }) => {
      const here = figures.filter((figure) => figure.task === task);
      const table = { caption: title, titled: true, text, reference, tasks };
      return here.length === 0
        ? []
        : [html`<h3>${title}</h3>${findingTables(here, { ...table, most })}`];
    });
}

function flipLists(rows: readonly PairedRow[], flips: ShownFlips): Html | null {
  const lists = rows
    .map((row) => ({ row, shown: flips.of(row) }))
    .filter(({ shown }) => shown.length > 0);
  if (lists.length === 0) return null;
  return html`<h3>Answers that flipped</h3>
${lists.map(({ row, shown }) => flipList(row, shown))}`;
}

function flipList(
  { model, treatment, better, gained, lost }: PairedRow,
  shown: ReturnType<ShownFlips["of"]>,
): Html {
  const words = CHANGE_WORDS[better];
  const counts = [
    `${countText(gained)} ${words.gained.toLowerCase()}`,
    `${countText(lost)} ${words.lost.toLowerCase()}`,
  ].join(", ");
  const posed = treatment === "none" ? null : html`, <bdi>${treatment}</bdi>`;
  const all = gained + lost;
  const rest = all === shown.length ? null : html`
    <p
      class="muted">${countText(shown.length)} of ${countText(
        all,
      )} are shown; all are in <a href="flips.csv">flips.csv</a>.</p>
  `;
  return html`<details>
<summary data-in="flips.csv"><bdi>${model}</bdi>${posed}: ${counts}</summary>
${shown.map((flip) => flipView(flip, { better }))}
${rest}
</details>`;
}
