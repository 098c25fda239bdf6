import { assertEquals, assertStringIncludes } from "@std/assert";
import { FORMATS } from "../../reports/exports/mod.ts";
import { resultsText } from "../../reports/mod.ts";
import { GAPPED, RUN } from "../reports/exports/runs.ts";
import { aftertune, TemporaryFolder } from "./command.ts";
import { servedSuite } from "./served_suite.ts";

/** A results folder that holds what was kept of a run, and no more. */
function resultsFolder(folder: TemporaryFolder, run: typeof RUN): string {
  folder.write("kept/results.json", [...resultsText(run)].join(""));
  return `${folder.path}/kept`;
}

Deno.test("export writes a run in a format and tells where and what it left out", async () => {
  using folder = new TemporaryFolder();
  const run = resultsFolder(folder, GAPPED);
  const { code, stdout, stderr } = await aftertune(
    ["export", "github-benchmark", run, "--out", "out"],
    { cwd: folder.path },
  );
  assertEquals(code, 0);
  assertEquals(
    stdout,
    `Exported: ${folder.path}/out/customBiggerIsBetter.json and 1 more\n`,
  );
  assertEquals(
    stderr,
    "note: left out: 1 number without an answer that could be scored\n",
  );
  assertEquals(folder.list("out").sort(), [
    "customBiggerIsBetter.json",
    "customSmallerIsBetter.json",
  ]);
});

Deno.test("export --help has a line for each format", async () => {
  const { code, stdout } = await aftertune(["export", "--help"]);
  assertEquals(code, 0);
  for (const { name, description } of FORMATS) {
    const line = stdout.split("\n").find((line) => line.includes(name));
    assertStringIncludes(line ?? "", description);
  }
});

Deno.test("export refuses an unknown format and a run without a number that fits", async () => {
  using folder = new TemporaryFolder();
  const run = resultsFolder(folder, RUN);
  const unknown = await aftertune(["export", "lm-evil", run]);
  assertEquals(unknown.code, 2);
  assertStringIncludes(unknown.stderr, 'Cannot export as "lm-evil": there are');
  const empty = await aftertune(["export", "hf-eval-results", run]);
  assertEquals(empty.code, 2);
  assertStringIncludes(
    empty.stderr,
    "as it must hold a number that fits: it has none",
  );
});

Deno.test("export refuses a data set of a task that the run does not have, or of no form", async () => {
  using folder = new TemporaryFolder();
  const run = resultsFolder(folder, RUN);
  const says = {
    "fact=example/facts:all":
      'Cannot name the data set of "fact" as the run must have that task: it has "facts", "compliance". Did you mean "facts"?',
    "facts=example/facts": "as TASK=ID:TASK, such as",
  };
  for (const [dataset, message] of Object.entries(says)) {
    const { code, stderr } = await aftertune(
      ["export", "every-eval-ever", run, "--dataset", dataset],
    );
    assertEquals(code, 2);
    assertStringIncludes(stderr, message);
  }
});

Deno.test("export takes who made the models and where a task is from", async () => {
  using folder = new TemporaryFolder();
  const { code } = await aftertune([
    ...["export", "every-eval-ever", resultsFolder(folder, RUN)],
    ...["--out", `${folder.path}/out`, "--organization", "example-lab"],
    ...["--dataset", "facts=example-lab/facts:all"],
  ]);
  assertEquals(code, 0);
  const models = "out/data/made-up/example-lab";
  assertEquals(folder.list(models).sort(), ["base", "lora", "tuned"]);
  const [file] = folder.list(`${models}/base`);
  assertStringIncludes(
    folder.read(`${models}/base/${file}`),
    '"hf_repo": "example-lab/facts"',
  );
});

Deno.test("export of a suite writes the answers too, those that its numbers were made of", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder, { limit: 4 });
  const results = ["--results", folder.folder("results")];
  const asked = await aftertune(["eval", suite.path, ...results]);
  assertEquals(asked.code, 0, asked.stderr);
  const out = `${folder.path}/deep/out`;
  const { code, stderr } = await aftertune(
    ["export", "lm-eval", suite.path, ...results, "--out", out],
  );
  assertEquals(code, 0, stderr);
  const [file, ...others] = folder.list("deep/out/tuned").sort();
  assertEquals(others.length, 1);
  const { results: { "word-problems": numbers } } = JSON.parse(
    folder.read(`deep/out/tuned/${file}`),
  );
  const lines = folder.read(`deep/out/tuned/${others[0]}`).trim().split("\n")
    .map((line) => JSON.parse(line));
  assertEquals(lines.length, 12);
  for (const filter of ["hash", "last_number"]) {
    const own = lines.filter((line) => line.filter === filter);
    const sum = own.reduce((sum, { accuracy }) => sum + accuracy, 0);
    assertEquals(sum / own.length, numbers[`accuracy,${filter}`]);
  }
  assertStringIncludes(lines[0].resps[0][0], "####");
});

Deno.test("export without answers removes those of an earlier export of the run, and nothing else", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder, { limit: 4 });
  const results = ["--results", folder.folder("results")];
  const asked = await aftertune(["eval", suite.path, ...results]);
  assertEquals(asked.code, 0, asked.stderr);
  const places = {
    "lm-eval": "tuned",
    "every-eval-ever": "data/served/unknown/tuned",
  };
  for (const [format, place] of Object.entries(places)) {
    const exported = async (...run: readonly string[]) => {
      const { code, stderr } = await aftertune(
        ["export", format, ...run, "--out", `${folder.path}/out`],
      );
      assertEquals(code, 0, stderr);
      return folder.list(`out/${place}`).sort();
    };
    const whole = await exported(suite.path, ...results);
    folder.write(`out/${place}/notes_samples.jsonl`, "{}\n");
    const numbers = whole.filter((name) => !name.includes("samples"));
    assertEquals([whole.length, numbers.length], [2, 1]);
    assertEquals(
      await exported(`${folder.path}/results/served`),
      [...numbers, "notes_samples.jsonl"].sort(),
    );
  }
});

Deno.test("export refuses to change what was kept of a run", async () => {
  using folder = new TemporaryFolder();
  const run = resultsFolder(folder, RUN);
  const { code, stderr } = await aftertune(
    ["export", "lm-eval", run, "--limit", "3"],
  );
  assertEquals(code, 2);
  assertStringIncludes(
    stderr,
    "as it must be a suite for --limit: it is a run. Name the suite, or leave --limit out",
  );
});
