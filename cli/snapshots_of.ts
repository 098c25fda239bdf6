import {
  downloadSnapshot,
  type Hub,
  isHubName,
  parseHubName,
  type Role,
  type Snapshot,
} from "../checkpoints/hub/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import { CommandError } from "./delegate.ts";
import { type DownloadOutput, downloadProgress } from "./download_progress.ts";
import { hubOf } from "./hub_of.ts";
import { INTERRUPTED } from "./interrupted.ts";
import type { Snapshots } from "./located.ts";
import { onInterrupt } from "./on_interrupt.ts";

/** What is written while models are downloaded. */
export interface SnapshotsOptions extends DownloadOutput {
  /** The command that goes on after a stop. */
  readonly command: string;
}

/**
 * Brings what lies on a hub onto this machine. The outer process does it, so
 * that the worker that reads the files needs no network for it. Ctrl-C stops
 * it, and what came is kept.
 *
 * @param models The models; of those that name no hub nothing is done.
 * @param options What is written meanwhile.
 * @returns The folders by the names on the hub.
 * @throws {Error} If a model cannot be brought.
 */
export async function snapshotsOf(
  models: readonly ModelSpec[],
  { command, ...output }: SnapshotsOptions,
): Promise<Snapshots> {
  const named = models.flatMap(hubNamesOf);
  if (named.length === 0) return {};
  const hub = hubOf((name) => Deno.env.get(name));
  const controller = new AbortController();
  using _ = onInterrupt(() =>
    controller.abort(
      new CommandError(
        `Stopped; what was downloaded is kept. To go on: ${command}`,
        INTERRUPTED,
      ),
    )
  );
  return await bring(named, { hub, output, signal: controller.signal });
}

/** A name on a hub, and what it is used as. */
type Named = readonly [where: string, role: Role];

function hubNamesOf(spec: ModelSpec): readonly Named[] {
  if (!("checkpoint" in spec)) return [];
  const { checkpoint, adapter = "" } = spec;
  const named: readonly Named[] = [
    [checkpoint, "checkpoint"],
    [adapter, "adapter"],
  ];
  return named.filter(([where]) => isHubName(where));
}

interface BringOptions {
  readonly hub: Hub;
  readonly output: DownloadOutput;
  readonly signal: AbortSignal;
}

/** One after the other; what several models name in the same role is brought once. */
async function bring(
  named: readonly Named[],
  { hub, output, signal }: BringOptions,
): Promise<Snapshots> {
  const snapshots: Record<string, Snapshot> = {};
  const distinct = new Map(named.map((one) => [one.join(" "), one])).values();
  for (const [where, role] of distinct) {
    const name = parseHubName(where);
    const progress = downloadProgress(name, output);
    snapshots[where] = await downloadSnapshot({ hub, name, signal }, {
      role,
      progress,
    });
  }
  return snapshots;
}
