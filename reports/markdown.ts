import {
  otherChanges,
  outcomeOf,
  verdict,
  verdictTexts,
} from "../analyses/mod.ts";
import type { Artifact, PairedRow, Report, Results } from "../core/mod.ts";
import { failuresText } from "./failures_text.ts";
import { headlineOf, posedName } from "./headline.ts";
import { countText, numberStyle, pValueText } from "./number_text.ts";
import { OUTCOME_WORDS } from "./outcome_words.ts";
import { visibleLine } from "./visible_text.ts";

/**
 * A summary for a pull request or a job's summary: the verdict, and a table a
 * model of what changed, the worst first. Counts flips, quotes no answer.
 */
export const markdown: Report = {
  name: "markdown",
  files: ["summary.md"],
  render(results: Results): readonly Artifact[] {
    const rows = headlineOf(results.paired, results.tasks);
    const models = [...Map.groupBy(rows, ({ model }) => model)];
    const parts = [
      `## ${escaped(results.suite)}: what the fine-tuning changed`,
      ...verdictTexts(verdict(results)).map(({ finding, details }) =>
        [finding, ...details].map(escaped).join(" ")
      ),
      ...results.failures.map((one) => escaped(failuresText(one))),
      ...models.map(([model, rows]) => table(model, { rows, results })),
      FOOTNOTE,
    ];
    return [{ path: "summary.md", content: `${parts.join("\n\n")}\n` }];
  },
};

/** More rows than this make a comment that nobody reads. */
const MOST_ROWS = 20;

const FOOTNOTE =
  "Differences are paired, with their intervals; the p-values are corrected for all comparisons (Holm). Gained and lost count the samples whose score rose and fell. All numbers are in `paired.csv`, all flipped answers in `flips.csv`, and everything in `index.html`.";

function table(model: string, { rows, results }: {
  readonly rows: readonly PairedRow[];
  readonly results: Results;
}): string {
  const worstFirst = rows.toSorted((one, other) => rank(one) - rank(other));
  const shown = worstFirst.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  return [
    `### ${escaped(model)}`,
    "",
    "| | Task | Difference | n | Gained | Lost | p |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ...shown.map((row) => line(row, results)),
    ...left > 0 ? ["", `${countText(left)} more are in \`paired.csv\`.`] : [],
  ].join("\n");
}

function line(row: PairedRow, { paired }: Results): string {
  const { difference, gained, lost, pAdjusted, metric, better } = row;
  const style = numberStyle(metric);
  const way = better === "lower" ? " (lower is better)" : "";
  const [other] = otherChanges(row, paired);
  const see = other === undefined ? "" : `, see "${escaped(other.evaluator)}"`;
  const cells = [
    OUTCOME_WORDS[outcomeOf(row)] + see,
    escaped(posedName(row)) + way,
    difference === null
      ? "–"
      : `**${style.difference(difference.value)}** ${
        style.differenceInterval(difference)
      }`,
    countText(difference?.n ?? 0),
    countText(gained),
    countText(lost),
    pValueText(pAdjusted).replace("<", "&lt;"),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Clear losses first, then the unclear, then clear gains; each by size. */
function rank(row: PairedRow): number {
  const { difference, better } = row;
  const gain = (difference?.value ?? 0) * (better === "higher" ? 1 : -1);
  return { worse: -2, missing: 0, unclear: 0, better: 2 }[outcomeOf(row)] +
    Math.sign(gain) * (1 - 1 / (1 + Math.abs(gain)));
}

/** Text that Markdown, its HTML and its mentions leave alone, on one line. */
function escaped(text: string): string {
  return visibleLine(text)
    .replace(/[\\`*_[\]#|~]/g, "\\$&")
    .replace(/[&<>@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}
