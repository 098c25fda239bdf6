import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";

const PROBLEMS: readonly { readonly id: string; readonly solution: string }[] =
  Deno.readTextFileSync("tasks/data/word_problems.jsonl").trim().split("\n")
    .map((line) => JSON.parse(line));

/** Stored answers to word problems, the first ones right. */
function answers(right: number, of: number): string {
  return PROBLEMS.slice(0, of).map(({ id, solution }, index) =>
    `${
      JSON.stringify({
        task: "word-problems",
        sample: id,
        response: index < right ? solution : " I do not know.",
      })
    }\n`
  ).join("");
}

const SUITE = `
name: planned
reference: base
models:
  base: { predictions: base.jsonl }
  tuned: { predictions: tuned.jsonl }
tasks:
  - { task: word-problems, limit: 100 }
`;

Deno.test("plan says how many requests and tokens a suite takes, and asks nothing", async () => {
  const rest = ["--results", "nowhere", "--models", "sft"];
  const { code, stdout, stderr } = await aftertune(["plan", ...rest]);
  assertEquals(code, 0, stderr);
  assertStringIncludes(stdout, "asks 2 models (base, sft), each:");
  assertStringIncludes(
    stdout,
    "In all at most 7,280 requests and 303,040 generated tokens",
  );
  const dry = await aftertune(["eval", "--dry-run", ...rest]);
  assertEquals(dry.stdout, stdout);
});

Deno.test("plan tells what could be found: as assumed, as stated, then as a pilot measured it", async () => {
  using folder = new TemporaryFolder();
  folder.write("base.jsonl", answers(50, 100));
  folder.write("tuned.jsonl", answers(60, 100));
  const suite = folder.write("suite.yaml", SUITE);
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await aftertune(
      [...args, "--results", folder.path, "--json"],
    );
    assertEquals(code, 0, stderr);
    return JSON.parse(stdout);
  };
  const assumed = await run("plan", suite, "--power");
  const [row] = assumed.power;
  assertEquals([row.samples, row.source, row.spread.amount], [
    100,
    "assumed",
    0.12,
  ]);
  assertAlmostEquals(row.alone.detectable, 0.0970497, 1e-6);
  assert(row.corrected.detectable > row.alone.detectable);
  assertEquals([assumed.asked, assumed.requests, assumed.tokens], [[], 0, 0]);
  const stated = await run(
    ...["plan", suite, "--discordance", "0.23", "--difference", "0.11"],
  );
  assertEquals(stated.power[0].source, "stated");
  assertEquals(stated.power[0].alone.needed, 147);
  await run("eval", suite, "--quiet", "--reports", "csv");
  const measured = await run("plan", suite, "--power");
  assertEquals(measured.power[0].source, "measured");
  assertAlmostEquals(measured.power[0].spread.amount, 12 / 102, 1e-12);
});

Deno.test("the table of plan fits 80 columns and says what was corrected for", async () => {
  const { stdout } = await aftertune(
    ["plan", "--difference", "0.03", "--results", "nowhere"],
  );
  const lines = stdout.split("\n");
  assertEquals(lines.filter((line) => line.length > 80), []);
  assertStringIncludes(stdout, "finds  finds*  needs  needs*");
  assertStringIncludes(stdout, "* corrected for all 155 comparisons");
  assertStringIncludes(stdout, "verdict changes, assumed. Measure it");
});

Deno.test("plan refuses shares that are none: exit code 2", async () => {
  for (const option of ["--difference=3", "--discordance=0"]) {
    const { code, stderr } = await aftertune(["plan", option]);
    assertEquals(code, 2);
    assertStringIncludes(stderr, "It must be a number above 0, at most 1.");
  }
});
