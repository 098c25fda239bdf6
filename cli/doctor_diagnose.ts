import type { ModelRequest, ModelResponse, Provenance } from "../core/mod.ts";
import { type LanguageModel, localRunner } from "../runners/local/mod.ts";
import {
  answerFindings,
  CONTINUATION,
  distributionRequests,
} from "./doctor_answers.ts";
import type { Finding } from "./doctor_finding.ts";
import { measureSpeed, type Speed } from "./doctor_speed.ts";
import { tokenFindings } from "./doctor_tokens.ts";
import type { Examination } from "./job.ts";
import { located } from "./located.ts";

/** What is known of a model. */
export interface Diagnosis {
  /** The model as it was typed. */
  readonly model: string;
  /** Architecture, size, device, limits and digests. */
  readonly provenance: Provenance;
  /** Number of tokens that it tells apart. */
  readonly vocabulary: number;
  /** How fast it is; `null` where nothing was answered. */
  readonly speed: Speed | null;
  /** Bytes of memory that the process takes with the weights loaded; `null` where nothing was answered. */
  readonly memory: number | null;
  /** What the checks found. */
  readonly checks: readonly Finding[];
}

/**
 * Finds out about a model, and about its adapter by asking the base as well.
 *
 * @param examination The model.
 * @param signal Stops it.
 * @returns What is known.
 * @throws {Error} If the model cannot be opened or loaded.
 */
export async function diagnose(
  { where, model: spec, snapshots, settings: { device, threads } }: Examination,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const { openModel } = await import("../runners/onnx/mod.ts");
  const options = { device, ...threads && { threads } };
  const { checkpoint, provenance, ...found } = located(spec, snapshots);
  await using model = await openModel(checkpoint, {
    ...options,
    ...found.options,
  });
  const distributions = distributionRequests(model);
  let speed: Speed | null = null;
  let memory: number | null = null;
  const answers = await ask(model, [...distributions, CONTINUATION], {
    signal,
    async loaded() {
      speed = await measureSpeed(model);
      memory = Deno.memoryUsage().rss;
    },
  });
  await using base = spec.adapter === undefined
    ? null
    : await openModel(checkpoint, options);
  return {
    model: where,
    provenance: { ...model.provenance, ...provenance },
    vocabulary: model.limits.vocabulary,
    speed,
    memory,
    checks: [
      ...tokenFindings(model),
      ...answerFindings(
        answers,
        base && await ask(base, distributions, { signal }),
      ),
    ],
  };
}

/** What is done while a model answers. */
interface AskOptions {
  /** Stops it. */
  readonly signal: AbortSignal;
  /** Is called behind the last answer, before the weights are unloaded. */
  readonly loaded?: () => Promise<void>;
}

/** What a model answers, by the ids of the requests. */
async function ask(
  model: LanguageModel,
  requests: readonly ModelRequest[],
  { signal, loaded }: AskOptions,
): Promise<ReadonlyMap<string, ModelResponse>> {
  const answers = new Map<string, ModelResponse>();
  const runner = localRunner(model, { deterministic: true });
  for await (const response of runner.run(requests, { signal })) {
    answers.set(response.requestId, response);
    if (answers.size === requests.length) await loaded?.();
  }
  return answers;
}
