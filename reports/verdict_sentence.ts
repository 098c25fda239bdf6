import { outcomeOf, verdict, verdictTexts } from "../analyses/mod.ts";
import type { PairedRow, Results } from "../core/mod.ts";
import { headlineOf } from "./headline.ts";

/** So many tasks are named of each way; of more, nobody reads the names. */
const NAMED = 3;

/**
 * Says in one sentence what the fine-tuning changed: of a single model its
 * largest changes, of several how many of them changed on which tasks. Only
 * tasks as they are count, by their first evaluator.
 *
 * @param results What to say it of.
 * @returns The sentence.
 *
 * @example Usage
 * ```ts
 * import { verdictSentence } from "@aftertune/aftertune/reports/verdict_sentence.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   verdictSentence({ reference: "base", tasks: [], paired: [] }),
 *   "Nothing was compared with base.",
 * );
 * ```
 */
export function verdictSentence(
  results: Pick<Results, "reference" | "tasks" | "paired">,
): string {
  const judged = verdict(results);
  const models = judged.models.length;
  if (models < 2) return verdictTexts(judged)[0]?.finding ?? "";
  const rows = headlineOf(results.paired, results.tasks)
    .filter(({ treatment }) => treatment === "none");
  const clauses = [
    clause("did better", tally(rows, "better")),
    clause("did worse", tally(rows, "worse")),
  ].filter((text) => text !== "");
  const against = `Against ${results.reference},`;
  return clauses.length === 0
    ? `${against} none of the ${models} models shows a clear change.`
    : `${against} of ${models} models ${clauses.join("; ")}.`;
}

/** Tasks by how many models changed on them that way, the most first. */
function tally(
  rows: readonly PairedRow[],
  way: "better" | "worse",
): (readonly [string, number])[] {
  const changed = rows.filter((row) => outcomeOf(row) === way);
  return Array.from(
    Map.groupBy(changed, ({ task }) => task),
    ([task, rows]) => [task, rows.length] as const,
  ).sort(([, one], [, other]) => other - one);
}

/** Such as `4 did better on word-problems and 2 on facts`. */
function clause(
  verb: string,
  tasks: readonly (readonly [string, number])[],
): string {
  const named = Map.groupBy(tasks.slice(0, NAMED), ([, count]) => count);
  const texts = Array.from(named, ([count, tasks], index) => {
    const names = listed(tasks.map(([task]) => task));
    return index === 0
      ? `${count} ${verb} on ${names}`
      : `${count} on ${names}`;
  });
  const more = tasks.length - NAMED;
  const rest = more > 0
    ? `, and some on ${more} more ${more === 1 ? "task" : "tasks"}`
    : "";
  return listed(texts) + rest;
}

function listed(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  const first = texts.slice(0, -1).join(", ");
  return first === "" ? last : `${first} and ${last}`;
}
