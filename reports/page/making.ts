import type { Results } from "../../core/mod.ts";
import { answerCounts } from "./answer_counts.ts";
import { designList } from "./design_list.ts";
import { PLACED } from "./finding_section.ts";
import { type Html, html } from "./html.ts";
import { method } from "./method.ts";
import { provenanceList } from "./provenance_list.ts";

/**
 * How each number was made: the statistics in plain words, then models,
 * settings and versions.
 *
 * @param results What was made.
 * @returns A section.
 */
export function making(results: Results): Html {
  return html`<section aria-labelledby="making">
<h2 id="making">How each number was made</h2>
${method(results)}
${analyses(results)}
<h3>Counts</h3>
${answerCounts(results)}
${designList(results.design)}
<h3>Models</h3>
${results.models.map(modelDetails)}
<h3>Settings</h3>
${provenanceList(results.settings)}
<h3>Versions</h3>
${versions(results)}
</section>`;
}

/** What analyses mean whose figures stand under each task. */
function analyses({ findings }: Results): Html | null {
  const placed = findings.filter(({ name }) => PLACED.task.includes(name));
  if (placed.length === 0) return null;
  const items = placed.map(({ title, description }) =>
    html`
      <dt>${title}</dt>
      <dd>${description}</dd>
    `
  );
  return html`<dl class="terms">${items}</dl>`;
}

function modelDetails(
  { name, id, provenance }: Results["models"][number],
): Html {
  const start = id.slice(0, 12);
  return html`<details>
<summary data-in="results.json"><bdi>${name}</bdi> <span class="digest muted">${start}</span></summary>
${provenanceList({ id, ...provenance })}
</details>`;
}

function versions({ tasks, summary }: Results): Html {
  const rows = tasks.map(({ name, version, evaluators }) => {
    const judges = evaluators.map((evaluator, index) => {
      const row = summary.find((row) =>
        row.task === name && row.evaluator === evaluator.name
      );
      const comma = index > 0 ? ", " : "";
      const judged = row?.evaluatorVersion ?? "unknown";
      return html`${comma}<bdi>${evaluator.name}</bdi> version ${judged}`;
    });
    return html`
      <dt><bdi>${name}</bdi></dt>
      <dd>version ${version}, judged by ${judges}</dd>
    `;
  });
  return html`<dl>${rows}</dl>`;
}
