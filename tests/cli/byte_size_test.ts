import { assertEquals, assertThrows } from "@std/assert";
import { InvalidArgumentError } from "@commander-js/extra-typings";
import { byteSize } from "../../cli/byte_size.ts";

Deno.test("sizes are read in decimal and binary units, in either case", () => {
  const sizes = ["1KB", "512MB", "2GiB", "0.5 gib", "1tb", "3MiB"];
  assertEquals(sizes.map(byteSize), [
    1000,
    512_000_000,
    2 ** 31,
    2 ** 29,
    1e12,
    3 * 2 ** 20,
  ]);
});

for (const text of ["", "2", "GiB", "-1GB", "0MB", "1e3MB", "2GiBs", "9e9TB"]) {
  Deno.test(`"${text}" is refused as a size`, () => {
    assertThrows(
      () => byteSize(text),
      InvalidArgumentError,
      "It must be a size above 0 with its unit, such as 2GiB or 512MB.",
    );
  });
}
