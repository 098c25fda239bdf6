import { assert, assertEquals } from "@std/assert";
import { join, resolve } from "@std/path";
import { inFolder } from "../datasets/with_file.ts";
import { aftertune } from "../e2e/command.ts";
import { openaiServer } from "../servers/openai_server.ts";

const PAGE = await Deno.readTextFile("docs/writing_a_task.md");

/** The first code block behind the words that tell the reader to save it. */
function blockOf(file: string): string {
  const told = PAGE.indexOf(`Save this as \`${file}\``);
  const [, code] = PAGE.slice(told).match(/```.*\n([^]*?)```/) ?? [];
  assert(told !== -1 && code !== undefined, `nothing to save as ${file}`);
  return code;
}

Deno.test("a reader who does what docs/writing_a_task.md says has a task that works", async () => {
  await inFolder(async (folder) => {
    for (const file of ["capitals.jsonl", "capitals.ts", "capitals_test.ts"]) {
      await Deno.writeTextFile(join(folder, file), blockOf(file));
    }
    const { success, stdout, stderr } = await new Deno.Command(
      Deno.execPath(),
      {
        args: [
          "test",
          "--allow-read",
          "--no-lock",
          "--config",
          resolve("deno.json"),
          "capitals_test.ts",
        ],
        cwd: folder,
        env: { NO_COLOR: "1" },
      },
    ).output();
    const text = new TextDecoder().decode(stdout);
    assert(success, text + new TextDecoder().decode(stderr));
    assertEquals(/(\d+) passed \| (\d+) failed/.exec(text)?.slice(1), [
      "2",
      "0",
    ]);
  });
});

Deno.test("the suite of docs/writing_a_task.md runs on models that are there", async () => {
  await using base = openaiServer({ say: () => " Paris" });
  await using tuned = openaiServer({
    say: (asked) => asked.includes("Peru") ? " Lima" : " Paris",
  });
  await inFolder(async (folder) => {
    const served = (endpoint: string) =>
      `{ endpoint: "${endpoint}", model: tuned, prompt: text }`;
    const suite = blockOf("capitals.yaml")
      .replace("{ checkpoint: checkpoints/base }", served(base.endpoint))
      .replace("{ checkpoint: checkpoints/tuned }", served(tuned.endpoint));
    await Deno.writeTextFile(join(folder, "capitals.yaml"), suite);
    for (const file of ["capitals.jsonl", "capitals.ts"]) {
      await Deno.writeTextFile(join(folder, file), blockOf(file));
    }
    const { code, stdout, stderr } = await aftertune([
      ...["eval", join(folder, "capitals.yaml"), "--results", folder],
      ...["--reports", "csv", "--json", "--quiet"],
    ]);
    assertEquals(code, 0, stderr);
    const [{ task, gained, lost }] = JSON.parse(stdout).paired;
    assertEquals([task, gained, lost], ["capitals", 1, 0]);
  });
});
