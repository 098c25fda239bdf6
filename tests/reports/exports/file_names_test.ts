import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { fileNames } from "../../../reports/exports/file_names.ts";

Deno.test("any names become different files that any file system takes", () => {
  const names = fc.uniqueArray(fc.string({ unit: "binary", maxLength: 300 }));
  fc.assert(fc.property(names, (names) => {
    const files = [...fileNames(names).values()];
    assertEquals(files.length, names.length);
    assertEquals(
      new Set(files.map((file) => file.toLowerCase())).size,
      names.length,
    );
    for (const file of files) {
      assert(/^[\p{L}\p{M}\p{N}_-][\p{L}\p{M}\p{N}._-]*$/u.test(file), file);
      assert(!file.endsWith("."), file);
      assert(new TextEncoder().encode(file).length <= 220, file);
    }
  }));
});

Deno.test("names of devices, of nothing and of other folders are no files of theirs", () => {
  const names = ["", "..", "CON", "nul.txt", "data", "a/../b", "a\u0000b"];
  assertEquals([...fileNames(names).values()], [
    "_",
    "__",
    "_CON",
    "_nul.txt",
    "_data",
    "a__..__b",
    "a__b",
  ]);
});

Deno.test("names in other scripts are kept", () => {
  assertEquals([...fileNames(["模型-1", "модель"]).values()], [
    "模型-1",
    "модель",
  ]);
});
