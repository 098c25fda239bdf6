import { assertEquals } from "@std/assert";
import { dirname } from "@std/path";
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
  "servers",
  "tools",
];

const tests = [...readTree("tests", {}).keys()];

Deno.test("every folder of tests is a room or a suite of tests", () => {
  const folders = new Set(tests.map((file) => file.split("/", 1)[0] ?? ""));
  const known = [...Object.keys(LAYERS), ...SUITES];
  assertEquals([...folders].filter((folder) => !known.includes(folder)), []);
});

Deno.test("every test of a room is where the room has files", () => {
  const sources = [
    ...readTree(".", { exclude: ["node_modules", "models", "tests"] }).keys(),
  ];
  const orphans = tests.filter((file) =>
    file.endsWith("_test.ts") &&
    !SUITES.some((suite) => file.startsWith(`${suite}/`)) &&
    !sources.some((source) => source.startsWith(`${dirname(file)}/`))
  );
  assertEquals(orphans, []);
});
