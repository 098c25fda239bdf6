import { join } from "@std/path";
import { leaderboardFiles } from "../reports/mod.ts";
import { keptRun } from "./kept_run.ts";
import { print } from "./print.ts";
import { typedPath } from "./typed_path.ts";
import { writeArtifact } from "./write.ts";

/** Options of `leaderboard`. */
export interface LeaderboardOptions {
  /** Folder that the leaderboard is written into. */
  readonly out: string;
}

/**
 * Runs `leaderboard`: every run is read before anything is written.
 *
 * @param runs Results folders, or their `results.json`, as they were typed.
 * @param options What was typed behind them.
 * @returns The exit code.
 */
export async function leaderboard(
  runs: readonly string[],
  { out }: LeaderboardOptions,
): Promise<number> {
  const kept = await Promise.all(runs.map(keptRun));
  const folder = typedPath(out);
  for (const artifact of leaderboardFiles(kept)) {
    writeArtifact(folder, artifact);
  }
  print(`Leaderboard: ${join(folder, "index.html")}`);
  return 0;
}
