import type { RequestKind, Runner } from "../core/mod.ts";
import type { Layout } from "../engine/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import { CLOCK } from "./clock.ts";
import type { Job, Settings } from "./job.ts";

/** How a model of a suite is reached. */
export interface OpenModelOptions {
  /** Kinds of request that it will be asked. */
  readonly needs: ReadonlySet<RequestKind>;
  /** Settings of local models. */
  readonly settings: Settings;
  /** Keys of servers, by the name of their environment variable. */
  readonly keys: Job["keys"];
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
  { needs, settings, keys }: OpenModelOptions,
): Promise<Runner> {
  if ("checkpoint" in spec) {
    const { openLocal } = await import("../runners/onnx/mod.ts");
    const { device, deterministic, threads } = settings;
    return await openLocal(spec.checkpoint, {
      ...{ device, deterministic },
      ...(threads === null ? {} : { threads }),
      ...(spec.adapter === undefined ? {} : { adapter: spec.adapter }),
    });
  }
  if ("endpoint" in spec) {
    const { openServer } = await import("../runners/openai/mod.ts");
    const key = spec.key === undefined ? undefined : keys[spec.key];
    return await openServer(
      { ...spec, key, clock: CLOCK, random: Math.random },
      { needs },
    );
  }
  const { openPredictions } = await import("../runners/predictions/mod.ts");
  return await openPredictions(spec.predictions);
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
