/** GitHub shows none of a step's summary that is larger than this. */
export const SUMMARY_LIMIT: number = 1024 * 1024;

/** What takes the place of what does not fit. */
const CUT = "\n\n*Cut here, as GitHub shows no more than 1 MiB a step.*\n";

/**
 * Cuts a text for `$GITHUB_STEP_SUMMARY` at the end of a line, so that what the
 * step has written before and the text fit into one summary.
 *
 * The limit is `AttachmentSizeLimit` in https://github.com/actions/runner.
 *
 * @param text Markdown that is appended.
 * @param written Bytes that the file has already.
 * @returns The text, or its start and a line that says so; empty where not even
 *   that fits.
 *
 * @example Usage
 * ```ts
 * import { stepSummary } from "@aftertune/aftertune/reports/formats/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(stepSummary("fine\n", 0), "fine\n");
 * assertEquals(stepSummary("too late\n", 1024 * 1024), "");
 * ```
 */
export function stepSummary(text: string, written: number): string {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(text);
  const room = SUMMARY_LIMIT - written;
  if (bytes.length <= room) return text;
  const kept = room - encoder.encode(CUT).length;
  if (kept < 0) return "";
  const end = bytes.lastIndexOf("\n".charCodeAt(0), kept);
  const start = end < 0 ? bytes.subarray(0, 0) : bytes.subarray(0, end);
  return new TextDecoder().decode(start) + CUT;
}
