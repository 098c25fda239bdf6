import {
  downloadSnapshot,
  parseHubName,
  type Role,
  type Snapshot,
} from "../checkpoints/hub/mod.ts";
import { type DownloadOutput, downloadProgress } from "./download_progress.ts";
import { hubOf } from "./hub_of.ts";
import type { Snapshots } from "./located.ts";

/** A name on a hub, and what it is used as. */
export type Named = readonly [where: string, role: Role];

/** How models are brought. */
export interface BringOptions {
  /** What is written meanwhile. */
  readonly output: DownloadOutput;
  /** Stops it; what came is kept. */
  readonly signal: AbortSignal;
}

/**
 * Downloads models from the hub that the environment names, one after the other;
 * what several models name in the same role is brought once.
 *
 * @param named What is brought.
 * @param options What is written meanwhile, and what stops it.
 * @returns The folders by the names on the hub.
 * @throws {Error} If a model cannot be brought.
 */
export async function bringSnapshots(
  named: readonly Named[],
  { output, signal }: BringOptions,
): Promise<Snapshots> {
  const hub = hubOf((name) => Deno.env.get(name));
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
