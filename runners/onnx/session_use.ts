import { checkUnchanged } from "../../checkpoints/mod.ts";
import { decoderGraph } from "./decoder_graph.ts";
import { factorsOf, readFactors } from "./factors.ts";
import type { LazySessionSource } from "./lazy_session.ts";
import { filesOf, type ModelFiles } from "./model_files.ts";
import { type Device, openSession } from "./session.ts";
import { SMALL } from "./shared_session.ts";
import { storedSize } from "./stored_size.ts";

/** Options of {@linkcode sessionUse}. */
export interface SessionUseOptions {
  /** The graph of all that the model is made of. */
  readonly graph: Uint8Array<ArrayBuffer>;
  /** What it runs on. */
  readonly device: Device;
  /** Threads of the processor, one for each core where missing. */
  readonly threads: number | undefined;
}

/**
 * Decides what a model runs in.
 *
 * On the processor, adapters of one base that are nothing but low-rank branches
 * run in one session, whose graph takes their factors in: the base is loaded
 * once for all. Bringing them takes about 2 ms a step where 210 matrices have a
 * branch, next to nothing where 60 have. With factors of rank 0 the base could
 * run there, too, but a step of SmolLM2-135M would take a tenth longer; so it
 * keeps a session of its own, and the two give way to each other. Other devices
 * would have to be sent the factors with each step.
 *
 * Any other model has a session that holds all that it is made of.
 *
 * @param files What the model is made of.
 * @param options Its own graph and where it runs.
 * @returns How its session is loaded, and who can share it.
 */
export function sessionUse(
  { stamps, checkpoint, source }: ModelFiles,
  { graph, device, threads }: SessionUseOptions,
): LazySessionSource {
  const { adapter, folder } = source;
  const { weights: digest, config } = checkpoint.digests;
  const check = () => checkUnchanged(stamps);
  const bytesWith = (adapter: ModelFiles["source"]["adapter"]) =>
    storedSize(source, adapter).storedBytes;
  const open = (graph: Uint8Array<ArrayBuffer>) =>
    openSession(graph, {
      ...{ device, folder },
      ...threads && { threads },
      plansMemory: bytesWith(undefined) <= SMALL,
    });
  const keyOf = (source: ModelFiles["source"], changes: string | null) =>
    JSON.stringify([filesOf(source), digest, config, device, threads, changes]);
  const factors = adapter && device === "cpu" ? factorsOf(adapter) : null;
  if (adapter === undefined || factors === null) {
    return {
      key: keyOf(source, adapter?.digest ?? null),
      bytes: bytesWith(adapter),
      factors: new Map(),
      load: () => open(graph),
      check,
      read: () => Promise.resolve({}),
    };
  }
  const base = { ...source, adapter: undefined };
  return {
    key: keyOf(base, "factors"),
    bytes: bytesWith(undefined),
    factors,
    load: (all) => open(decoderGraph({ ...base, factors: all.keys() }).bytes),
    check,
    read: () => check().then(() => readFactors(adapter)),
  };
}
