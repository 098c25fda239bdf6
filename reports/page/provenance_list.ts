import type { Json, Provenance } from "../../core/mod.ts";
import { type Html, html } from "./html.ts";

/**
 * Lists versions, digests and settings.
 *
 * @param provenance What is recorded.
 * @returns A list of names and values, nested ones by their path.
 */
export function provenanceList(provenance: Provenance): Html {
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
