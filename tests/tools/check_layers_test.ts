import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import {
  type Config,
  readTree,
  violations,
} from "../../_tools/check_layers.ts";
import { cycles } from "../../_tools/cycles.ts";
import { LAYERS } from "../../_tools/layers.ts";

const CONFIG: Config = {
  imports: {
    "@std/path": "npm:some/path",
    "library/": "npm:library/",
    "@aftertune/aftertune": "./mod.ts",
    "@aftertune/aftertune/": "./",
  },
};

/** A small project in which every import is allowed. */
const GOOD: Record<string, string> = {
  "core/mod.ts": 'export type * from "./task.ts";',
  "core/task.ts": 'import type { Score } from "./score.ts";',
  "core/score.ts": "export type Score = number;",
  "stats/mod.ts": 'export { mean } from "./mean.ts";',
  "stats/mean.ts": 'import { part } from "library/part";',
  "evaluators/mod.ts": 'export { accuracy } from "./metrics/accuracy.ts";',
  "evaluators/metrics/accuracy.ts":
    'import { mean } from "../../stats/mod.ts";\nimport "../form.ts";',
  "evaluators/form.ts": 'import { join } from "@std/path";',
  "cli/main.ts": 'import { mean } from "../stats/mod.ts";',
  "cli/version.ts": 'import config from "../deno.json" with { type: "json" };',
  "cli/lazy.ts": 'await import("../runners/onnx/mod.ts");',
  "runners/mod.ts": 'export { onnx } from "./onnx/mod.ts";',
  "runners/onnx/mod.ts": 'export { onnx } from "./onnx.ts";',
  "runners/onnx/onnx.ts": 'import type { Task } from "../../core/mod.ts";',
  "mod.ts": 'export * from "./core/mod.ts";',
  "main.ts": 'import { main } from "./cli/main.ts";',
  "tests/stats/mean_test.ts": 'import { mean } from "../../stats/mean.ts";',
  "tests/cli/self_test.ts": 'import "@aftertune/aftertune/stats/mod.ts";',
};

/** What is found when a file is added to the good project. */
function found(file: string, source: string): string[] {
  return violations(
    new Map(Object.entries({ ...GOOD, [file]: source })),
    CONFIG,
  );
}

Deno.test("check_layers passes a project that keeps the rules", () => {
  assertEquals(violations(new Map(Object.entries(GOOD)), CONFIG), []);
});

const BROKEN: Record<string, [file: string, source: string, line: string]> = {
  "an import of a room above": [
    "core/a.ts",
    'import { mean } from "../stats/mod.ts";',
    'core/a.ts:1: "../stats/mod.ts": core may import no other room',
  ],
  "a type import of a room above": [
    "stats/a.ts",
    '\nimport type { Task } from "../core/mod.ts";',
    'stats/a.ts:2: "../core/mod.ts": stats may import no other room',
  ],
  "a re-export of a room above": [
    "engine/a.ts",
    'export {\n  a,\n} from "../runners/mod.ts";',
    'engine/a.ts:3: "../runners/mod.ts": engine may import core, stats',
  ],
  "a dynamic import of a room above": [
    "store/a.ts",
    'const a = await import("../cli/mod.ts");',
    'store/a.ts:1: "../cli/mod.ts": store may import core',
  ],
  "an import of a room above from a folder inside a room": [
    "runners/onnx/a.ts",
    'import { a } from "../../tasks/mod.ts";',
    'runners/onnx/a.ts:1: "../../tasks/mod.ts": runners may import core, checkpoints',
  ],
  "an import of the public surface": [
    "engine/a.ts",
    'import { a } from "../mod.ts";',
    'engine/a.ts:1: "../mod.ts": engine may import core, stats',
  ],
  "an import of the program": [
    "cli/a.ts",
    'import "../main.ts";',
    'cli/a.ts:1: "../main.ts": cli may import ' +
    LAYERS["cli"]?.join(", "),
  ],
  "an import of a file of another room": [
    "evaluators/a.ts",
    'import { mean } from "../stats/mean.ts";',
    'evaluators/a.ts:1: "../stats/mean.ts": across rooms import the mod.ts',
  ],
  "an import of the room's own mod.ts": [
    "evaluators/metrics/a.ts",
    'import { accuracy } from "../mod.ts";',
    `evaluators/metrics/a.ts:1: "../mod.ts": inside a room import the file, never the room's own mod.ts`,
  ],
  "an import of the mod.ts of a folder inside the room by a file of it": [
    "runners/onnx/a.ts",
    'import { onnx } from "./mod.ts";',
    `runners/onnx/a.ts:1: "./mod.ts": inside a room import the file, never the room's own mod.ts`,
  ],
  "an import of a test": [
    "engine/a.ts",
    'import { echo } from "../tests/echo.ts";',
    'engine/a.ts:1: "../tests/echo.ts": nothing imports tests',
  ],
  "an import of a tool": [
    "cli/a.ts",
    'import { cycles } from "../_tools/cycles.ts";',
    'cli/a.ts:1: "../_tools/cycles.ts": nothing imports _tools',
  ],
  "a dependency that the import map does not name": [
    "stats/a.ts",
    'import a from "elsewhere";',
    'stats/a.ts:1: "elsewhere": dependencies come through the import map',
  ],
  "a dependency past the import map": [
    "tests/a_test.ts",
    'import a from "npm:library@1";',
    'tests/a_test.ts:1: "npm:library@1": dependencies come through the import map',
  ],
  "an import by the project's own name": [
    "engine/a.ts",
    'import { mean } from "@aftertune/aftertune/stats/mod.ts";',
    'engine/a.ts:1: "@aftertune/aftertune/stats/mod.ts": the project imports itself by relative paths',
  ],
  "a room that the table does not name": [
    "helpers/a.ts",
    "export const a = 1;",
    'helpers/a.ts: "helpers" is no room of _tools/layers.ts',
  ],
  "a module at the root that the table does not name": [
    "common.ts",
    "export const a = 1;",
    'common.ts: "common.ts" is no room of _tools/layers.ts',
  ],
  "a circle of files": [
    "core/score.ts",
    'import type { Task } from "./task.ts";',
    "core/task.ts -> core/score.ts -> core/task.ts: no cycles",
  ],
  "a file that imports itself": [
    "stats/a.ts",
    'import { a } from "./a.ts";',
    "stats/a.ts -> stats/a.ts: no cycles",
  ],
};

for (const [name, [file, source, line]] of Object.entries(BROKEN)) {
  Deno.test(`check_layers refuses ${name}`, () => {
    assertEquals(found(file, source), [line]);
  });
}

Deno.test("check_layers allows each import of its table and no other", () => {
  const rooms = Object.keys(LAYERS).filter((room) => !room.includes("."));
  for (const from of rooms) {
    for (const to of rooms.filter((room) => room !== from)) {
      const source = `import { a } from "../${to}/mod.ts";`;
      const lines = violations(new Map([[`${from}/a.ts`, source]]), CONFIG);
      assertEquals(lines.length === 0, LAYERS[from]?.includes(to), from + to);
    }
  }
});

Deno.test("the table of layers names only its own rooms and has no circle", () => {
  const rooms = Object.keys(LAYERS);
  assert(Object.values(LAYERS).flat().every((room) => rooms.includes(room)));
  assertEquals(cycles(new Map(Object.entries(LAYERS))), []);
});

Deno.test("check_layers reads the modules of a folder, less hidden and excluded ones", async () => {
  const root = await Deno.makeTempDir();
  try {
    const files = ["mod.ts", "core/mod.ts", ".x/a.ts", "models/a.ts", "a.json"];
    for (const file of [...files, "stats/models/a.ts"]) {
      await Deno.mkdir(join(root, file, ".."), { recursive: true });
      await Deno.writeTextFile(join(root, file), file);
    }
    assertEquals(
      [...readTree(root, { exclude: ["models"] })].sort(),
      ["core/mod.ts", "mod.ts", "stats/models/a.ts"].map((it) => [it, it]),
    );
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});
