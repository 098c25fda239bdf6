import { createHash } from "node:crypto";
import type { Artifact, KeptResults } from "../../core/mod.ts";
import { escapedJson } from "../escaped_json.ts";
import { visibleLine } from "../visible_text.ts";
import { evaluationResults } from "./evaluation_result.ts";
import { fileNames } from "./file_names.ts";
import type { Exported, ExportOptions, Format } from "./format.ts";
import { measuredOf, type MeasuredRow } from "./measured.ts";
import { startOf } from "./start_of.ts";

/**
 * Records of Every Eval Ever, a public store of evaluations: a file a model with
 * all its numbers, their intervals and their differences from the reference.
 * The answers are not among them.
 *
 * As in version 0.3.0 of `eval.schema.json` of
 * https://github.com/evaleval/every_eval_ever.
 */
export const everyEvalEver: Format = {
  name: "every-eval-ever",
  description: "Every Eval Ever 0.3.0, a store of evaluations: JSON",
  render(run: KeptResults, options: ExportOptions): Exported {
    const { measured, missing } = measuredOf(run.summary);
    const names = fileNames(run.models.map(({ name }) => name));
    const rows = Map.groupBy(measured, ({ model }) => model);
    return {
      artifacts: run.models.flatMap((model) => {
        const own = rows.get(model.name);
        if (own === undefined) return [];
        const folder = [
          "data",
          plainName(run.suite),
          plainName(options.organization ?? UNKNOWN),
          names.get(model.name) as string,
        ].join("/");
        return [recordFile(folder, { run, model, rows: own, options })];
      }),
      leftOut: missing,
    };
  },
};

/** What the schema wants said and nobody said. */
const UNKNOWN = "unknown";

/** A model and its numbers. */
interface Recorded {
  readonly run: KeptResults;
  readonly model: KeptResults["models"][0];
  readonly rows: readonly MeasuredRow[];
  readonly options: ExportOptions;
}

function recordFile(folder: string, recorded: Recorded): Artifact {
  const { run: { suite, started }, model: { name, id } } = recorded;
  const uuid = uuidOf([suite, String(started), name, id]);
  return {
    path: `${folder}/${uuid}.json`,
    content: `${escapedJson(recordOf(recorded), 2)}\n`,
  };
}

function recordOf({ run, model, rows, options }: Recorded): object {
  const { organization } = options;
  const seconds = String(Math.floor(startOf(run).getTime() / 1000));
  const modelInfo = modelInfoOf(model, organization);
  const version = run.settings["aftertune"];
  return {
    schema_version: "0.3.0",
    evaluation_id: [visibleLine(run.suite), modelInfo.id, seconds].join("/"),
    evaluation_timestamp: seconds,
    retrieved_timestamp: seconds,
    source_metadata: {
      source_name: "aftertune",
      source_type: "evaluation_run",
      source_organization_name: visibleLine(organization ?? UNKNOWN),
      evaluator_relationship: organization === null ? "other" : "first_party",
    },
    eval_library: {
      name: "aftertune",
      version: typeof version === "string" ? visibleLine(version) : UNKNOWN,
    },
    model_info: modelInfo,
    evaluation_results: evaluationResults(rows, { run, options, seconds }),
  };
}

function modelInfoOf(
  { name, id, provenance }: Recorded["model"],
  organization: string | null,
) {
  const shown = visibleLine(name);
  const developer = organization === null ? null : visibleLine(organization);
  const hasWeights = DIGEST_REGEXP.test(String(provenance["weights"]));
  return {
    name: shown,
    id: developer === null ? shown : `${developer}/${shown}`,
    ...developer === null ? {} : { developer },
    additional_details: {
      deployment_type: hasWeights ? "self_deployed" : UNKNOWN,
      model_availability: UNKNOWN,
      aftertune_id: visibleLine(id),
    },
  };
}

/** A server tells no digest of its weights. */
const DIGEST_REGEXP = /^[0-9a-f]{64}$/;

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
