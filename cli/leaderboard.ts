import { join } from "@std/path";
import type { KeptResults } from "../core/mod.ts";
import { boardOf, leaderboardFiles } from "../reports/leaderboard/mod.ts";
import { keptRun } from "./kept_run.ts";
import { leaderboardJson } from "./leaderboard_json.ts";
import { leaderboardText } from "./leaderboard_text.ts";
import { print, printJson, write } from "./print.ts";
import { terminalColumns } from "./terminal_columns.ts";
import { typedPath } from "./typed_path.ts";
import { existing, writeTogether } from "./write.ts";

/** Options of `leaderboard`. */
export interface LeaderboardOptions {
  /** Folder that the leaderboard is written into. */
  readonly out: string;
  /** As JSON. */
  readonly json: boolean;
}

/**
 * Runs `leaderboard`: every run is read before anything is written, and no file
 * takes the place of an older one before all of them are complete.
 *
 * @param runs Results folders, or their `results.json`, as they were typed.
 * @param options What was typed behind them.
 * @returns The exit code.
 * @throws {Error} If a run cannot be read, or the folder holds something else.
 */
export async function leaderboard(
  runs: readonly string[],
  { out, json }: LeaderboardOptions,
): Promise<number> {
  const folder = typedPath(out);
  checkFolder(folder, out);
  const kept: KeptResults[] = [];
  for (const run of runs) kept.push(await keptRun(run));
  const board = boardOf(kept);
  writeTogether(folder, leaderboardFiles(board));
  if (json) printJson({ folder, ...leaderboardJson(board) });
  else print(leaderboardText(board, terminalColumns()));
  if (!json) {
    write(Deno.stderr, `\nLeaderboard: ${join(folder, "index.html")}\n`);
  }
  return 0;
}

/** The page of a run or of something else is not to be lost. */
function checkFolder(folder: string, typed: string): void {
  const [foreign] = existing(folder, ["results.json", "index.html"]);
  const [own] = existing(folder, ["leaderboard.csv"]);
  if (foreign === undefined || own !== undefined) return;
  throw new RangeError(
    `Cannot write a leaderboard into "${typed}" as the folder must be empty or hold an earlier one: it holds "${foreign}" and no leaderboard.csv. Name another folder with --out`,
  );
}
