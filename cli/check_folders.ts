import { join } from "@std/path";
import { isHubName } from "../checkpoints/hub_names/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";

/**
 * Refuses folders of models that are not there, and an adapter in the place of a
 * checkpoint or the other way round, before anything is downloaded.
 *
 * @param models The models, with absolute paths.
 * @throws {Error} If a folder is not there or holds the other one.
 */
export async function checkFolders(
  models: readonly ModelSpec[],
): Promise<void> {
  for (const spec of models) {
    if (!("checkpoint" in spec)) continue;
    const { checkpoint, adapter } = spec;
    await check(checkpoint, {
      role: "a checkpoint",
      ...{ holds: "config.json", other: "adapter_config.json" },
      advice:
        "it is an adapter. Name its base, and this as its adapter: BASE+ADAPTER on the command line",
    });
    if (adapter === undefined) continue;
    await check(adapter, {
      role: "an adapter",
      ...{ holds: "adapter_config.json", other: "config.json" },
      advice: "it is a checkpoint. Name it as one",
    });
  }
}

/** What a folder is used as. */
interface Use {
  readonly role: string;
  /** The file that makes it one. */
  readonly holds: string;
  /** The file of what it is easily taken for. */
  readonly other: string;
  readonly advice: string;
}

async function check(
  folder: string,
  { role, holds, other, advice }: Use,
): Promise<void> {
  if (isHubName(folder)) return;
  const isThere = async (name: string) =>
    await infoOf(join(folder, name)) !== null;
  if (!(await infoOf(folder))?.isDirectory) {
    throw new Error(
      `Cannot find the model "${folder}" as there is no such folder. Correct the path; a model on the Hugging Face Hub is named hf:ORG/NAME`,
    );
  }
  if (await isThere(holds) || !await isThere(other)) return;
  throw new Error(
    `Cannot use "${folder}" as ${role} as it must hold "${holds}": ${advice}`,
  );
}

async function infoOf(path: string): Promise<Deno.FileInfo | null> {
  try {
    return await Deno.stat(path);
  } catch {
    return null;
  }
}
