import { digestFile } from "../checkpoints/mod.ts";
import type { Runner } from "../core/mod.ts";
import { readRows } from "../datasets/mod.ts";
import { plan, type Posed } from "../engine/mod.ts";
import { openPredictions, type Origin } from "../runners/predictions/mod.ts";

/**
 * Opens a file of stored answers. Its rows name task, treatment and sample,
 * where a runner knows requests: the plan tells which request is whose.
 *
 * @param path The JSONL or CSV file.
 * @param posed The tasks, each posed in one way.
 * @returns A runner that gives the answers of the file.
 */
export async function openStoredAnswers(
  path: string,
  posed: readonly Posed[],
): Promise<Runner> {
  const origins = originsOf(posed);
  const sha256 = await digestOf(path);
  return await openPredictions(readRows({ location: path, sha256 }), {
    file: path,
    sha256,
    resolve: (id) => origins.get(id) ?? [],
  });
}

type Origins = ReadonlyMap<string, readonly Origin[]>;

/** One map serves all files of a suite. */
const KNOWN = new WeakMap<readonly Posed[], Origins>();

function originsOf(posed: readonly Posed[]): Origins {
  const known = KNOWN.get(posed);
  if (known !== undefined) return known;
  const origins = new Map<string, Origin[]>();
  for (const { request, posed: one, sample } of plan(posed, "text")) {
    const origin = {
      task: one.task.name,
      treatment: one.treatment,
      sample: sample.id,
    };
    const same = origins.get(request.id);
    if (same === undefined) origins.set(request.id, [origin]);
    else same.push(origin);
  }
  KNOWN.set(posed, origins);
  return origins;
}

async function digestOf(path: string): Promise<string> {
  try {
    return await digestFile(path);
  } catch (cause) {
    throw new Error(
      `Cannot read the stored answers "${path}": ${
        (cause as Error).message
      }. Paths in a suite are relative to its file`,
      { cause },
    );
  }
}
