import { dirname, join } from "@std/path";
import { typedPath } from "./typed_path.ts";

/**
 * Finds a file of a run.
 *
 * @param where The results folder, or its `results.json`, as it was typed.
 * @param name Name of the file.
 * @returns Its path; `null` where the run has none.
 */
export async function runFile(
  where: string,
  name: string,
): Promise<string | null> {
  const path = typedPath(where);
  try {
    const { isDirectory } = await Deno.stat(path);
    const file = join(isDirectory ? path : dirname(path), name);
    return (await Deno.stat(file)).isFile ? file : null;
  } catch {
    return null;
  }
}
