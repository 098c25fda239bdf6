import { assertEquals } from "@std/assert";
import { grantsOf } from "../../cli/grants.ts";
import type { Suite } from "../../suites/mod.ts";

Deno.test("a job on GitHub may append to the summary of its step", () => {
  const { write } = grantsOf({
    verb: "gate",
    suite: {} as Suite,
    folder: "/results",
    output: { github: { summary: "/summary.md" } },
  });
  assertEquals(write, ["/results", "/summary.md"]);
});

Deno.test("an export may write where it was told to", () => {
  const { write } = grantsOf({
    verb: "export",
    suite: {} as Suite,
    folder: "/results",
    exporting: { format: "", out: "/out", organization: null, datasets: [] },
    output: { github: null },
  });
  assertEquals(write, ["/results", "/out"]);
});

Deno.test("doctor may read and load the packages' libraries, and no more", () => {
  const { ffi, ...grants } = grantsOf({
    verb: "doctor",
    where: "base",
    model: { checkpoint: "/base", prompt: "text" },
    snapshots: {},
    settings: { device: "cpu", threads: null },
    output: { json: false, columns: 80 },
  });
  assertEquals(Array.isArray(ffi), true);
  assertEquals(grants, {
    read: true,
    write: false,
    net: false,
    env: false,
    sys: false,
    run: false,
    import: false,
  });
});
