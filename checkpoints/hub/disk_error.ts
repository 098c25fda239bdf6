import type { Access } from "./hub.ts";
import { hubNameText } from "../hub_names/hub_name.ts";

const FULL = ["ENOSPC", "EDQUOT"];
const READ_ONLY = ["EACCES", "EPERM", "EROFS"];

/**
 * Says what to do about an error of the cache's disk.
 *
 * @param error What was thrown.
 * @param access What was to be kept.
 * @returns The error in words; as it was where it is another.
 */
export function inWords(
  error: unknown,
  { hub: { cache }, name }: Access,
): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  const { message } = error as Error;
  const advice = FULL.includes(code)
    ? "Make room, or let HF_HUB_CACHE name a folder that has it; what came is kept, the same command goes on"
    : "Let HF_HUB_CACHE name a folder that may be written";
  return new Error(
    `Cannot keep ${
      hubNameText(name)
    } in the cache "${cache}": ${message}. ${advice}`,
    { cause: error },
  );
}

/**
 * Tells whether an error is that of a place that may not be written.
 *
 * @param error What was thrown.
 * @returns Whether it is.
 */
export function isReadOnly(error: unknown): boolean {
  return READ_ONLY.includes(codeOf(error) ?? "");
}

/** The system's name for an error, `null` where it is none of the system's. */
function codeOf(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^E[A-Z]+$/.test(code) ? code : null;
}
