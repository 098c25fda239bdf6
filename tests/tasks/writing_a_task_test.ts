import { assert, assertEquals } from "@std/assert";
import { join, resolve } from "@std/path";
import { inFolder } from "../datasets/with_file.ts";

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
