/** Friday, 26 July 2024, as `strftime` of C writes its parts. */
const PARTS: ReadonlyMap<string, string> = new Map(Object.entries({
  "%a": "Fri",
  "%A": "Friday",
  "%b": "Jul",
  "%B": "July",
  "%d": "26",
  "%-d": "26",
  "%e": "26",
  "%m": "07",
  "%-m": "7",
  "%y": "24",
  "%Y": "2024",
  "%H": "00",
  "%M": "00",
  "%S": "00",
  "%F": "2024-07-26",
  "%%": "%",
}));

/**
 * What chat templates that ask for today's date are told: the same
 * conversation must be the same text tomorrow. It is the date that templates
 * of Llama 3 fall back on.
 *
 * @param format How the date is to be written.
 * @returns 26 July 2024 at midnight.
 * @throws {RangeError} If it asks for a part that is not known.
 *
 * @example Usage
 * ```ts
 * import { fixedDate } from "@aftertune/aftertune/checkpoints/fixed_date.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(fixedDate("%d %b %Y"), "26 Jul 2024");
 * ```
 */
export function fixedDate(format: string): string {
  return format.replace(/%-?[^-]/g, (part) => {
    const written = PARTS.get(part);
    if (written !== undefined) return written;
    throw new RangeError(
      `Cannot write a date as its parts must be some of ${
        [...PARTS.keys()].join(" ")
      }: one is ${part}`,
    );
  });
}
