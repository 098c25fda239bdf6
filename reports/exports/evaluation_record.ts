import type { KeptResults } from "../../core/mod.ts";
import { visibleLine } from "../visible_text.ts";
import { evaluationResults } from "./evaluation_result.ts";
import type { ExportOptions } from "./format.ts";
import type { MeasuredRow } from "./measured.ts";
import { startOf } from "./start_of.ts";

/** A model and its numbers. */
export interface Recorded {
  /** What was kept of the run. */
  readonly run: KeptResults;
  /** The model. */
  readonly model: KeptResults["models"][0];
  /** Its numbers. */
  readonly rows: readonly MeasuredRow[];
  /** What results do not say. */
  readonly options: ExportOptions;
}

/** A record, as far as others speak of it. */
export interface EvaluationRecord extends Readonly<Record<string, unknown>> {
  /** Names the record. */
  readonly "evaluation_id": string;
  /** The model. */
  readonly "model_info": { readonly id: string };
}

/** What the schema wants said and nobody said. */
export const UNKNOWN = "unknown";

/**
 * Writes the numbers of a model as a record of Every Eval Ever.
 *
 * @param recorded The model, its numbers and the run.
 * @returns The record.
 */
export function evaluationRecord(
  { run, model, rows, options }: Recorded,
): EvaluationRecord {
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
