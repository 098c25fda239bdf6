import { assertEquals, assertStringIncludes } from "@std/assert";
import { FORMATS, resultsText } from "../../reports/mod.ts";
import { EMPTY, GAPPED, RUN } from "../reports/exports/runs.ts";
import { aftertune, TemporaryFolder } from "./command.ts";

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
    ["customBiggerIsBetter.json", "customSmallerIsBetter.json"]
      .map((file) => `Exported: ${folder.path}/out/${file}\n`).join(""),
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

Deno.test("export refuses an unknown format and a run without a number", async () => {
  using folder = new TemporaryFolder();
  const run = resultsFolder(folder, EMPTY);
  const unknown = await aftertune(["export", "lm-evil", run]);
  assertEquals(unknown.code, 2);
  assertStringIncludes(unknown.stderr, 'Cannot export as "lm-evil": there are');
  const empty = await aftertune(["export", "github-benchmark", run]);
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
