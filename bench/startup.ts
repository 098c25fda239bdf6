/**
 * How long the shortest run of the default suite takes, from the start of the
 * process to all reports.
 *
 *     deno task bench:startup --repeat 7
 */

import { parseArgs } from "@std/cli/parse-args";
import { join } from "@std/path";
import { measuredProcess } from "./measured_process.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

/** As `deno task eval` has them. */
const FLAGS =
  "--v8-flags=--max-semi-space-size=8,--wasm-tiering-budget=2000000000";

const { repeat } = parseArgs(Deno.args, { default: { repeat: 7 } });
const seconds: number[] = [];
for (let round = 0; round <= repeat; round++) {
  const results = await Deno.makeTempDir();
  try {
    const measured = await measuredProcess([
      ...["run", FLAGS, "-P=eval", "main.ts"],
      ...["eval", "--limit", "1", "--quiet", "--results", results],
    ], { cwd: join(import.meta.dirname ?? ".", "..") });
    // The first one fills the caches of disk and compiler.
    if (round > 0) seconds.push(measured.seconds);
  } finally {
    await Deno.remove(results, { recursive: true });
  }
}
say(
  `eval --limit 1: ${median(seconds).toFixed(2)} s (${
    seconds.map((value) => value.toFixed(2)).join(", ")
  })`,
);
