import { assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, type Ended, TemporaryFolder } from "./command.ts";

interface Problem {
  readonly id: string;
  readonly solution: string;
}

const PROBLEMS: readonly Problem[] = Deno.readTextFileSync(
  "tasks/data/word_problems.jsonl",
).trim().split("\n").map((line) => JSON.parse(line));

/** Stored answers of two models to word problems, so many of them right. */
class Study implements Disposable {
  readonly #folder = new TemporaryFolder();
  readonly #suite: string;

  constructor(
    { base, tuned, of }: { base: number; tuned: number; of: number },
  ) {
    this.answers("base", { right: base, of });
    this.answers("tuned", { right: tuned, of });
    this.#suite = this.#folder.write(
      "suite.yaml",
      `
name: stored
reference: base
models:
  base: { predictions: base.jsonl }
  tuned: { predictions: tuned.jsonl }
tasks:
  - { task: word-problems, limit: ${of} }
`,
    );
  }

  answers(model: string, { right, of }: { right: number; of: number }): void {
    const rows = PROBLEMS.slice(0, of).map(({ id, solution }, index) =>
      JSON.stringify({
        task: "word-problems",
        sample: id,
        response: index < right ? solution : " I do not know.",
      })
    );
    this.#folder.write(`${model}.jsonl`, `${rows.join("\n")}\n`);
  }

  async eval(): Promise<void> {
    const { code, stderr } = await this.#run("eval", "--quiet");
    assertEquals(code, 0, stderr);
  }

  /** Gates the results of the run, which are all that is left of it. */
  gateRun(...args: readonly string[]): Promise<Ended> {
    const run = this.#folder.folder("run");
    this.#folder.write(
      "run/results.json",
      this.#folder.read("stored/results.json"),
    );
    return aftertune(["gate", run, ...args]);
  }

  gate(...args: readonly string[]): Promise<Ended> {
    return this.#run("gate", ...args);
  }

  /** Runs a verb as GitHub does, and reads the summary of its step. */
  async onGithub(
    verb: string,
    ...args: readonly string[]
  ): Promise<Ended & { readonly summary: string }> {
    const summary = this.#folder.write("step.md", "before\n");
    const results = ["--results", this.#folder.path];
    const ended = await aftertune([verb, this.#suite, ...results, ...args], {
      env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary },
    });
    return { ...ended, summary: this.#folder.read("step.md") };
  }

  /** What CI reads. */
  xml(): string {
    return this.#folder.read("stored/gate.xml");
  }

  hasXml(): boolean {
    return this.#folder.list("stored").includes("gate.xml");
  }

  budget(text: string): string {
    return this.#folder.write("budget.yaml", text);
  }

  #run(verb: string, ...args: readonly string[]): Promise<Ended> {
    const results = ["--results", this.#folder.path];
    return aftertune([verb, this.#suite, ...results, ...args]);
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}

Deno.test("a gate that nothing got worse behind is open: exit code 0", async () => {
  using study = new Study({ base: 100, tuned: 101, of: 200 });
  await study.eval();
  const { code, stdout, stderr } = await study.gate();
  assertEquals(code, 0, stderr);
  assertStringIncludes(stdout, "pass: tuned · word-problems\n");
  assertStringIncludes(stdout, "points, may fall by 5.0; n = 200\n");
  assertStringIncludes(stdout, "\ngates: 1 pass");
});

Deno.test("a gate that a model got worse behind is closed: exit code 1", async () => {
  using study = new Study({ base: 150, tuned: 60, of: 200 });
  await study.eval();
  const { code, stdout, stderr } = await study.gate("--explain");
  assertEquals(code, 1, stderr);
  assertStringIncludes(stdout, "fail: tuned · word-problems\n");
  assertStringIncludes(stdout, "passes where the 90% interval");
  assertStringIncludes(study.xml(), 'tests="1" failures="1"');
  const wider = study.budget("gates: [{ task: word-problems, margin: 0.9 }]");
  const { code: wide } = await study.gate("--budget", wider);
  assertEquals(wide, 0);
});

Deno.test("the results of a run are gated as its suite is, without suite and answers", async () => {
  using study = new Study({ base: 150, tuned: 140, of: 200 });
  await study.eval();
  const budget = study.budget(
    "gates: [{ task: word-problems, worse: either, margin: 0.08 }]",
  );
  const options = ["--budget", budget, "--json"];
  const [suite, run] = [
    await study.gate(...options),
    await study.gateRun(...options),
  ];
  assertEquals([run.code, run.stderr], [suite.code, ""]);
  assertEquals(JSON.parse(run.stdout).gates, JSON.parse(suite.stdout).gates);
  const turned = await study.gateRun("--reference", "tuned");
  assertStringIncludes(turned.stdout, "pass: base · word-problems\n");
  for (
    const [message, ...args] of [
      ["with --limit as what was asked is settled there", "--limit", "5"],
      ['Cannot find the model "bse" in the run', "--reference", "bse"],
      ['the budget "nowhere.yaml"', "--budget", "nowhere.yaml"],
    ]
  ) {
    const { code, stdout, stderr } = await study.gateRun(...args);
    assertEquals([code, stdout], [2, ""], stderr);
    assertStringIncludes(stderr, message as string);
  }
});

Deno.test("a gate with too few samples is inconclusive: exit code 3, and how many would do", async () => {
  using study = new Study({ base: 20, tuned: 19, of: 30 });
  await study.eval();
  const { code, stdout, stderr } = await study.gate("--json");
  assertEquals(code, 3, stderr);
  const [row] = JSON.parse(stdout).gates;
  assertEquals(row.outcome, "inconclusive");
  assertEquals(row.samples > 30, true);
  assertEquals([row.reference, row.model], ["base", "tuned"]);
});

Deno.test("a gate that has nothing to judge, or too little, fails closed: exit code 2", async () => {
  using study = new Study({ base: 20, tuned: 20, of: 30 });
  const before = await study.gate();
  assertEquals(before.code, 2);
  assertStringIncludes(before.stderr, "Run eval first");
  study.answers("tuned", { right: 21, of: 30 });
  await study.eval();
  await study.gate();
  assertEquals(study.hasXml(), true);
  study.answers("tuned", { right: 20, of: 25 });
  await study.eval();
  await refused(
    study,
    'Cannot gate the task "word-problems" as at most 1% of its requests may be without a score: of "tuned" 5 of 30 are. Run eval again, which asks only what has no answer',
  );
  assertEquals(study.hasXml(), false);
  await refused(study, "besides the reference", "--models", "base");
});

Deno.test("a gate that cannot read its budget leaves no earlier decision", async () => {
  using study = new Study({ base: 20, tuned: 21, of: 30 });
  await study.eval();
  await study.gate();
  assertEquals(study.hasXml(), true);
  await refused(
    study,
    'Cannot read the budget "nowhere.yaml"',
    "--budget",
    "nowhere.yaml",
  );
  assertEquals(study.hasXml(), false);
});

/** A gate that decides nothing must not let anything pass. */
async function refused(
  study: Study,
  message: string,
  ...args: readonly string[]
): Promise<void> {
  const { code, stdout, stderr } = await study.gate(...args);
  assertEquals([code, stdout], [2, ""], stderr);
  assertStringIncludes(stderr, message);
}

Deno.test("a budget that names what there is not, or could let all pass, fails closed", async () => {
  using study = new Study({ base: 20, tuned: 21, of: 30 });
  await study.eval();
  for (const [text, message] of REFUSED) {
    await refused(study, message, "--budget", study.budget(text));
  }
});

const REFUSED: readonly (readonly [budget: string, message: string])[] = [
  [
    "gates: [{ task: word-problem }]",
    'Cannot gate the task "word-problem" as it must be one that was asked: "word-problems". Did you mean "word-problems"?',
  ],
  [
    "gates: [{ task: word-problems, treatment: more-steps }]",
    'Cannot gate the treatment "more-steps" of the task "word-problems"',
  ],
  [
    "gates: [{ task: word-problems, models: [base] }]",
    'Cannot gate the model "base" as it must be another than the reference',
  ],
  [
    "gates: [{ task: word-problems, models: [] }]",
    '"gates[0].models" must name a model at least',
  ],
  ["", "a budget must be keys with values"],
  ["margin: .nan", '"margin" must be a number'],
  [
    "margin: 5",
    'Cannot gate the task "word-problems" as the margin of a share must be below 1: 5. Five points are 0.05',
  ],
  [
    "gates: [{ task: word-problems }, { task: word-problems, margin: 0.2 }]",
    'Cannot gate "tuned" on the task "word-problems" as one gate must decide on a change: the budget has two',
  ],
  [
    "gates: [{ task: word-problems, evaluator: mine }]",
    'Cannot gate the evaluator "mine"',
  ],
  ["margin: a lot", '"margin" must be a number'],
];

Deno.test("a change of a number may be gated both ways, each with a margin of its own", async () => {
  using study = new Study({ base: 100, tuned: 101, of: 200 });
  await study.eval();
  const budget = study.budget(
    "gates: [{ task: word-problems }, { task: word-problems, worse: higher, margin: 0.2 }]",
  );
  const { code, stdout } = await study.gate("--budget", budget);
  assertEquals(code, 0, stdout);
  assertStringIncludes(stdout, "points, may rise by 20.0; n = 200\n");
});

Deno.test("a gate on answers of another suite than the one at hand says so", async () => {
  using study = new Study({ base: 100, tuned: 101, of: 200 });
  await study.eval();
  assertEquals((await study.gate()).stderr, "");
  const { stderr } = await study.gate("--seed", "2");
  assertStringIncludes(stderr, "note: suite or options are not those of the");
});

Deno.test("on GitHub, eval and gate annotate the run and append to the step's summary", async () => {
  using study = new Study({ base: 150, tuned: 100, of: 200 });
  const evaluated = await study.onGithub("eval", "--quiet", "--json");
  assertEquals(evaluated.code, 0, evaluated.stderr);
  assertEquals(evaluated.stderr.split("\n").length, 2, evaluated.stderr);
  assertStringIncludes(
    evaluated.stderr,
    "::warning title=tuned · word-problems::clearly worse than base: −25.0 [",
  );
  assertEquals(JSON.parse(evaluated.stdout).suite, "stored");
  assertStringIncludes(evaluated.summary, "before\n## stored: what the fine");

  const gated = await study.onGithub("gate");
  assertEquals(gated.code, 1, gated.stderr);
  assertStringIncludes(
    gated.stderr,
    "::error title=tuned · word-problems%3A fail::−25.0 [",
  );
  assertStringIncludes(gated.summary, "| **fail** | tuned | word-problems |");

  const failed = await study.onGithub("gate", "--budget", "none.yaml");
  assertEquals(failed.code, 2);
  assertStringIncludes(
    failed.stderr,
    '\n::error title=aftertune::Cannot read the budget "none.yaml"',
  );
  assertEquals(failed.summary, "before\n");
});
