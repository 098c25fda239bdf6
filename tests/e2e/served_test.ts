import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";
import { asked, servedSuite } from "./served_suite.ts";

const FILES = [
  "index.html",
  "paired.csv",
  "flips.csv",
  "summary.csv",
  "summary.md",
];

Deno.test("eval asks two servers and writes the whole set of reports", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  folder.write(
    "suite.yaml",
    folder.read("suite.yaml").replace(
      "limit: 30 }",
      "limit: 15, treatments: [more-steps] }\n  - { task: facts, limit: 10 }",
    ),
  );
  const { code, stdout, stderr } = await aftertune(
    ["eval", suite.path, "--results", folder.path],
  );
  assertEquals(code, 0, stderr);
  assertEquals(asked(suite.base), 40);
  assertEquals(asked(suite.tuned), 40);
  const written = folder.list("served");
  for (const name of FILES) assert(written.includes(name), name);
  const charts = written.filter((name) => name.endsWith(".vl.json"));
  assert(charts.length >= 3, charts.join());
  for (const chart of charts) {
    const stem = chart.replace(".vl.json", "");
    assert(written.includes(`${stem}.svg`), `${stem}.svg`);
    assert(written.includes(`${stem}.png`), `${stem}.png`);
  }
  assertStringIncludes(stdout, "word-problems");
  assertStringIncludes(
    folder.read("served/summary.csv"),
    "\ntuned,word-problems,none,",
  );
});

Deno.test("a second run sends nothing and writes the same tables, byte for byte", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  const args = ["eval", suite.path, "--results", folder.path];
  await aftertune(args);
  const before = FILES.map((name) => folder.read(`served/${name}`));
  const sent = asked(suite.base) + asked(suite.tuned);
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 0, stderr);
  assertEquals(asked(suite.base) + asked(suite.tuned), sent);
  assertEquals(FILES.map((name) => folder.read(`served/${name}`)), before);
});

Deno.test("score and report ask nobody and write what eval wrote", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  const rest = [suite.path, "--results", folder.path];
  await aftertune(["eval", ...rest]);
  const before = FILES.map((name) => folder.read(`served/${name}`));
  await suite.base.stop();
  await suite.tuned.stop();
  for (const name of FILES) folder.remove(`served/${name}`);
  const scored = await aftertune(["score", ...rest]);
  assertEquals(scored.code, 0, scored.stderr);
  assertEquals(folder.read("served/paired.csv"), before[1]);
  const reported = await aftertune(["report", ...rest]);
  assertEquals(reported.code, 0, reported.stderr);
  assertEquals(FILES.map((name) => folder.read(`served/${name}`)), before);
});

Deno.test("no file of an earlier run passes for one of this run", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  const rest = [suite.path, "--results", folder.path];
  folder.write("served/forgetting.svg", "a chart that is not drawn any more");
  folder.write("served/mine.svg", "a file of somebody else");
  const { code, stderr } = await aftertune(["eval", ...rest]);
  assertEquals(code, 0, stderr);
  const left = folder.list("served");
  assert(left.includes("mine.svg"));
  assert(left.includes("paired.svg"));
  assert(!left.includes("forgetting.svg"));
  assertStringIncludes(stderr, `Reports: ${folder.path}/served/index.html\n`);
  const scored = await aftertune(["score", ...rest]);
  const [, note = ""] = scored.stderr.split(
    `Reports: ${folder.path}/served\n`,
  );
  assertMatch(
    note,
    /^note: not written this time and so of an earlier run: .*summary\.md, paired\.vl\.json, paired\.svg, paired\.png, .*index\.html\. The command "report" writes all\n/,
  );
});

Deno.test("score before eval says what to do and leaves no store behind", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  const { code, stderr } = await aftertune(
    ["score", suite.path, "--results", folder.path],
  );
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Run eval first:\n    ");
  assertStringIncludes(stderr, ` eval ${suite.path}`);
  assertEquals(folder.list().length, 1);
});

Deno.test("report finds the answers of each model in the last run that asked it, and needs no key", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder, { limit: 5 });
  const rest = [suite.path, "--results", folder.path, "--reports", "csv"];
  await aftertune(["eval", ...rest]);
  const before = folder.read("served/paired.csv");
  await aftertune(["eval", ...rest, "--models", "base"]);
  folder.write(
    "suite.yaml",
    folder.read("suite.yaml").replace(
      "model: tuned",
      "model: tuned, key: NONE",
    ),
  );
  const { code, stderr } = await aftertune(["report", ...rest]);
  assertEquals(code, 0, stderr);
  assertStringIncludes(stderr, "not those of the last eval");
  assertEquals(folder.read("served/paired.csv"), before);
});

Deno.test("--json prints results that a program can read", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder, { limit: 5 });
  const { stdout } = await aftertune(
    ["eval", suite.path, "--results", folder.path, "--json", "--quiet"],
  );
  const { summary, paired } = JSON.parse(stdout);
  assertEquals(summary[0].model, "base");
  assertEquals(paired[0].difference.n, 5);
});

Deno.test("a server that dies in the middle leaves a count, and the same command finishes", async () => {
  using folder = new TemporaryFolder();
  let dead = true;
  let count = 0;
  await using suite = servedSuite(folder, {
    concurrency: 1,
    tuned: {
      fault: ({ path }) =>
        path === "/completions" && dead && ++count > 10
          ? new Response("gone", { status: 401 })
          : undefined,
    },
  });
  const args = ["eval", suite.path, "--results", folder.path];
  const broken = await aftertune(args);
  assertEquals(broken.code, 2);
  assertStringIncludes(broken.stderr, "20 of 30 requests are left");
  dead = false;
  const before = asked(suite.tuned);
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 0, stderr);
  assertEquals(asked(suite.tuned) - before, 20);
});

Deno.test("Ctrl-C stops cleanly, prints the command that goes on, and that command finishes", async () => {
  using folder = new TemporaryFolder();
  let process: Deno.ChildProcess | undefined;
  let interrupted = false;
  let count = 0;
  await using suite = servedSuite(folder, {
    concurrency: 1,
    tuned: {
      fault({ path }) {
        if (path !== "/completions" || interrupted || ++count <= 10) return;
        interrupted = true;
        process?.kill("SIGINT");
        return new Promise<Response>(() => {});
      },
    },
  });
  const args = ["eval", suite.path, "--results", folder.path];
  const stopped = await aftertune(args, { started: (one) => process = one });
  assertEquals(stopped.code, 130, stopped.stderr);
  assertStringIncludes(stopped.stderr, "what was answered is kept. To go on: ");
  assertStringIncludes(stopped.stderr, `eval ${suite.path} --results`);
  const before = asked(suite.tuned);
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 0, stderr);
  assertEquals(asked(suite.tuned) - before, 20);
});
