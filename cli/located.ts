import type { Snapshot } from "../checkpoints/hub/mod.ts";
import {
  hubNameText,
  isHubName,
  parseHubName,
} from "../checkpoints/hub_names/mod.ts";
import type { Provenance } from "../core/mod.ts";
import type { CheckpointSpec } from "../suites/mod.ts";

/** What was brought from a hub, by its name there as the user wrote it. */
export type Snapshots = Readonly<Record<string, Snapshot>>;

/** Where a model is on this machine. */
export interface Located {
  /** Folder of the checkpoint. */
  readonly checkpoint: string;
  /** What goes with it. */
  readonly options: { readonly adapter?: string };
  /** The commits that came from a hub, written so that they can be asked for again. */
  readonly provenance: Provenance;
}

/**
 * Finds the folders of a model.
 *
 * @param spec What the suite says of the model.
 * @param snapshots What was brought from a hub.
 * @returns The folders, and where they are from.
 */
export function located(
  { checkpoint, adapter }: CheckpointSpec,
  snapshots: Snapshots,
): Located {
  const folderOf = (where: string) => snapshots[where]?.folder ?? where;
  return {
    checkpoint: folderOf(checkpoint),
    options: adapter === undefined ? {} : { adapter: folderOf(adapter) },
    provenance: {
      ...sourceOf("checkpointSource", checkpoint, snapshots),
      ...adapter === undefined
        ? {}
        : sourceOf("adapterSource", adapter, snapshots),
    },
  };
}

function sourceOf(
  key: string,
  where: string,
  snapshots: Snapshots,
): Provenance {
  const commit = snapshots[where]?.commit;
  if (commit === undefined || !isHubName(where)) return {};
  const { repository } = parseHubName(where);
  return { [key]: hubNameText({ repository, revision: commit }) };
}
