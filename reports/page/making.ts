import type { Json, Provenance, Results } from "../../core/mod.ts";
import { type Html, html } from "./html.ts";
import { method } from "./method.ts";

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
<h3>Models</h3>
${results.models.map(modelDetails)}
<h3>Settings</h3>
${list(results.settings)}
<h3>Versions</h3>
${versions(results)}
</section>`;
}

function modelDetails(
  { name, id, provenance }: Results["models"][number],
): Html {
  const start = id.slice(0, 12);
  return html`<details>
<summary><bdi>${name}</bdi> <span class="digest muted">${start}</span></summary>
${list({ id, ...provenance })}
</details>`;
}

function list(provenance: Provenance): Html {
  const rows = entries(provenance, []).map(([name, value]) =>
    html`
      <dt>${name}</dt>
      <dd class="digest"><bdi>${value}</bdi></dd>
    `
  );
  return html`<dl>${rows}</dl>`;
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
