import { join } from "@std/path";
import { isHubName } from "../checkpoints/hub_names/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";
import { errorOfAll } from "./error_of_all.ts";

/**
 * Refuses folders of models that are not there, and an adapter in the place of a
 * checkpoint or the other way round, before anything is downloaded.
 *
 * @param models The models, with absolute paths.
 * @throws {Error} If folders are not there or hold the other one; each is told.
 */
export async function checkFolders(
  models: readonly ModelSpec[],
): Promise<void> {
  const refusals: unknown[] = [];
  for (const spec of models) {
    if (!("checkpoint" in spec)) continue;
    const { checkpoint, adapter } = spec;
    try {
      await check(checkpoint, CHECKPOINT);
      if (adapter !== undefined) await check(adapter, ADAPTER);
    } catch (error) {
      refusals.push(error);
    }
  }
  if (refusals.length > 0) throw errorOfAll(refusals);
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

const CHECKPOINT: Use = {
  role: "a checkpoint",
  ...{ holds: "config.json", other: "adapter_config.json" },
  advice:
    "it is an adapter. Name its base, and this as its adapter: BASE+ADAPTER on the command line",
};

const ADAPTER: Use = {
  role: "an adapter",
  ...{ holds: "adapter_config.json", other: "config.json" },
  advice: "it is a checkpoint. Name it as one",
};

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
