import { type Html, html } from "../page/html.ts";
import { provenanceList } from "../page/provenance_list.ts";
import type { Board } from "./board.ts";
import { startText } from "./board_text.ts";
import type { ShownModel } from "./shown_models.ts";

/**
 * Where each model comes from: its run, its revision and the digests of what
 * answered; everything that is recorded folds out.
 *
 * @param board The leaderboard.
 * @returns A section.
 */
export function modelSection({ groups }: Board): Html {
  const numbers = new Map<ShownModel, number[]>();
  for (const { number, rows } of groups) {
    for (const { model } of rows) {
      numbers.set(model, [...numbers.get(model) ?? [], number]);
    }
  }
  return html`<section aria-labelledby="models">
<h2 id="models">Where the models come from</h2>
<div class="box" tabindex="0" role="group" aria-label="Where the models come from">
<table class="found">
<thead><tr><th scope="col">Model</th><th scope="col">Group</th><th scope="col">Id</th><th scope="col">Weights</th><th scope="col">Adapter</th><th scope="col">Revision</th><th scope="col">Suite</th><th scope="col">Run</th></tr></thead>
<tbody>${
    Array.from(numbers, ([model, groups]) => modelLine(model, groups))
  }</tbody>
</table>
</div>
${Array.from(numbers.keys(), details)}
</section>`;
}

function modelLine(model: ShownModel, groups: readonly number[]): Html {
  const { label, id, run, formerly } = model;
  const former = formerly.length === 0 ? null : html`
    <small>formerly <bdi>${formerly.join(", ")}</bdi></small>
  `;
  return html`<tr>
<th scope="row"><bdi>${label}</bdi>${former}</th>
<td>${groups.join(", ")}</td>
<td class="digest">${short(id)}</td>
${["weights", "adapter", "revision"].map((name) => recorded(model, name))}
<td><bdi>${run.suite}</bdi></td>
<td>${startText(run.started)}</td>
</tr>`;
}

function recorded({ provenance }: ShownModel, name: string): Html {
  const value = Object.hasOwn(provenance, name) ? provenance[name] : null;
  return typeof value === "string"
    ? html`<td class="digest"><bdi>${short(value)}</bdi></td>`
    : html`<td class="muted">–</td>`;
}

/** A digest by its start; other text as it is. */
function short(text: string): string {
  return /^[0-9a-f]{40,}$/.test(text) ? text.slice(0, 12) : text;
}

function details({ label, id, provenance }: ShownModel): Html {
  return html`<details>
<summary>All that is recorded of <bdi>${label}</bdi></summary>
${provenanceList({ id, ...provenance })}
</details>`;
}
