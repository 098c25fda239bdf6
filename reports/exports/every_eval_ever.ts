import { createHash } from "node:crypto";
import type { Artifact, KeptResults } from "../../core/mod.ts";
import { escapedJson } from "../escaped_json.ts";
import { FORMAT_DESCRIPTIONS } from "../names/format_descriptions.ts";
import {
  evaluationRecord,
  type Recorded,
  UNKNOWN,
} from "./evaluation_record.ts";
import { evaluationSamples } from "./evaluation_samples.ts";
import { fileNames } from "./file_names.ts";
import type { Exported, ExportOptions, Format } from "./format.ts";
import { measuredOf, withoutVerdict } from "./measured.ts";

/**
 * Records of Every Eval Ever, a public store of evaluations: a file a model with
 * all its numbers, their intervals and their differences from the reference,
 * and, where answers are at hand, a file of them beside it.
 *
 * As in version 0.3.0 of `eval.schema.json` and `instance_level_eval.schema.json` of
 * https://github.com/evaleval/every_eval_ever.
 */
export const everyEvalEver: Format = {
  name: "every-eval-ever",
  description: FORMAT_DESCRIPTIONS["every-eval-ever"],
  render(run: KeptResults, options: ExportOptions): Exported {
    const { measured, missing } = measuredOf(run.summary);
    const names = fileNames(run.models.map(({ name }) => name));
    const rows = Map.groupBy(measured, ({ model }) => model);
    const artifacts = run.models.flatMap((model) => {
      const own = rows.get(model.name);
      if (own === undefined) return [];
      const folder = [
        "data",
        plainName(run.suite),
        plainName(options.organization ?? UNKNOWN),
        names.get(model.name) as string,
      ].join("/");
      return filesOf(folder, { run, model, rows: own, options });
    });
    return {
      artifacts,
      // Whoever reads a record takes the answers of its name for those behind it.
      absent: options.answers === null
        ? artifacts.map(({ path }) => samplesPath(path))
        : [],
      leftOut: [
        ...missing,
        ...options.answers === null ? [] : withoutVerdict(measured),
      ],
    };
  },
};

function filesOf(folder: string, recorded: Recorded): Artifact[] {
  const { run: { suite, started }, model: { name, id } } = recorded;
  const uuid = uuidOf([suite, String(started), name, id]);
  const record = evaluationRecord(recorded);
  const { rows, options: { answers } } = recorded;
  const recordPath = `${folder}/${uuid}.json`;
  const file = (content: object): Artifact => ({
    path: recordPath,
    content: `${escapedJson(content, 2)}\n`,
  });
  if (answers === null) return [file(record)];
  const path = samplesPath(recordPath);
  return [
    file({
      ...record,
      detailed_evaluation_results: {
        ...{ format: "jsonl", file_path: path, hash_algorithm: "sha256" },
        total_rows: rows.reduce((sum, { estimate: { n } }) => sum + n, 0),
      },
    }),
    {
      path,
      content: evaluationSamples(rows, {
        evaluation: record.evaluation_id,
        model: record.model_info.id,
        answers,
      }),
    },
  ];
}

/** Where the answers behind a record are. */
function samplesPath(record: string): string {
  return record.replace(/\.json$/, "_samples.jsonl");
}

function plainName(name: string): string {
  return fileNames([name]).get(name) as string;
}

/** The schema wants a random UUID; this one is of the content, so that equal runs give equal files. */
function uuidOf(parts: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
