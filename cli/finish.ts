import { join } from "@std/path";
import type { Results } from "../core/mod.ts";
import { terminal } from "../reports/mod.ts";
import type { Job } from "./job.ts";
import { print, write } from "./print.ts";

/**
 * Prints what came out.
 *
 * @param results The results.
 * @param job What was asked for.
 */
export function finish(results: Results, { folder, output }: Job): void {
  const { suite, reference, summary, paired, failures, settings } = results;
  print(
    output.json
      ? JSON.stringify({
        ...{ suite, folder, reference, summary, paired, failures, settings },
      })
      : terminal(results, { columns: output.columns }),
  );
  if (output.progress === "none" || output.json) return;
  write(Deno.stderr, `\nReports: ${join(folder, "index.html")}\n`);
}
