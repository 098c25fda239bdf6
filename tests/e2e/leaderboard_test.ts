import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { textColumns } from "../../reports/mod.ts";
import { aftertune, TemporaryFolder } from "./command.ts";

const FILES = [
  "history.csv",
  "index.html",
  "leaderboard.csv",
  "leaderboard.md",
];

/** Runs a suite of stored answers; each model is right on its first samples. */
async function ran(
  folder: TemporaryFolder,
  suite: string,
  models: Readonly<Record<string, number>>,
): Promise<string> {
  const data = await Deno.readTextFile("tasks/data/word_problems.jsonl");
  const rows = data.split("\n").slice(0, 20).map((line) => JSON.parse(line));
  for (const [name, right] of Object.entries(models)) {
    const answers = rows.map(({ id, solution }, index) =>
      JSON.stringify({
        ...{ task: "word-problems", sample: id },
        response: index < right ? solution : "I do not know.",
      })
    );
    folder.write(`${suite}/${name}.jsonl`, `${answers.join("\n")}\n`);
  }
  const path = folder.write(
    `${suite}/suite.yaml`,
    JSON.stringify({
      ...{ name: suite, reference: Object.keys(models)[0] },
      models: Object.fromEntries(
        Object.keys(models).map((name) => [
          name,
          { predictions: `${name}.jsonl` },
        ]),
      ),
      tasks: [{ task: "word-problems", limit: 20 }],
    }),
  );
  const { code, stderr } = await aftertune([
    ...["eval", path, "--results", folder.path, "--quiet"],
    ...["--reports", "json"],
  ]);
  assertEquals(code, 0, stderr);
  return `${folder.path}/${suite}`;
}

Deno.test("leaderboard ranks the models of several runs together and fits the terminal", async () => {
  using folder = new TemporaryFolder();
  const one = await ran(folder, "one", { base: 2, tuned: 20 });
  const other = await ran(folder, "other", { merged: 11 });
  const out = `${folder.path}/board`;
  const { code, stdout, stderr } = await aftertune(
    ["leaderboard", one, `${other}/results.json`, "--out", out],
  );
  assertEquals(code, 0, stderr);
  assertEquals(folder.list("board").sort(), FILES);
  const [size = "", ...table] = stdout.split("\n");
  assertStringIncludes(size, "3 models of 2 runs");
  assertEquals(
    table.slice(3, 6).map((line) => line.trim().split(/ {2,}/)),
    [
      ["tuned", "100.0%", "[83.9, 100.0]", "1"],
      ["merged", "55.0%", "[34.2, 74.2]", "2"],
      ["base", "10.0%", "[2.8, 30.1]", "3"],
    ],
  );
  assert(stdout.split("\n").every((line) => textColumns(line) <= 80), stdout);
  assertEquals(stderr.trim(), `Leaderboard: ${out}/index.html`);
});

Deno.test("leaderboard --json gives every number to a program", async () => {
  using folder = new TemporaryFolder();
  const run = await ran(folder, "one", { base: 2, tuned: 20 });
  const { stdout, stderr } = await aftertune(
    ["leaderboard", run, "--out", `${folder.path}/board`, "--json"],
  );
  const { level, groups: [group] } = JSON.parse(stdout);
  assertEquals([level, group.models.length, stderr], [0.95, 2, ""]);
  const [{ name, numbers: [{ task, estimate, rank }] }] = group.models;
  assertEquals([name, task, estimate.value], ["tuned", "word-problems", 1]);
  assertEquals(rank, { best: 1, worst: 1 });
});

Deno.test("an earlier leaderboard is replaced, and what else is in the folder stays", async () => {
  using folder = new TemporaryFolder();
  const one = await ran(folder, "one", { base: 2, tuned: 20 });
  const other = await ran(folder, "other", { merged: 10 });
  const out = `${folder.path}/board`;
  await aftertune(["leaderboard", one, "--out", out]);
  folder.write("board/CNAME", "example.org");
  const { code } = await aftertune(["leaderboard", one, other, "--out", out]);
  assertEquals(code, 0);
  assertStringIncludes(folder.read("board/leaderboard.csv"), "merged");
  assertEquals(folder.read("board/CNAME"), "example.org");
  assertEquals(folder.list("board").sort(), ["CNAME", ...FILES]);
});

Deno.test("a damaged or foreign results.json is refused before anything is written: exit code 2", async () => {
  using folder = new TemporaryFolder();
  const run = await ran(folder, "one", { base: 2, tuned: 20 });
  const out = `${folder.path}/board`;
  await aftertune(["leaderboard", run, "--out", out]);
  const before = FILES.map((name) => folder.read(`board/${name}`));
  const text = folder.read("one/results.json");
  const bad = {
    "as it must be whole JSON": text.slice(0, text.length / 2),
    '"aftertune_results" must be a number: it is missing': "{}",
    '"summary[0].model" must be a text: it is 7': text.replace(
      '{"model":"base","task":"word-problems"',
      '{"model":7,"task":"word-problems"',
    ),
  };
  for (const [message, content] of Object.entries(bad)) {
    const path = folder.write("bad/results.json", content);
    const { code, stderr } = await aftertune(
      ["leaderboard", run, `${folder.path}/bad`, "--out", out],
    );
    assertEquals(code, 2);
    assertStringIncludes(stderr, `error: Cannot read "${path}" as`);
    assertStringIncludes(stderr, message);
    assertEquals(FILES.map((name) => folder.read(`board/${name}`)), before);
  }
});

Deno.test("a folder without results.json is refused: exit code 2", async () => {
  using folder = new TemporaryFolder();
  const { code, stderr } = await aftertune(["leaderboard", folder.path]);
  assertEquals(code, 2);
  assertStringIncludes(
    stderr,
    `it must be a results folder or its results.json: there is no "${folder.path}/results.json"`,
  );
});

Deno.test("a leaderboard takes the place of no run's page: exit code 2", async () => {
  using folder = new TemporaryFolder();
  const run = await ran(folder, "one", { base: 2, tuned: 20 });
  const { code, stderr } = await aftertune(["leaderboard", run, "--out", run]);
  assertEquals(code, 2);
  assertStringIncludes(
    stderr,
    "as the folder must be empty or hold an earlier one",
  );
  assertEquals(folder.list("one").includes("leaderboard.csv"), false);
});

Deno.test("a leaderboard that cannot be written whole leaves the earlier one whole", async () => {
  using folder = new TemporaryFolder();
  const run = await ran(folder, "one", { base: 2, tuned: 20 });
  const out = `${folder.path}/board`;
  folder.write("board/leaderboard.csv", "earlier");
  folder.folder("board/history.csv");
  const { code, stderr } = await aftertune(["leaderboard", run, "--out", out]);
  assertEquals(code, 2);
  assertStringIncludes(stderr, `Cannot write the report "${out}/history.csv"`);
  assertEquals(folder.read("board/leaderboard.csv"), "earlier");
  assertEquals(folder.list("board").sort(), ["history.csv", "leaderboard.csv"]);
});
