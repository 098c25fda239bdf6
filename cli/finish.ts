import { join } from "@std/path";
import type { Results } from "../core/mod.ts";
import { terminal } from "../reports/mod.ts";
import type { Job } from "./job.ts";

/**
 * Prints what came out.
 *
 * @param results The results.
 * @param job What was asked for.
 */
export function finish(results: Results, { folder, output }: Job): void {
  const { suite, reference, summary, paired, settings } = results;
  const text = output.json
    ? `${
      JSON.stringify({ suite, folder, reference, summary, paired, settings })
    }\n`
    : `${terminal(results)}\n`;
  write(Deno.stdout, text);
  if (output.progress === "none" || output.json) return;
  write(Deno.stderr, `\nReports: ${join(folder, "index.html")}\n`);
}

function write(stream: { writeSync(bytes: Uint8Array): number }, text: string) {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}
