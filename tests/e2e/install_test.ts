import { assertEquals, assertStringIncludes } from "@std/assert";
import { dirname, fromFileUrl } from "@std/path";
import { TemporaryFolder } from "./command.ts";

const ROOT = fromFileUrl(new URL("../../", import.meta.url));
const PATH = `${dirname(Deno.execPath())}:${Deno.env.get("PATH")}`;

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    cwd,
    env: { PATH, NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return {
    code,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}

Deno.test("deno task install makes a program that runs from any folder", async () => {
  using folder = new TemporaryFolder();
  const installed = await run(
    Deno.execPath(),
    ["task", "install", "--root", folder.path],
    ROOT,
  );
  assertEquals(installed.code, 0, installed.stderr);
  const program = `${folder.path}/bin/aftertune`;
  const listed = await run(program, ["list"], folder.path);
  assertStringIncludes(listed.stdout, "word-problems");
  const planned = await run(program, ["eval", "--dry-run"], folder.path);
  assertEquals(planned.code, 0, planned.stderr);
  assertStringIncludes(planned.stdout, 'Suite "masked-thought" asks 6 models');
  // Models, charts and pictures need packages that the program loads late.
  await Deno.writeTextFile(
    `${folder.path}/mine.yaml`,
    JSON.stringify({
      name: "mine",
      reference: "base",
      models: {
        base: { checkpoint: `${ROOT}models/base` },
        sft: { checkpoint: `${ROOT}models/sft` },
      },
      tasks: ["facts"],
    }),
  );
  const asked = await run(
    program,
    ["eval", "mine.yaml", "--limit", "4"],
    folder.path,
  );
  assertEquals(asked.code, 0, asked.stderr);
  assertStringIncludes(asked.stdout, "Against base, sft");
});
