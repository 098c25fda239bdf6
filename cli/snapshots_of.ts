import { isHubName } from "../checkpoints/hub_names/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import type { Named } from "./bring_snapshots.ts";
import { CommandError } from "./delegate.ts";
import type { DownloadOutput } from "./download_progress.ts";
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
  const controller = new AbortController();
  using _ = onInterrupt(() =>
    controller.abort(
      new CommandError(
        `Stopped; what was downloaded is kept. To go on: ${command}`,
        INTERRUPTED,
      ),
    )
  );
  // What downloads is imported here: most models lie on this machine.
  const { bringSnapshots } = await import("./bring_snapshots.ts");
  return await bringSnapshots(named, { output, signal: controller.signal });
}

function hubNamesOf(spec: ModelSpec): readonly Named[] {
  if (!("checkpoint" in spec)) return [];
  const { checkpoint, adapter = "" } = spec;
  const named: readonly Named[] = [
    [checkpoint, "checkpoint"],
    [adapter, "adapter"],
  ];
  return named.filter(([where]) => isHubName(where));
}
