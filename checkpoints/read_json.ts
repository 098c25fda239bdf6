import { basename } from "@std/path";
import { Fields } from "./fields.ts";

/**
 * Reads a JSON file that must hold an object.
 *
 * @param path Where the file is.
 * @returns Its fields.
 * @throws {Error} If it cannot be read.
 * @throws {SyntaxError} If it is not JSON.
 * @throws {TypeError} If it is JSON but not an object.
 */
export async function readJson(path: string): Promise<Fields> {
  const text = await readText(path);
  try {
    return new Fields(JSON.parse(text), `"${basename(path)}"`);
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    throw new SyntaxError(
      `Cannot read "${path}" as it must be JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
}

/**
 * Reads a JSON file that need not be there.
 *
 * @param path Where the file may be.
 * @returns Its fields, or `undefined` where there is no such file.
 */
export async function readOptionalJson(
  path: string,
): Promise<Fields | undefined> {
  return await exists(path) ? await readJson(path) : undefined;
}

/**
 * Tells whether a file is there.
 *
 * @param path Where it would be.
 * @returns Whether it is there.
 */
export async function exists(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    const missing = cause instanceof Deno.errors.NotFound;
    throw new Error(
      `Cannot read "${path}" as ${
        missing ? "there is no such file" : (cause as Error).message
      }`,
      { cause },
    );
  }
}
