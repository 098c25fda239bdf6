import { assertEquals, assertStringIncludes } from "@std/assert";
import { openaiServer } from "../servers/openai_server.ts";
import { aftertune, TemporaryFolder } from "./command.ts";
import { asked, servedSuite } from "./served_suite.ts";

/** Runs a suite whose one task is a module that does something when it is loaded. */
async function withTask(
  body: (folder: TemporaryFolder) => string,
  options: readonly string[] = [],
): Promise<{ code: number; stderr: string; received: number }> {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  folder.write("task.ts", `${body(folder)}\nexport const five = 5;\n`);
  folder.write(
    "suite.yaml",
    folder.read("suite.yaml").replace("word-problems", "./task.ts"),
  );
  const { code, stderr } = await aftertune(
    ["eval", suite.path, "--results", `${folder.path}/results`, ...options],
  );
  return { code, stderr, received: asked(suite.base) };
}

Deno.test("eval cannot write outside of its results folder", async () => {
  const { code, stderr } = await withTask((folder) =>
    `Deno.writeTextFileSync("${folder.path}/escaped", "");`
  );
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Requires write access");
});

Deno.test("eval cannot reach a host that the suite does not name", async () => {
  await using other = openaiServer();
  const { code, stderr } = await withTask(() =>
    `await fetch("${other.endpoint}/models");`
  );
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Requires net access");
  assertEquals(other.received.length, 0);
});

Deno.test("eval cannot start programs or load libraries of a task's choosing", async () => {
  const started = await withTask(() => `new Deno.Command("ls").outputSync();`);
  assertStringIncludes(started.stderr, "Requires run access");
  const loaded = await withTask(() =>
    `Deno.dlopen("libc.so.6", { getpid: { parameters: [], result: "i32" } });`
  );
  assertStringIncludes(loaded.stderr, "Requires ffi access");
});

Deno.test("a dry run gives a task's module no more than eval does", async () => {
  const { code, stderr } = await withTask(
    (folder) => `Deno.writeTextFileSync("${folder.path}/escaped", "");`,
    ["--dry-run"],
  );
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Requires write access");
});

Deno.test("eval cannot see the environment, where keys are", async () => {
  const { code, stderr } = await withTask(() => `Deno.env.get("HOME");`);
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Requires env access");
});

Deno.test("a server cannot send eval on to another host", async () => {
  using folder = new TemporaryFolder();
  await using other = openaiServer();
  await using suite = servedSuite(folder, {
    limit: 2,
    tuned: { fault: () => Response.redirect(`${other.endpoint}/completions`) },
  });
  await aftertune(
    ["eval", suite.path, "--results", folder.path, "--reports", "csv"],
  );
  assertEquals(other.received.length, 0);
});
