import type { Estimate, PairedRow } from "../core/mod.ts";
import { outcomeOf } from "./outcome.ts";
import type { ModelVerdict, Verdict } from "./verdict.ts";

/** So many changes are named of each model, for the better and for the worse. */
const NAMED = 2;

/**
 * Says in words what the fine-tuning changed: the largest changes of each model
 * both ways with interval and n, how many more there are, and how many
 * differences cannot be told from noise.
 *
 * @param verdict What became of each model.
 * @returns A few sentences of plain text, the changes in the first one; one a
 *   model whose answers lost their form.
 *
 * @example Usage
 * ```ts
 * import { verdictText } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   verdictText({ reference: "base", models: [] }),
 *   "Nothing was compared with base.",
 * );
 * ```
 */
export function verdictText({ reference, models }: Verdict): string {
  const unclear = models.flatMap(({ unclear }) => unclear).length;
  const missing = models.flatMap(({ missing }) => missing).length;
  const treated = models.flatMap(({ treated }) => treated);
  const clauses = models.map(modelText);
  if (unclear > 0) {
    clauses.push(
      `${count(unclear, "difference")} could not be told from noise`,
    );
  }
  const sentences = [
    clauses.length === 0
      ? `Nothing was compared with ${reference}.`
      : `Against ${reference}, ${clauses.join("; ")}.`,
  ];
  if (missing > 0) {
    sentences.push(`${count(missing, "comparison")} could not be made.`);
  }
  sentences.push(...models.flatMap(formText));
  if (treated.length > 0) {
    const changed = treated.filter(isChange).length;
    sentences.push(
      `Under treatments, ${changed} of ${treated.length} changed.`,
    );
  }
  return sentences.join(" ");
}

/**
 * Says in words what the fine-tuning changed, as {@linkcode verdictText} does,
 * of each model apart: of several, one text is hard to read.
 *
 * @param verdict What became of each model.
 * @returns A text a model, at least one.
 *
 * @example Usage
 * ```ts
 * import { verdictTexts } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   verdictTexts({ reference: "base", models: [] }),
 *   ["Nothing was compared with base."],
 * );
 * ```
 */
export function verdictTexts({ reference, models }: Verdict): string[] {
  return models.length === 0
    ? [verdictText({ reference, models })]
    : models.map((model) => verdictText({ reference, models: [model] }));
}

/**
 * Says in words what became of one model.
 *
 * @param verdict What became of it.
 * @returns A clause that begins with the model's name.
 *
 * @example Usage
 * ```ts
 * import { modelText } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const nothing = { better: [], worse: [], unclear: [], missing: [] };
 * assertEquals(
 *   modelText({ model: "sft", ...nothing, treated: [], malformed: [] }),
 *   "sft could not be compared",
 * );
 * ```
 */
export function modelText(
  { model, better, worse, unclear }: ModelVerdict,
): string {
  const texts = [
    ...better.slice(0, NAMED).map(changeText),
    ...furtherText("better", better.length - NAMED),
    ...worse.slice(0, NAMED).map(changeText),
    ...furtherText("worse", worse.length - NAMED),
  ];
  const last = texts.pop() ??
    (unclear.length > 0 ? "showed no clear change" : "could not be compared");
  const first = texts.length > 0 ? `${texts.join(", ")} and ` : "";
  return `${model} ${first}${last}`;
}

/**
 * Says one change in words: gained and lost where higher is better, improved
 * and worsened where lower is.
 *
 * @param row A comparison that is clear.
 * @returns The change with its interval and n.
 *
 * @example Usage
 * ```ts
 * import { changeText } from "@aftertune/aftertune/analyses/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const text = changeText({
 *   ...{ reference: "base", model: "sft", task: "facts", treatment: "none" },
 *   ...{ evaluator: "exact", metric: "accuracy", better: "higher" },
 *   difference: { value: -0.234, low: -0.281, high: -0.189, level: 0.95, n: 320 },
 *   ...{ gained: 5, lost: 80, test: "mcnemar_exact" },
 *   ...{ pValue: 1e-18, pAdjusted: 1e-17 },
 * });
 * assertEquals(text, "lost 23.4 points on facts [−28.1, −18.9; n = 320]");
 * ```
 */
export function changeText(row: PairedRow): string {
  const { task, treatment, better } = row;
  const { size, evidence } = magnitude(row);
  const where = treatment === "none" ? task : `${task} under ${treatment}`;
  const up = outcomeOf(row) === "better";
  return better === "higher"
    ? `${up ? "gained" : "lost"} ${size} on ${where} ${evidence}`
    : `${up ? "improved" : "worsened"} ${where} by ${size} ${evidence}`;
}

/** Beside other changes, as a lost form can hide an ability or a harm. */
function formText({ model, malformed }: ModelVerdict): string[] {
  const [row] = malformed;
  if (row === undefined) return [];
  const { sign, size, evidence } = magnitude(row);
  const more = malformed.length > 1 ? `, and ${malformed.length - 1} more` : "";
  return [
    `Answers of ${model} keep to the expected form less often: "${row.evaluator}" ${sign}${size} on ${row.task} ${evidence}${more}.`,
  ];
}

function magnitude(
  { difference, test }: PairedRow,
): Readonly<Record<"sign" | "size" | "evidence", string>> {
  const { value, low, high, n } = difference as Estimate;
  const share = test === "mcnemar_exact";
  const text = (size: number): string =>
    share ? (100 * size).toFixed(1) : size.toPrecision(3);
  const sign = (end: number): string => end < 0 ? "−" : "+";
  const [from, to] = [low, high].map((end) => sign(end) + text(Math.abs(end)));
  return {
    sign: sign(value),
    size: text(Math.abs(value)) + (share ? " points" : ""),
    evidence: `[${from}, ${to}; n = ${n}]`,
  };
}

function furtherText(way: "better" | "worse", more: number): string[] {
  return more > 0 ? [`did ${way} on ${more} more`] : [];
}

function isChange(row: PairedRow): boolean {
  return ["better", "worse"].includes(outcomeOf(row));
}

function count(size: number, thing: string): string {
  return `${size} ${thing}${size === 1 ? "" : "s"}`;
}
