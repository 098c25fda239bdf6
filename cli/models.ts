import type { RequestKind, Runner } from "../core/mod.ts";
import type { Layout, Posed } from "../engine/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import { CLOCK } from "./clock.ts";
import type { Job, Settings } from "./job.ts";
import { located } from "./located.ts";

/** How a model of a suite is reached. */
export interface OpenModelOptions {
  /** What it will be asked. */
  readonly posed: readonly Posed[];
  /** Settings of local models. */
  readonly settings: Settings;
  /** Keys of servers, by the name of their environment variable. */
  readonly keys: Job["keys"];
  /** Where models of a hub are on this machine. */
  readonly snapshots: Job["snapshots"];
}

/**
 * Begins to load what local models run in; opening one waits for it. Files are
 * read meanwhile by threads that are idle otherwise.
 *
 * @param models What the suite says of the models.
 */
export function beginToLoad(models: readonly ModelSpec[]): void {
  if (!models.some((spec) => "checkpoint" in spec)) return;
  // What fails here fails again, with its reason, where a model is opened.
  import("../runners/onnx/mod.ts").catch(() => {});
}

/**
 * Opens a model of a suite. Runners are imported here, each when it is needed:
 * the native libraries of local models cost time that a server does not need.
 *
 * @param spec What the suite says of the model, with absolute paths.
 * @param options What it will be asked and how it is reached.
 * @returns The runner; dispose it to free the model.
 */
export async function openModel(
  spec: ModelSpec,
  { posed, settings, keys, snapshots }: OpenModelOptions,
): Promise<Runner> {
  if ("checkpoint" in spec) {
    const { openLocal } = await import("../runners/onnx/mod.ts");
    const { device, threads, memory, truncate, free } = settings;
    const { deterministic = settings.deterministic } = spec;
    const { checkpoint, options, provenance } = located(spec, snapshots);
    const runner = await openLocal(checkpoint, {
      ...{ device, deterministic, free, ...options },
      now: () => performance.now(),
      ...(threads === null ? {} : { threads }),
      ...(memory === null ? {} : { memory }),
      ...(truncate === null ? {} : { truncate }),
    });
    return { ...runner, provenance: { ...runner.provenance, ...provenance } };
  }
  if ("endpoint" in spec) {
    const { openServer } = await import("../runners/openai/mod.ts");
    const key = spec.key === undefined ? undefined : keys[spec.key];
    return await openServer(
      { ...spec, key, clock: CLOCK, random: Math.random },
      { needs: kindsOf(posed) },
    );
  }
  const { openStoredAnswers } = await import("./stored_answers.ts");
  return await openStoredAnswers(spec.predictions, posed);
}

/**
 * How questions are put to a model of a suite.
 *
 * @param spec What the suite says of the model.
 * @returns The layout; stored answers do not care.
 */
export function layoutOf(spec: ModelSpec): Layout {
  return "prompt" in spec ? spec.prompt : "text";
}

/**
 * The kinds of request that tasks are made of.
 *
 * @param posed The tasks, each posed in one way.
 * @returns The kinds.
 */
export function kindsOf(posed: readonly Posed[]): ReadonlySet<RequestKind> {
  return new Set(posed.map(({ task }) => task.kind));
}
