import type { Task } from "../../core/mod.ts";

/** Data that does not come with aftertune; tests of it are skipped where it is absent. */
export const DATA_FOLDER = "../shared/data";

/** Whether the data of a task is at hand. */
export function hasData({ dataset }: Task): boolean {
  const { location } = dataset.test;
  return location instanceof URL || exists(`${DATA_FOLDER}/${location}`);
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
