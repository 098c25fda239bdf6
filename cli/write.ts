import { dirname, join } from "@std/path";
import type { Artifact, Report, Results } from "../core/mod.ts";
import { write } from "./print.ts";

/**
 * Writes what a report consists of. Each file takes the place of an older one
 * only when it is complete, also where two processes write it. A file that the
 * report does not consist of any more is removed, as it shows other results.
 *
 * @param folder Where the files go.
 * @param report What renders them.
 * @param results What it renders.
 * @throws {Error} If a file cannot be written, such as on a full disk.
 */
export async function writeReport(
  folder: string,
  report: Report,
  results: Results,
): Promise<void> {
  const left = new Set(report.files);
  for (const artifact of await render(report, results)) {
    writeArtifact(folder, artifact);
    left.delete(artifact.path);
  }
  existing(folder, left).forEach(removeFile);
  drafts(folder).forEach(removeFile);
}

async function render(
  { name, render }: Report,
  results: Results,
): Promise<Iterable<Artifact>> {
  try {
    return await render(results);
  } catch (cause) {
    throw new Error(
      `Cannot make the report "${name}": ${
        (cause as Error).message
      }. The other reports are written; --reports names those that are wanted`,
      { cause },
    );
  }
}

/**
 * Files of reports that are in a folder.
 *
 * @param folder The folder.
 * @param files Paths relative to it.
 * @returns The paths of those that are there.
 */
export function existing(folder: string, files: Iterable<string>): string[] {
  return Array.from(files, (file) => join(folder, file)).filter((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
}

/**
 * Writes one file; it takes the place of an older one when it is complete.
 *
 * @param folder Where it goes.
 * @param artifact Its path in the folder and what it holds.
 * @throws {Error} If it cannot be written, such as on a full disk.
 */
export function writeArtifact(folder: string, artifact: Artifact): void {
  writeTogether(folder, [artifact]);
}

/**
 * Writes files that belong together; they take the place of older ones when all
 * of them are complete.
 *
 * @param folder Where they go.
 * @param artifacts Their paths in the folder and what they hold.
 * @throws {Error} If one cannot be written, such as on a full disk; then none is.
 */
export function writeTogether(
  folder: string,
  artifacts: readonly Artifact[],
): void {
  const drafts: string[] = [];
  let target = folder;
  try {
    for (const { path, content } of artifacts) {
      target = join(folder, path);
      drafts.push(draftOf(target));
      Deno.mkdirSync(dirname(target), { recursive: true });
      writeContent(draftOf(target), content);
      checkReplaceable(target);
    }
    for (const { path } of artifacts) {
      target = join(folder, path);
      Deno.renameSync(draftOf(target), target);
    }
  } catch (cause) {
    drafts.forEach(removeFile);
    throw new Error(
      `Cannot write the report "${target}": ${
        (cause as Error).message
      }. The answers are kept: free some space or mend the permissions, then run the same command again`,
      { cause },
    );
  }
}

/** Renaming would fail only after the files before are replaced. */
function checkReplaceable(target: string): void {
  try {
    if (!Deno.statSync(target).isDirectory) return;
  } catch {
    return;
  }
  throw new Deno.errors.IsADirectory("A folder has this name");
}

function draftOf(target: string): string {
  return `${target}.${Deno.pid}.part`;
}

function writeContent(path: string, content: Artifact["content"]): void {
  if (typeof content === "string") Deno.writeTextFileSync(path, content);
  else if (content instanceof Uint8Array) Deno.writeFileSync(path, content);
  else writePieces(path, content);
}

/**
 * Removes a file, unless it is gone already.
 *
 * @param path The file.
 */
export function removeFile(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Milliseconds after which nobody writes a draft any more. */
const STALE = 3_600_000;

/** What processes that were killed left behind. */
function drafts(folder: string): string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => join(folder, name))
    .filter((path) => /\.\d+\.part$/.test(path) && age(path) > STALE);
}

/** Milliseconds since a file was written; 0 where it is gone. */
function age(path: string): number {
  try {
    const { mtime } = Deno.statSync(path);
    return mtime === null ? 0 : Date.now() - mtime.getTime();
  } catch {
    return 0;
  }
}

/** Bytes that are gathered before they are written. */
const CHUNK = 1 << 16;

function writePieces(path: string, pieces: Iterable<string>): void {
  using file = Deno.openSync(path, {
    write: true,
    create: true,
    truncate: true,
  });
  let gathered = "";
  const flush = () => {
    write(file, gathered);
    gathered = "";
  };
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length >= CHUNK) flush();
  }
  flush();
}
