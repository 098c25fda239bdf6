import { assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";

interface Problem {
  readonly id: string;
  readonly solution: string;
}

function problems(count: number): Problem[] {
  return Deno.readTextFileSync("tasks/data/word_problems.jsonl")
    .split("\n").slice(0, count).map((line) => JSON.parse(line));
}

function suite(base: string, tuned: string): string {
  return `
name: stored
reference: base
models:
  base: { predictions: ${base} }
  tuned: { predictions: ${tuned} }
tasks:
  - { task: word-problems, limit: 20 }
`;
}

Deno.test("eval compares answers that something else gave, from JSONL and CSV", async () => {
  using folder = new TemporaryFolder();
  const asked = problems(20);
  folder.write(
    "base.jsonl",
    asked.map(({ id }) =>
      `${
        JSON.stringify({
          task: "word-problems",
          sample: id,
          response: " I do not know.",
        })
      }\n`
    ).join(""),
  );
  folder.write(
    "tuned.csv",
    [
      "task,sample,response\r\n",
      ...asked.map(({ id, solution }) =>
        `word-problems,${id},"${solution.replaceAll('"', '""')}"\r\n`
      ),
    ].join(""),
  );
  const path = folder.write("suite.yaml", suite("base.jsonl", "tuned.csv"));
  const { code, stderr, stdout } = await aftertune(
    ["eval", path, "--results", folder.path, "--json", "--quiet"],
  );
  assertEquals(code, 0, stderr);
  const [row] = JSON.parse(stdout).paired;
  assertEquals(row.difference.value, 1);
  assertEquals([row.gained, row.lost, row.difference.n], [20, 0, 20]);
});

Deno.test("answers that are not there are counted as failed, never as wrong", async () => {
  using folder = new TemporaryFolder();
  const row = ({ id, solution }: Problem) =>
    `${
      JSON.stringify({ task: "word-problems", sample: id, response: solution })
    }\n`;
  folder.write("base.jsonl", problems(20).map(row).join(""));
  folder.write("tuned.jsonl", problems(15).map(row).join(""));
  const path = folder.write("suite.yaml", suite("base.jsonl", "tuned.jsonl"));
  const { code, stdout, stderr } = await aftertune(
    ["eval", path, "--results", folder.path, "--json"],
  );
  assertEquals(code, 0, stderr);
  assertStringIncludes(stderr, "5 failed");
  const { summary, paired } = JSON.parse(stdout);
  const tuned = summary.find((one: { model: string }) => one.model === "tuned");
  assertEquals([tuned.estimate.value, tuned.estimate.n, tuned.failed], [
    1,
    15,
    5,
  ]);
  assertEquals(paired[0].difference.n, 15);
});

Deno.test("answers that belong to no question of the suite are no comparison: exit code 2", async () => {
  using folder = new TemporaryFolder();
  const row = (task: string) => ({ id, solution }: Problem) =>
    `${JSON.stringify({ task, sample: id, response: solution })}\n`;
  folder.write("base.jsonl", problems(20).map(row("word-problems")).join(""));
  folder.write("tuned.jsonl", problems(20).map(row("word-problem")).join(""));
  const path = folder.write("suite.yaml", suite("base.jsonl", "tuned.jsonl"));
  const args = ["eval", path, "--results", folder.path];
  const { code, stdout, stderr } = await aftertune(args);
  assertEquals(code, 2, stderr);
  const reason = "20 of 20 requests to tuned failed, most often: ";
  assertStringIncludes(stdout, reason);
  const error =
    'error: Cannot compare "tuned" as it must have answered something. ';
  assertStringIncludes(
    stderr,
    `${error}All requests to it failed, as is told above. Mend that, then run eval again\n`,
  );
  const json = await aftertune([...args, "--json"]);
  assertStringIncludes(json.stderr, error + reason);
});

Deno.test("commands that write one results folder at once all succeed", async () => {
  using folder = new TemporaryFolder();
  const row = (response: string) => ({ id }: Problem) =>
    `${JSON.stringify({ task: "word-problems", sample: id, response })}\n`;
  folder.write("base.jsonl", problems(20).map(row("#### 1")).join(""));
  folder.write("tuned.jsonl", problems(20).map(row("#### 2")).join(""));
  const path = folder.write("suite.yaml", suite("base.jsonl", "tuned.jsonl"));
  const rest = [path, "--results", folder.path, "--quiet"];
  assertEquals((await aftertune(["eval", ...rest])).code, 0);
  const ended = await Promise.all(
    [1, 2, 3].map(() => aftertune(["score", ...rest])),
  );
  for (const { code, stderr } of ended) assertEquals(code, 0, stderr);
  const drafts = folder.list("stored").filter((name) => name.endsWith(".part"));
  assertEquals(drafts, []);
});
