import { InvalidArgumentError } from "@commander-js/extra-typings";

const UNITS: Readonly<Record<string, number>> = {
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
};

/**
 * Reads a size as people write it.
 *
 * @param text A number and its unit, in decimal or binary steps.
 * @returns The size in bytes, at least 1.
 * @throws {InvalidArgumentError} If it is no size.
 *
 * @example Usage
 * ```ts
 * import { byteSize } from "@aftertune/aftertune/cli/byte_size.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(byteSize("2GiB"), 2 ** 31);
 * assertEquals(byteSize("1.5 MB"), 1_500_000);
 * ```
 */
export function byteSize(text: string): number {
  const [, number = "", unit = ""] =
    /^(\d+(?:\.\d+)?) ?([KMGT]i?B)$/i.exec(text.trim()) ?? [];
  const bytes = Math.floor(Number(number) * (UNITS[unit.toUpperCase()] ?? 0));
  if (bytes >= 1 && bytes <= Number.MAX_SAFE_INTEGER) return bytes;
  throw new InvalidArgumentError(
    "It must be a size above 0 with its unit, such as 2GiB or 512MB.",
  );
}
