import {
  otherChanges,
  outcomeOf,
  verdict,
  verdictTexts,
} from "../analyses/mod.ts";
import type { Artifact, PairedRow, Report, Results } from "../core/mod.ts";
import { escapeMarkdown } from "./escape_markdown.ts";
import { failuresText } from "./failures_text.ts";
import { headlineOf, posedName } from "./headline.ts";
import { countText, numberStyle, pValueText } from "./number_text.ts";
import { OUTCOME_WORDS } from "./outcome_words.ts";

/**
 * Writes the verdict as Markdown, and a table a model of what changed, the worst
 * first. Counts flips, quotes no answer.
 *
 * @param results What to write of.
 * @returns The text.
 */
export function markdownText(results: Results): string {
  const rows = headlineOf(results.paired, results.tasks);
  const models = [...Map.groupBy(rows, ({ model }) => model)];
  const parts = [
    `## ${escapeMarkdown(results.suite)}: what the fine-tuning changed`,
    ...verdictTexts(verdict(results)).map(({ finding, details }) =>
      [finding, ...details].map(escapeMarkdown).join(" ")
    ),
    ...results.failures.map((one) => escapeMarkdown(failuresText(one))),
    ...models.map(([model, rows]) => table(model, { rows, results })),
    FOOTNOTE,
  ];
  return `${parts.join("\n\n")}\n`;
}

/**
 * A summary for a pull request or a job's summary: the verdict, and a table a
 * model of what changed, the worst first. Counts flips, quotes no answer.
 */
export const markdown: Report = {
  name: "markdown",
  files: ["summary.md"],
  render: (results: Results): readonly Artifact[] => [
    { path: "summary.md", content: markdownText(results) },
  ],
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
    `### ${escapeMarkdown(model)}`,
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
  const see = other === undefined
    ? ""
    : `, see "${escapeMarkdown(other.evaluator)}"`;
  const cells = [
    OUTCOME_WORDS[outcomeOf(row)] + see,
    escapeMarkdown(posedName(row)) + way,
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
