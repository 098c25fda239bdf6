import { assertEquals } from "@std/assert";
import { readTree } from "../../_tools/check_layers.ts";
import { LAYERS } from "../../_tools/layers.ts";

/** Folders of `tests/` that belong to no single room. */
const SUITES = [
  "conformance",
  "data",
  "e2e",
  "oracle",
  "parity",
  "regressions",
  "tools",
];

const tests = [...readTree("tests", {}).keys()];

Deno.test("every folder of tests is a room or a suite of tests", () => {
  const folders = new Set(tests.map((file) => file.split("/", 1)[0] ?? ""));
  const known = [...Object.keys(LAYERS), ...SUITES];
  assertEquals([...folders].filter((folder) => !known.includes(folder)), []);
});

Deno.test("every test of a room has the name of a file or folder of the room", () => {
  const source = readTree(".", {
    exclude: ["node_modules", "models", "tests"],
  });
  const files = [...source.keys()];
  const orphans = tests.filter((file) => {
    const name = file.replace(/_test\.ts$/, "");
    return name !== file &&
      !SUITES.some((suite) => file.startsWith(`${suite}/`)) &&
      !files.some((it) => it === `${name}.ts` || it.startsWith(`${name}/`));
  });
  assertEquals(orphans, []);
});
