import type { KeptResults, PairedRow } from "../../core/mod.ts";
import { cellKey } from "../cell_key.ts";
import { escapedJson } from "../escaped_json.ts";
import { headlineOf, posedName } from "../headline.ts";
import { FORMAT_DESCRIPTIONS } from "../names/format_descriptions.ts";
import { visibleLine } from "../visible_text.ts";
import type { Exported, Format } from "./format.ts";
import { leftOut, measuredOf, type MeasuredRow } from "./measured.ts";
import { shortText, trustText } from "./trust_text.ts";

/**
 * The input of github-action-benchmark, which charts numbers over commits: the
 * headline of each task and treatment. The action takes one direction a file,
 * so what is better lower is in a file of its own; the files are named after
 * the `tool` that reads them.
 *
 * As in `extract.ts` of
 * https://github.com/benchmark-action/github-action-benchmark.
 */
export const githubBenchmark: Format = {
  name: "github-benchmark",
  description: FORMAT_DESCRIPTIONS["github-benchmark"],
  render(run: KeptResults): Exported {
    const headline = headlineOf(run.summary, run.tasks);
    const { measured, missing } = measuredOf(headline);
    const differences = new Map(run.paired.map((row) => [cellKey(row), row]));
    const rows = Map.groupBy(measured, ({ better }) => better);
    return {
      artifacts: WAYS.flatMap(({ better, path }) => {
        const entries = rows.get(better)?.map((row) =>
          entryOf(row, differences.get(cellKey(row)))
        );
        return entries === undefined
          ? []
          : [{ path, content: `${escapedJson(entries, 2)}\n` }];
      }),
      absent: WAYS.filter(({ better }) => !rows.has(better))
        .map(({ path }) => path),
      leftOut: [
        ...missing,
        ...leftOut(
          run.summary.length - headline.length,
          "of evaluators that are not their task's first",
        ),
      ],
    };
  },
};

/** Which way is up in which file. */
const WAYS = [
  { better: "higher", path: "customBiggerIsBetter.json" },
  { better: "lower", path: "customSmallerIsBetter.json" },
] as const;

/** One benchmark, by the names that the action gives its fields. */
interface Entry {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly range: string;
  readonly extra: string;
}

function entryOf(row: MeasuredRow, paired: PairedRow | undefined): Entry {
  const { estimate, evaluator, metric, unscored, failed } = row;
  const { low, high } = estimate;
  return {
    name: unmarked(`${row.model} · ${posedName(row)}`),
    unit: unmarked(metric),
    value: estimate.value,
    range: `${shortText(low)} to ${shortText(high)}`,
    extra: [
      `${visibleLine(evaluator)}, ${trustText(estimate)}`,
      ...unscored > 0 ? [`${unscored} without a verdict`] : [],
      ...failed > 0 ? [`${failed} without an answer`] : [],
      ...paired === undefined ? [] : differenceText(paired),
    ].join("\n"),
  };
}

/** The action puts names and units into Markdown of comments as they are. */
function unmarked(text: string): string {
  return visibleLine(text).replace(/[`|<>@[\]\\*#&!~]/g, "_");
}

function differenceText({ reference, difference }: PairedRow): string[] {
  if (difference === null) return [];
  const { value } = difference;
  return [
    `against ${visibleLine(reference)} ${value > 0 ? "+" : ""}${
      shortText(value)
    }, ${trustText(difference)}`,
  ];
}
