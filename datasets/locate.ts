import { fromFileUrl, isAbsolute, join, relative } from "@std/path";
import type { Dataset, DatasetFile } from "../core/mod.ts";

/**
 * Finds a file of a data set.
 *
 * @param file The file.
 * @param dataset The data set, which says where a person gets it.
 * @param dataFolder The user's data folder.
 * @returns The path of a file that exists.
 * @throws {RangeError} If the file's place is outside of the data folder.
 * @throws {Error} If there is no such folder or file.
 */
export async function locate(
  file: DatasetFile,
  dataset: Dataset,
  dataFolder: string | undefined,
): Promise<string> {
  const { location } = file;
  const path = location instanceof URL
    ? fromFileUrl(location)
    : inside(folderOf(dataset, location, dataFolder), location);
  if (!await isFile(path)) {
    throw new Error(
      `Cannot read "${path}" of ${dataset.name} as it must be a file: there is none. Get it from ${dataset.homepage} and save it there${
        location instanceof URL
          ? ""
          : ", or give another folder with --data DIR"
      }`,
    );
  }
  return path;
}

function folderOf(
  dataset: Dataset,
  location: string,
  dataFolder: string | undefined,
): string {
  if (dataFolder !== undefined) return dataFolder;
  throw new Error(
    `Cannot read "${location}" of ${dataset.name} as it must be in a data folder: none was given. Get it from ${dataset.homepage}, save it as DIR/${location} and give --data DIR`,
  );
}

function inside(folder: string, location: string): string {
  const path = join(folder, location);
  const way = relative(folder, path);
  if (isAbsolute(location) || /^\.\.([/\\]|$)/.test(way)) {
    throw new RangeError(
      `Cannot read "${location}" as it must be inside of the data folder: it leads out of "${folder}"`,
    );
  }
  return path;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
