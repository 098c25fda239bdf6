import {
  noiseFloor,
  type NoiseLookup,
  otherChanges,
  outcomeOf,
  verdict,
  verdictTexts,
} from "../analyses/mod.ts";
import type { Artifact, PairedRow, Report, Results } from "../core/mod.ts";
import { alarmsText } from "./alarms_text.ts";
import { escapeMarkdown } from "./escape_markdown.ts";
import { failuresText } from "./failures_text.ts";
import { headlineOf, posedName } from "./headline.ts";
import { noiseText } from "./noise_text.ts";
import { countText, numberStyle, pValueText } from "./number_text.ts";
import { OUTCOME_WORDS } from "./outcome_words.ts";
import { verdictSentence } from "./verdict_sentence.ts";

/**
 * Writes the verdict as Markdown, and of each model what changed in words and as
 * a table, the worst first. Counts flips, quotes no answer; what does not fit a
 * comment is left out and counted.
 *
 * @param results What to write of.
 * @returns The text, of 64 KB at most.
 */
export function markdownText(results: Results): string {
  const rows = headlineOf(results.paired, results.tasks);
  const models = [...Map.groupBy(rows, ({ model }) => model).values()];
  const texts = verdictTexts(verdict(results));
  const alarms = alarmsText(results);
  const opening = [
    `## ${escapeMarkdown(results.suite)}: what the fine-tuning changed`,
    `**${escapeMarkdown(verdictSentence(results))}**`,
    ...alarms === null ? [] : [escapeMarkdown(alarms)],
    ...failureTexts(results),
  ];
  const sections = models.map((rows, index) => {
    const { finding = "", details = [] } = texts[index] ?? {};
    // Of a single model, the opening says what was found.
    const said = models.length === 1 ? details : [finding, ...details];
    return section(rows, { said: said.join(" "), results });
  });
  return `${fitting(opening, sections).join("\n\n")}\n`;
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

/** GitHub takes comments of 65,536 characters. */
const LIMIT = 64 * 1024;

/** More failures than this are in the page. */
const MOST_FAILURES = 10;

/** So many bytes of errors leave room for the tables. */
const FAILURES_LIMIT = LIMIT / 2;

/** More rows than this make a comment that nobody reads. */
const MOST_ROWS = 20;

const FOOTNOTE =
  "Differences are paired, with their intervals; the p-values are corrected for all comparisons (Holm). Gained and lost count the samples whose score rose and fell. All numbers are in `paired.csv`, all flipped answers in `flips.csv`, and everything in `index.html`.";

function failureTexts({ failures }: Results): string[] {
  const texts: string[] = [];
  let room = FAILURES_LIMIT;
  for (const one of failures.slice(0, MOST_FAILURES)) {
    const text = escapeMarkdown(failuresText(one));
    room -= sizeOf(text);
    if (room < 0) break;
    texts.push(text);
  }
  const more = failures.length - texts.length;
  return [
    ...texts,
    ...more > 0 ? [`Requests to ${countText(more)} more models failed.`] : [],
  ];
}

/** The first sections, as there is room for, and how many there is none for. */
function fitting(
  opening: readonly string[],
  sections: readonly string[],
): string[] {
  const shown = [...opening];
  let room = LIMIT - [...opening, leftOut(sections.length), FOOTNOTE]
    .reduce((sum, text) => sum + sizeOf(text), 0);
  for (const [index, section] of sections.entries()) {
    room -= sizeOf(section);
    if (room < 0) return [...shown, leftOut(sections.length - index), FOOTNOTE];
    shown.push(section);
  }
  return [...shown, FOOTNOTE];
}

/** Bytes of a paragraph and what sets it apart. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length + 2;
}

function leftOut(models: number): string {
  return `${countText(models)} more models are in \`index.html\`.`;
}

function section(rows: readonly PairedRow[], { said, results }: {
  readonly said: string;
  readonly results: Results;
}): string {
  return [
    `### ${escapeMarkdown(rows[0]?.model ?? "")}`,
    ...said === "" ? [] : [escapeMarkdown(said)],
    table(rows, results),
  ].join("\n\n");
}

function table(rows: readonly PairedRow[], results: Results): string {
  const { paired } = results;
  const floorOf = noiseFloor(results);
  const worstFirst = rows.toSorted((one, other) => rank(one) - rank(other));
  const shown = worstFirst.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  return [
    "| | Task | Difference | n | Gained | Lost | p |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ...shown.map((row) => line(row, { paired, floorOf })),
    ...left > 0 ? ["", `${countText(left)} more are in \`paired.csv\`.`] : [],
  ].join("\n");
}

function line(
  row: PairedRow,
  { paired, floorOf }: {
    readonly paired: Results["paired"];
    readonly floorOf: NoiseLookup;
  },
): string {
  const { difference, gained, lost, pAdjusted, metric, better } = row;
  const style = numberStyle(metric);
  const way = better === "lower" ? " (lower is better)" : "";
  const [other] = otherChanges(row, paired);
  const noise = noiseText(floorOf(row), metric);
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
      }${noise === null ? "" : `, ${noise}`}`,
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
