import { isHubName } from "../checkpoints/hub/mod.ts";
import type { ModelSpec } from "../suites/mod.ts";

/**
 * Refuses folders of models that are not there, before anything is downloaded.
 *
 * @param models The models, with absolute paths.
 * @throws {Error} If a folder is not there.
 */
export async function checkFolders(
  models: readonly ModelSpec[],
): Promise<void> {
  const folders = models.flatMap((spec) =>
    "checkpoint" in spec ? [spec.checkpoint, spec.adapter ?? []].flat() : []
  );
  for (const folder of folders) {
    if (isHubName(folder) || await isFolder(folder)) continue;
    throw new Error(
      `Cannot find the model "${folder}" as there is no such folder. Correct the path; a model on the Hugging Face Hub is named hf:ORG/NAME`,
    );
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}
