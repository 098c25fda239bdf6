import { fromFileUrl, resolve } from "@std/path";

/** The folder of aftertune itself, in which `deno task` runs it. */
const ROOT = fromFileUrl(new URL("..", import.meta.url)).replace(/\/$/, "");

/**
 * Resolves a path that was typed on the command line. `deno task` runs its
 * command in the folder of `deno.json`, wherever it was typed, and tells that
 * place in `INIT_CWD`.
 *
 * @param path What was typed.
 * @returns The absolute path.
 */
export function typedPath(path: string): string {
  const cwd = Deno.cwd();
  const typedIn = cwd === ROOT ? Deno.env.get("INIT_CWD") ?? cwd : cwd;
  return resolve(typedIn, path);
}
