import type { Finding, Results } from "../../core/mod.ts";
import type { QuantityText } from "../quantity_text.ts";
import { alarmList } from "./alarm_list.ts";
import { findingTables } from "./finding_tables.ts";
import { type Html, html } from "./html.ts";

/** What has a place of its own: under each task, or among the treatments. */
export const PLACED: Readonly<Record<"task" | "treatment", readonly string[]>> =
  {
    task: ["transitions", "ability_format"],
    treatment: ["consistency", "drop"],
  };

/**
 * What the analyses found that has no place of its own, one after the other.
 *
 * @param results What was found.
 * @param text Writes the figures.
 * @returns A section, or `null` where nothing was found.
 */
export function findingsSection(
  results: Results,
  text: QuantityText,
): Html | null {
  const placed = Object.values(PLACED).flat();
  const findings = results.findings.filter(({ name }) =>
    !placed.includes(name)
  );
  if (findings.length === 0) return null;
  return html`
    <section aria-labelledby="findings">
    <h2 id="findings">What else was found</h2>
    ${findings.map((finding) => findingView(finding, { results, text }))}
    </section>
  `;
}

/**
 * Where on the page a finding is.
 *
 * @param name Name of the analysis.
 * @returns The id of its heading.
 */
export function findingAnchor(name: string): string {
  return `finding-${name}`;
}

/**
 * One finding: its title, what it means, and its figures.
 *
 * @param finding What was found.
 * @param options The study and how figures are written.
 * @returns A section of the third level.
 */
export function findingView(
  { name, title, description, figures }: Finding,
  { results, text }: { readonly results: Results; readonly text: QuantityText },
): Html {
  const { reference, tasks } = results;
  const table = { caption: title, titled: true, text, reference, tasks };
  return html`
    <h3 id="${findingAnchor(name)}">${title}</h3>
    <p class="muted">${description}</p>
    ${name === "alarms"
      ? alarmList(results, text)
      : findingTables(figures, table)}
  `;
}
