import { type Html, html } from "../page/html.ts";
import { provenanceList } from "../page/provenance_list.ts";
import type { Board } from "./board.ts";
import { startText } from "./board_text.ts";
import type { ShownModel } from "./shown_models.ts";

/**
 * Where each model comes from: its newest run, its revision and the digests of
 * what answered; everything that is recorded folds out.
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
  const models = [...numbers.keys()];
  const columns = ORIGINS.filter((name) =>
    models.some((model) => originOf(model, name) !== null)
  );
  return html`<section aria-labelledby="models">
<h2 id="models">Where the models come from</h2>
<div class="box" tabindex="0" role="group" aria-label="Where the models come from">
<table class="found">
<thead><tr>${
    ["Model", "Group", "Id", ...columns, "Suite", "Newest run"].map((name) =>
      html`
        <th scope="col">${name}</th>
      `
    )
  }</tr></thead>
<tbody>${
    Array.from(
      numbers,
      ([model, groups]) => modelLine(model, { groups, columns }),
    )
  }</tbody>
</table>
</div>
${models.map(details)}
</section>`;
}

/** What a reader asks of a model first, where it is recorded. */
const ORIGINS = ["Weights", "Adapter", "Revision"] as const;

type Origin = (typeof ORIGINS)[number];

function modelLine(
  model: ShownModel,
  { groups, columns }: {
    readonly groups: readonly number[];
    readonly columns: readonly Origin[];
  },
): Html {
  const { label, id, run, formerly } = model;
  const former = formerly.length === 0 ? null : html`
    <small>formerly <bdi>${formerly.join(", ")}</bdi></small>
  `;
  return html`<tr>
<th scope="row"><bdi>${label}</bdi> ${former}</th>
<td>${groups.join(", ")}</td>
<td class="digest"><bdi>${short(id)}</bdi></td>
${
    columns.map((name) => {
      const origin = originOf(model, name);
      return origin === null
        ? html`<td class="muted">–</td>`
        : html`<td class="digest"><bdi>${short(origin)}</bdi></td>`;
    })
  }
<td><bdi>${run.suite}</bdi></td>
<td>${startText(run.started)}</td>
</tr>`;
}

function originOf({ provenance }: ShownModel, name: Origin): string | null {
  const key = name.toLowerCase();
  const value = Object.hasOwn(provenance, key) ? provenance[key] : null;
  return typeof value === "string" ? value : null;
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
