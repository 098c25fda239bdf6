/**
 * Gives each name one that any file system takes as a file or folder: letters,
 * digits, `.`, `_` and `-`, where `__` stands for what else there is. Names that
 * would fall together, also where capitals do not count, get a number.
 *
 * @param names Any texts.
 * @returns What each of them is called as a file.
 *
 * @example Usage
 * ```ts
 * import { fileNames } from "@aftertune/aftertune/reports/exports/file_names.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([...fileNames(["sft", "org/model", "../SFT", "SFT"]).values()], [
 *   "sft",
 *   "org__model",
 *   "____SFT",
 *   "SFT-2",
 * ]);
 * ```
 */
export function fileNames(
  names: Iterable<string>,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const called = new Map<string, string>();
  for (const name of new Set(names)) {
    const plain = plainName(name);
    let unique = plain;
    for (let next = 2; taken.has(unique.toLowerCase()); next++) {
      unique = `${plain}-${next}`;
    }
    taken.add(unique.toLowerCase());
    called.set(name, unique);
  }
  return called;
}

/** Most characters of a name: none takes more than four of the 255 bytes that a file's may have. */
const MOST = 48;

/** What Windows keeps for devices, and Every Eval Ever for its store. */
const RESERVED_REGEXP = /^(?:con|prn|aux|nul|com\d|lpt\d|data)(?:\.|$)/i;

function plainName(name: string): string {
  const kept = name.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "__");
  const cut = Array.from(kept).slice(0, MOST).join("");
  const dotless = cut.replace(/^\.+|\.+$/g, "__");
  return dotless === "" || RESERVED_REGEXP.test(dotless)
    ? `_${dotless}`
    : dotless;
}
