import { POWER } from "../analyses/mod.ts";
import {
  alphaText,
  countText,
  levelText,
  numberStyle,
  posedName,
  wrapColumns,
} from "../reports/mod.ts";
import type { Output } from "./job.ts";
import type { Plan } from "./planned.ts";
import type { PowerRow } from "./plan_power.ts";
import { textTable } from "./text_table.ts";

/**
 * Writes a plan as plain text for a terminal.
 *
 * @param plan The plan.
 * @param output How wide the terminal is.
 * @returns Lines of text, the last one not ended.
 */
export function planText(
  plan: Plan,
  { columns }: Pick<Output, "columns">,
): string {
  const wrap = (text: string) => wrapColumns(text, columns);
  return [
    ...wrap(modelsText(plan)),
    "",
    ...textTable(recordsOf(plan), columns),
    "",
    ...wrap(totalText(plan)),
    ...legendOf(plan).flatMap((text) => ["", ...wrap(text)]),
  ].join("\n");
}

function modelsText({ suite, models, asked }: Plan): string {
  const stored = models.filter((model) => !asked.includes(model));
  const said = asked.length === 0
    ? "asks no model"
    : `asks ${asked.length} ${asked.length === 1 ? "model" : "models"} (${
      asked.join(", ")
    })`;
  const read = stored.length === 0
    ? ""
    : ` and reads the answers of ${stored.length} (${stored.join(", ")})`;
  return `Suite "${suite}" ${said}${read}, each:`;
}

function totalText({ requests, tokens }: Plan): string {
  return `In all at most ${countText(requests)} requests and ${
    countText(tokens)
  } generated tokens; what is stored is not asked again.`;
}

function recordsOf({ plan, power, difference }: Plan): string[][] {
  if (power === null) {
    return [
      ["task", "requests", "tokens at most"],
      ...plan.map((row) => [
        posedName(row),
        countText(row.requests),
        countText(row.tokens),
      ]),
    ];
  }
  const needs = difference === null ? [] : ["needs", "needs*"];
  return [
    ["task", "n", "flips", "finds", "finds*", ...needs],
    ...power.map((row) => [
      posedName(row),
      countText(row.samples),
      flipsText(row),
      foundText(row, "alone"),
      foundText(row, "corrected"),
      ...difference === null
        ? []
        : [neededText(row, "alone"), neededText(row, "corrected")],
    ]),
  ];
}

/** How far pairs spread; other scores than 0 and 1 do not flip. */
function flipsText({ spread }: PowerRow): string {
  if (spread === null) return "?";
  const { binary, amount } = spread;
  return binary ? `${(100 * amount).toFixed(1)}%` : `±${amount.toFixed(3)}`;
}

function foundText(row: PowerRow, key: "alone" | "corrected"): string {
  const { detectable } = row[key];
  if (detectable === null) return row.spread === null ? "?" : "none";
  return numberStyle(row.metric).difference(detectable).replace("+", "");
}

function neededText(row: PowerRow, key: "alone" | "corrected"): string {
  const { needed } = row[key];
  return needed === null ? "?" : countText(needed);
}

function legendOf({ power, ...plan }: Plan): string[] {
  if (power === null) return [];
  const { level, comparisons, difference } = plan;
  const found =
    `finds: the smallest difference, in percentage points where scores are shares, that shows at ${
      levelText(level)
    } with a probability of ${
      levelText(POWER)
    }, as if it were the only comparison.`;
  const needed = difference === null
    ? ""
    : ` needs: samples that a difference of ${difference} takes.`;
  const corrected = `* corrected for all ${
    countText(comparisons)
  } comparisons of the suite, each at ${
    alphaText(level)
  }/${comparisons}; a run corrects by Holm's method, which finds that or more.`;
  return [found + needed, corrected, sourceText(power)];
}

/** Where the shares of flips are from. */
function sourceText(power: readonly PowerRow[]): string {
  const sources = new Set(power.map(({ source }) => source));
  const texts: Readonly<Record<PowerRow["source"], string>> = {
    stated: "flips: the share of samples whose verdict changes, as stated.",
    measured:
      "flips: the share of samples whose verdict changes, measured in the earlier answers of the model that changed most.",
    assumed:
      "flips: the share of samples whose verdict changes, assumed. Measure it with a pilot, such as eval --limit 100, or state it with --discordance.",
    unknown:
      "?: how far scores other than 0 and 1 spread is not guessed. Measure it with a pilot, such as eval --limit 100.",
  };
  return [...sources].map((source) => texts[source]).join(" ");
}
