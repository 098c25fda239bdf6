import type {
  Cell,
  Estimate,
  KeptColumn,
  KeptResults,
  PairedRow,
  SampleList,
  SummaryRow,
  TaskExplanation,
} from "../core/mod.ts";
import { checkKept } from "./check_kept.ts";
import { JsonValue } from "./json_value.ts";
import { readScores } from "./read_scores.ts";

/** The version of `results.json` that is read. */
const FORMAT = 1;

/**
 * Reads `results.json` of a results folder. The file may come from anywhere:
 * what is not as it must be is refused, never repaired.
 *
 * @param text What the file holds.
 * @param file What the file is called in errors.
 * @returns What was kept of the run.
 * @throws {SyntaxError} If it is no JSON, such as where its end is missing.
 * @throws {TypeError} If something is missing or of another kind.
 * @throws {RangeError} If a number, a length or a name cannot be so, or the
 *   file is of another version of the format.
 *
 * @example What is not of aftertune is refused
 * ```ts
 * import { readResultsFile } from "@aftertune/aftertune/imports/mod.ts";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(
 *   () => readResultsFile('{"models": []}', "results.json"),
 *   TypeError,
 *   '"aftertune_results" must be a number: it is missing',
 * );
 * ```
 */
export function readResultsFile(text: string, file: string): KeptResults {
  const root = new JsonValue(parse(text, file), file);
  checkFormat(root);
  const samples = root.at("samples").items().map(sampleList);
  const sizes = new Map(samples.map(({ task, ids }) => [task, ids.length]));
  const kept: KeptResults = {
    suite: root.at("suite").text(),
    started: root.at("started").nullOr(instant),
    reference: root.at("reference").text(),
    level: level(root.at("level")),
    seed: root.at("seed").number(),
    settings: root.at("settings").record(),
    models: root.at("models").items().map((model) => ({
      ...{ name: model.at("name").text(), id: model.at("id").text() },
      provenance: model.at("provenance").record(),
    })),
    tasks: root.at("tasks").items().map(task),
    treatments: root.at("treatments").items().map(explanation),
    failures: root.at("failures").items().map((one) => ({
      model: one.at("model").text(),
      failed: one.at("failed").count(),
      requests: one.at("requests").count(),
      reasons: one.at("reasons").items().map((reason) => ({
        text: reason.at("text").text(),
        requests: reason.at("requests").count(),
      })),
      failedOtherwise: one.at("failedOtherwise").count(),
    })),
    summary: root.at("summary").items().map(summaryRow),
    paired: root.at("paired").items().map(pairedRow),
    samples,
    columns: root.at("columns").items().map((one) => column(one, sizes)),
  };
  checkKept(kept, file);
  return kept;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read "${file}" as it must be whole JSON: ${
        (cause as Error).message
      }. Write it again with the command "report"`,
      { cause },
    );
  }
}

function checkFormat(root: JsonValue): void {
  const format = root.at("aftertune_results");
  if (format.number() !== FORMAT) {
    throw format.rangeError(`${FORMAT}, the version that this program reads`);
  }
}

/** ISO 8601 in UTC, as JavaScript writes it: text that sorts by time. */
const INSTANT_REGEXP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

function instant(value: JsonValue): string {
  const text = value.text();
  const isInstant = INSTANT_REGEXP.test(text) &&
    !Number.isNaN(Date.parse(text));
  if (isInstant) return text;
  throw value.rangeError(`a time such as "2026-01-31T12:00:00.000Z"`);
}

function level(value: JsonValue): number {
  const level = value.number();
  if (level > 0 && level < 1) return level;
  throw value.rangeError("between 0 and 1");
}

function sampleList(list: JsonValue): SampleList {
  const ids = list.at("ids").items().map((id) => id.text());
  const groups = list.at("groups").nullOr((groups) =>
    groups.items().map((group) => group.nullOr((one) => one.text()))
  );
  if (groups !== null && groups.length !== ids.length) {
    throw list.at("groups").rangeError(
      `as many as there are ids, ${ids.length}`,
    );
  }
  if (new Set(ids).size < ids.length) {
    throw list.at("ids").rangeError("ids that differ from each other");
  }
  return { task: list.at("task").text(), ids, groups };
}

function explanation(value: JsonValue): { name: string; description: string } {
  return {
    name: value.at("name").text(),
    description: value.at("description").text(),
  };
}

function task(value: JsonValue): TaskExplanation {
  return {
    ...explanation(value),
    family: value.at("family").text(),
    version: value.at("version").number(),
    evaluators: value.at("evaluators").items().map((evaluator) => ({
      ...explanation(evaluator),
      measures: measures(evaluator),
    })),
  };
}

function measures(value: JsonValue): "ability" | "format" {
  return value.at("measures").oneOf(["ability", "format"]);
}

function better(value: JsonValue): "higher" | "lower" {
  return value.at("better").oneOf(["higher", "lower"]);
}

function cell(value: JsonValue): Cell {
  return {
    model: value.at("model").text(),
    task: value.at("task").text(),
    treatment: value.at("treatment").text(),
    evaluator: value.at("evaluator").text(),
    metric: value.at("metric").text(),
  };
}

function estimate(value: JsonValue): Estimate {
  const read = {
    value: value.at("value").number(),
    low: value.at("low").number(),
    high: value.at("high").number(),
    level: level(value.at("level")),
    n: value.at("n").count(),
  };
  if (read.low <= read.high) return read;
  throw value.at("low").rangeError(`at most "high", ${read.high}`);
}

function summaryRow(row: JsonValue): SummaryRow {
  return {
    ...cell(row),
    estimate: row.at("estimate").nullOr(estimate),
    unscored: row.at("unscored").count(),
    failed: row.at("failed").count(),
    better: better(row),
    taskVersion: row.at("taskVersion").number(),
    evaluatorVersion: row.at("evaluatorVersion").number(),
  };
}

function pairedRow(row: JsonValue): PairedRow {
  return {
    ...cell(row),
    reference: row.at("reference").text(),
    difference: row.at("difference").nullOr(estimate),
    gained: row.at("gained").count(),
    lost: row.at("lost").count(),
    pValue: row.at("pValue").nullOr(probability),
    pAdjusted: row.at("pAdjusted").nullOr(probability),
    test: row.at("test").text(),
    better: better(row),
  };
}

function probability(value: JsonValue): number {
  const probability = value.number();
  if (probability >= 0 && probability <= 1) return probability;
  throw value.rangeError("between 0 and 1");
}

function column(
  value: JsonValue,
  sizes: ReadonlyMap<string, number>,
): KeptColumn {
  const about = cell(value);
  const size = sizes.get(about.task);
  if (size === undefined) {
    throw value.at("task").rangeError('a task that "samples" has');
  }
  const binary = value.at("binary").flag();
  const key = value.at("key");
  if (!/^[0-9a-f]{64}$/.test(key.text())) {
    throw key.rangeError("64 hexadecimal digits");
  }
  return {
    ...about,
    ...{ binary, better: better(value), measures: measures(value) },
    key: key.text(),
    values: readScores(value.at("scores"), { binary, size }),
  };
}
