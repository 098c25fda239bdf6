import { join } from "@std/path";
import type { KeptResults } from "../core/mod.ts";
import { readResultsFile } from "../imports/mod.ts";
import { typedPath } from "./typed_path.ts";

/** What a results folder keeps for other runs. */
const FILE = "results.json";

/**
 * Reads what was kept of a run.
 *
 * @param where A results folder, or its `results.json`, as it was typed.
 * @returns What was kept.
 * @throws {Error} If there is no such file, or it cannot be read.
 */
export async function keptRun(where: string): Promise<KeptResults> {
  const path = typedPath(where);
  const file = await isFolder(path) ? join(path, FILE) : path;
  return readResultsFile(await textOf(file, where), file);
}

/**
 * Tells a run from a suite or a model.
 *
 * @param typed What was typed.
 * @returns Whether it is a results folder, or a file that may be its
 *   `results.json`.
 */
export async function isRun(typed: string): Promise<boolean> {
  const path = typedPath(typed);
  const file = path.endsWith(".json") ? path : join(path, FILE);
  return await isFile(file);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch {
    return false;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch {
    return false;
  }
}

async function textOf(file: string, where: string): Promise<string> {
  try {
    return await Deno.readTextFile(file);
  } catch (cause) {
    const isMissing = cause instanceof Deno.errors.NotFound;
    throw new Error(
      `Cannot read the run "${where}" as it must be a results folder or its ${FILE}: ${
        isMissing ? `there is no "${file}"` : (cause as Error).message
      }. Name the folder that holds ${FILE}; the command "report" writes it`,
      { cause },
    );
  }
}
