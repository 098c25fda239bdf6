import { cutText, visibleLine } from "../visible_text.ts";

/** What GitHub shows beside a run. */
export interface Annotation {
  /** How grave it is. */
  readonly level: "error" | "warning" | "notice";
  /** What it is about. */
  readonly title: string;
  /** What a person should know, on one line. */
  readonly message: string;
}

/** GitHub shows so many of a level and hides the rest without a word. */
const MOST = 10;

/** Most UTF-16 code units of a message; GitHub takes 64 KB. */
const LONGEST = 4000;

/** Most UTF-16 code units of a title; GitHub takes 255. */
const LONGEST_TITLE = 200;

const LEVELS: readonly Annotation["level"][] = ["error", "warning", "notice"];

/**
 * Writes annotations as commands of GitHub's workflows, a line each. Of each
 * level the first ten are shown, so where there are more the tenth says how
 * many; put the worst first. A text cannot end its command or begin another.
 *
 * The format is that of
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
 *
 * @param annotations What is shown, the worst first.
 * @returns Lines of text, each one ended.
 *
 * @example Usage
 * ```ts
 * import { annotationLines } from "@aftertune/aftertune/reports/formats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const annotation = { level: "error", title: "a: b", message: "100%" } as const;
 * assertEquals(annotationLines([annotation]), "::error title=a%3A b::100%25\n");
 * ```
 */
export function annotationLines(annotations: readonly Annotation[]): string {
  return LEVELS.flatMap((level) =>
    summedUp(annotations.filter((one) => one.level === level))
  ).map(command).join("");
}

function summedUp(annotations: readonly Annotation[]): readonly Annotation[] {
  const left = annotations.slice(MOST - 1);
  const [first] = left;
  if (first === undefined || left.length === 1) return annotations;
  return [...annotations.slice(0, MOST - 1), {
    level: first.level,
    title: `${left.length} more`,
    message: `also ${left.map(({ title }) => title).join("; ")}`,
  }];
}

function command({ level, title, message }: Annotation): string {
  const name = cutText(visibleLine(title), LONGEST_TITLE)
    .replace(/[%:,]/g, encodeURIComponent);
  const said = cutText(visibleLine(message), LONGEST).replaceAll("%", "%25");
  return `::${level} title=${name}::${said}\n`;
}
