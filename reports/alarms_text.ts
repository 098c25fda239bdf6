import type { Figure, Results } from "../core/mod.ts";
import { posedName } from "./headline.ts";
import { quantityName } from "./quantity_text.ts";

/** Models on which the same alarm went off at the same place. */
export interface AlarmGroup {
  /** What went off and where, such as `floor on facts`. */
  readonly name: string;
  /** The models in the order of the study. */
  readonly models: readonly string[];
  /** The alarms, one at least. */
  readonly figures: readonly Figure[];
}

/**
 * Groups the alarms that went off by what they say and where, those on the most
 * models first: what all models share is the task's fault.
 *
 * @param results What the analyses found.
 * @returns The groups; none where all is quiet.
 *
 * @example Usage
 * ```ts
 * import { alarmGroups } from "@aftertune/aftertune/reports/alarms_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(alarmGroups({ findings: [] }), []);
 * ```
 */
export function alarmGroups(
  { findings }: Pick<Results, "findings">,
): AlarmGroup[] {
  const alarms = findings.find(({ name }) => name === "alarms")?.figures ?? [];
  return Array.from(
    Map.groupBy(alarms, alarmName),
    ([name, figures]) => ({
      name,
      models: [...new Set(figures.map(({ model }) => model))],
      figures,
    }),
  ).sort((one, other) => other.models.length - one.models.length);
}

function alarmName({ quantity, task, treatment }: Figure): string {
  const name = quantityName(quantity);
  return task === null
    ? name
    : `${name} on ${posedName({ task, treatment: treatment ?? "none" })}`;
}

/** So many alarms fit a line that is read. */
const NAMED = 3;

/**
 * Says in a line which alarms went off.
 *
 * @param results What the analyses found.
 * @returns A sentence, or `null` where all is quiet.
 *
 * @example Usage
 * ```ts
 * import { alarmsText } from "@aftertune/aftertune/reports/alarms_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(alarmsText({ findings: [] }), null);
 * ```
 */
export function alarmsText(results: Pick<Results, "findings">): string | null {
  const groups = alarmGroups(results);
  if (groups.length === 0) return null;
  const named = groups.slice(0, NAMED)
    .map(({ name, models }) => `${name} (${modelsText(models)})`);
  const more = groups.length - named.length;
  const rest = more > 0 ? `, and ${more} more` : "";
  return `Alarms: ${named.join(", ")}${rest}.`;
}

/**
 * Lists models, as far as they fit a line.
 *
 * @param models Their names.
 * @returns Such as `base, sft and 3 more`.
 *
 * @example Usage
 * ```ts
 * import { modelsText } from "@aftertune/aftertune/reports/alarms_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(modelsText(["base", "sft"]), "base, sft");
 * assertEquals(modelsText(["a", "b", "c", "d", "e"]), "a, b and 3 more");
 * ```
 */
export function modelsText(models: readonly string[]): string {
  if (models.length <= NAMED) return models.join(", ");
  return `${models.slice(0, 2).join(", ")} and ${models.length - 2} more`;
}
