import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";

interface Problem {
  readonly id: string;
  readonly solution: string;
}

const PROBLEMS: readonly Problem[] = Deno.readTextFileSync(
  "tasks/data/word_problems.jsonl",
).trim().split("\n").slice(0, 60).map((line) => JSON.parse(line));

/** How many answers of each model are right, of 60. */
type Right = Readonly<Record<string, number>>;

/** Runs with stored answers, each in a folder of its own. */
class Runs implements Disposable {
  readonly folder: TemporaryFolder = new TemporaryFolder();

  /** Asks stored answers and returns the results folder. */
  async eval(
    name: string,
    right: Right,
    { limit = 60, reports = "csv,json", wrong = "=I do not know." } = {},
  ): Promise<string> {
    const models = Object.entries(right).map(([model, count]) => {
      const answers = PROBLEMS.map(({ id, solution }, index) =>
        JSON.stringify({
          ...{ task: "word-problems", sample: id },
          response: index < count ? solution : wrong,
        })
      );
      const file = `${name}-${model}.jsonl`;
      this.folder.write(file, `${answers.join("\n")}\n`);
      return `  ${model}: { predictions: ${file} }`;
    });
    const suite = this.folder.write(
      `${name}.yaml`,
      [
        ...[`name: ${name}`, "reference: base", "models:", ...models],
        ...["tasks:", `  - { task: word-problems, limit: ${limit} }`],
      ].join("\n"),
    );
    const { code, stderr } = await aftertune([
      ...["eval", suite, "--quiet", "--reports", reports],
      ...["--results", this.folder.path],
    ]);
    assertEquals(code, 0, stderr);
    return `${this.folder.path}/${name}`;
  }

  [Symbol.dispose](): void {
    this.folder[Symbol.dispose]();
  }
}

Deno.test("two models of one run are compared as its own table compares them", async () => {
  using runs = new Runs();
  const run = await runs.eval("mine", { base: 20, sft: 50, lora: 25 });
  const { code, stdout, stderr } = await aftertune(
    ["compare", `${run}:base`, "sft", "--json"],
  );
  assertEquals(code, 0, stderr);
  const { models, paired, apart } = JSON.parse(stdout);
  assertEquals(
    models.map(({ label, suite }: Record<string, string>) => [label, suite]),
    [["base", "mine"], ["sft", "mine"]],
  );
  const kept = JSON.parse(runs.folder.read("mine/results.json"));
  const own = kept.paired.filter(({ model }: { model: string }) =>
    model === "sft"
  );
  const known = ({ pAdjusted: _, ...row }: Record<string, unknown>) => row;
  assertEquals(paired.map(known), own.map(known));
  assertEquals(apart, []);
});

Deno.test("the tuned models of two runs are compared, and a flip is told with its answers", async () => {
  using runs = new Runs();
  const old = await runs.eval("old", { base: 20, sft: 21 });
  const now = await runs.eval("new", { base: 20, sft: 50 });
  runs.folder.remove("new/store.sqlite");
  const { code, stdout, stderr } = await aftertune(
    ["compare", `${old}/results.json`, now],
  );
  assertEquals(code, 0, stderr);
  assertStringIncludes(stdout, `A: sft of ${old}`.slice(0, 60));
  assertStringIncludes(
    stdout,
    "Against sft (A), sft (B) gained 48.3 points on",
  );
  assertStringIncludes(stdout, "\ngained: word-problems, sample wp-0");
  assertStringIncludes(stdout, "\n  sft (A): =I do not know.\n  sft (B): ");
  const both = await aftertune(["compare", `${old}:base`, now]);
  assertStringIncludes(both.stdout, "\n  base: =I do not know.\n  sft: ");
});

Deno.test("of a flip between two tuned models both answers are told, as far as they are kept", async () => {
  using runs = new Runs();
  const run = await runs.eval("mine", { base: 20, sft: 50, lora: 25 });
  const told = async () => {
    const { code, stdout, stderr } = await aftertune(
      ["compare", `${run}:lora`, "sft"],
    );
    assertEquals(code, 0, stderr);
    return stdout;
  };
  assertStringIncludes(await told(), "\n  lora: =I do not know.\n  sft: ");
  runs.folder.write("mine/store.sqlite", "no database");
  assertStringIncludes(await told(), "\n  lora: (not kept)\n  sft: ");
  runs.folder.remove("mine/store.sqlite");
  assertStringIncludes(await told(), "\n  lora: (not kept)\n  sft: ");
});

Deno.test("an answer of an earlier run that flips.csv still has is not told for one of this run", async () => {
  using runs = new Runs();
  await runs.eval("mine", { base: 20, sft: 50 });
  const now = { reports: "json", wrong: "I am not sure." };
  const run = await runs.eval("mine", { base: 21, sft: 50 }, now);
  assertStringIncludes(
    runs.folder.read("mine/flips.csv"),
    "=I do not know.",
  );
  const { stdout } = await aftertune(["compare", `${run}:base`, "sft"]);
  assertStringIncludes(stdout, "\n  base: I am not sure.\n  sft: ");
});

Deno.test("of a flip between choices, too, both models' probabilities are told", async () => {
  using folder = new TemporaryFolder();
  const models = new URL("../../models/", import.meta.url).pathname;
  const suite = folder.write(
    "suite.yaml",
    `
name: chosen
reference: base
models:
  base: { checkpoint: ${models}base }
  sft: { checkpoint: ${models}sft }
  mft: { checkpoint: ${models}mft }
tasks: [{ task: facts-recognition, limit: 100 }]
`,
  );
  const asked = await aftertune([
    ...["eval", suite, "--quiet", "--reports", "csv,json"],
    ...["--results", folder.path],
  ]);
  assertEquals(asked.code, 0, asked.stderr);
  const { stdout } = await aftertune(
    ["compare", `${folder.path}/chosen:sft`, "mft"],
  );
  const answer = "-\\d+\\.\\d{3} \\w+.*";
  assertMatch(
    stdout,
    new RegExp(`\\n  sft: ${answer}\\n(?:.*\\n)*  mft: ${answer}`),
  );
});

Deno.test("a model compared with itself in another run is said to be the same", async () => {
  using runs = new Runs();
  const run = await runs.eval("mine", { base: 20, sft: 50 });
  const copy = runs.folder.write(
    "copy/results.json",
    runs.folder.read("mine/results.json"),
  );
  const { stdout } = await aftertune(["compare", copy, run]);
  assertStringIncludes(stdout, "\nBoth are the same model, so what differs is");
  assertStringIncludes(
    stdout,
    "Against sft (A), sft (B) showed no clear change",
  );
});

Deno.test("names in results of unknown origin move no cursor, whatever is said of them", async () => {
  using runs = new Runs();
  await runs.eval("mine", { base: 20, sft: 50 });
  const kept = runs.folder.read("mine/results.json");
  const name = JSON.stringify("\x1b[2Jsft\r::error::x");
  const run = runs.folder.write(
    "hostile/results.json",
    kept.replaceAll('"sft"', name),
  );
  for (const other of ["base", "none"]) {
    const { stdout, stderr } = await aftertune(
      ["compare", `${run}:${other}`, run],
    );
    assertStringIncludes(stdout + stderr, "␛[2Jsft");
    assertEquals(/(?!\n)\p{Cc}/u.test(stdout + stderr), false);
    assertEquals(/^::error/m.test(stdout + stderr), false);
  }
});

Deno.test("what cannot be compared ends with exit code 2 and the names there are", async () => {
  using runs = new Runs();
  const run = await runs.eval("mine", { base: 20, sft: 50, lora: 25 });
  const other = await runs.eval("other", { base: 20, sft: 50 }, {
    limit: 50,
  });
  const refused = async (message: string, ...args: readonly string[]) => {
    const { code, stdout, stderr } = await aftertune(["compare", ...args]);
    assertEquals([code, stdout], [2, ""], stderr);
    assertStringIncludes(stderr, message);
  };
  await refused(
    `Cannot compare "${run}" as a run of one model besides its reference: it has "base", "sft", "lora". Name one, such as ${run}:sft`,
    ...[run, "base"],
  );
  await refused(
    `Cannot find the model "sftt" in the run "${run}": it has "base", "sft", "lora". Did you mean "sft"?`,
    ...[`${run}:base`, "sftt"],
  );
  await refused(
    "as it must be with another model: both are the same",
    ...[`${run}:sft`, "sft"],
  );
  await refused(
    `Cannot read the run "${run}-none" as it must be a results folder`,
    ...[`${run}-none`, "sft"],
  );
  await refused(
    'Cannot compare "sft (B)" with "sft (A)" as both must have been asked and judged in the same way somewhere: with other samples of them. Ask both with one suite',
    ...[`${run}:sft`, `${other}:sft`],
  );
  await refused("missing required argument", run);
});
