import type { Runner } from "../../core/mod.ts";
import {
  DEFAULT_MEMORY,
  type LanguageModel,
  localRunner,
  type LocalRunnerOptions,
} from "../local/mod.ts";
import { openModel, type OpenModelOptions } from "./open_model.ts";

/** Options of {@linkcode openLocal}. */
export interface OpenLocalOptions extends OpenModelOptions, LocalRunnerOptions {
  /** Bytes of memory that are free: where `memory` is not said, steps and caches may take half of what the weights leave of it, and no more than 2 GiB where answers are to be the same wherever that is free. */
  readonly free?: number;
}

/** Fewest bytes for steps and caches where not even the weights seem to fit. */
const LEAST = 2 ** 26;

/**
 * Opens a checkpoint folder as Hugging Face lays it out and runs it in this
 * process. Its weights are read where they are, while it answers; nothing is
 * written.
 *
 * @param checkpointFolder The folder.
 * @param options Adapter, device, memory and how it runs.
 * @returns A runner that serves all kinds of request. Its `run` throws where the model cannot be loaded on the device.
 * @throws {Error} If the checkpoint cannot be read or is not supported.
 *
 * @example Usage
 * ```ts
 * import { openLocal } from "@aftertune/aftertune/runners/onnx/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * await using runner = await openLocal("tests/data/tiny_llama/base");
 * const [response] = await Array.fromAsync(runner.run([{
 *   id: "first",
 *   kind: "next",
 *   prompt: { kind: "text", text: "one two" },
 *   top: 3,
 * }]));
 *
 * assertEquals(response?.kind, "next");
 * ```
 */
export async function openLocal(
  checkpointFolder: string,
  options: OpenLocalOptions = {},
): Promise<Runner> {
  const model = await openModel(checkpointFolder, options);
  const { deterministic = false, free } = options;
  const rest = restBytes(model, free);
  const usual = rest && deterministic ? Math.min(rest, DEFAULT_MEMORY) : rest;
  const { memory = usual } = options;
  return localRunner(model, { ...options, ...memory && { memory } });
}

function restBytes(
  { provenance }: LanguageModel,
  free: number | undefined,
): number | undefined {
  if (free === undefined) return undefined;
  const weights = Number(provenance["parameters"]) *
    Float32Array.BYTES_PER_ELEMENT;
  return Math.max(LEAST, (free - weights) / 2);
}
