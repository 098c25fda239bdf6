import { dirname, join } from "@std/path";
import type { Artifact, Report, Results } from "../core/mod.ts";
import { write } from "./print.ts";

/**
 * Writes what a report consists of. Each file takes the place of an older one
 * only when it is complete.
 *
 * @param folder Where the files go.
 * @param report What renders them.
 * @param results What it renders.
 * @returns The paths that were written, relative to the folder.
 * @throws {Error} If a file cannot be written, such as on a full disk.
 */
export async function writeReport(
  folder: string,
  report: Report,
  results: Results,
): Promise<string[]> {
  const paths: string[] = [];
  for (const artifact of await report.render(results)) {
    writeArtifact(folder, artifact);
    paths.push(artifact.path);
  }
  return paths;
}

function writeArtifact(folder: string, { path, content }: Artifact): void {
  const target = join(folder, path);
  const draft = `${target}.part`;
  try {
    Deno.mkdirSync(dirname(target), { recursive: true });
    if (typeof content === "string") Deno.writeTextFileSync(draft, content);
    else if (content instanceof Uint8Array) Deno.writeFileSync(draft, content);
    else writePieces(draft, content);
    Deno.renameSync(draft, target);
  } catch (cause) {
    throw new Error(
      `Cannot write the report "${target}": ${
        (cause as Error).message
      }. The answers are kept: free some space or mend the permissions, then run the same command again`,
      { cause },
    );
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
