import { assert, assertEquals } from "@std/assert";
import { githubBenchmark } from "../../../reports/exports/github_benchmark.ts";
import { GAPPED, HOSTILE_RUNS, PLAIN, RUN } from "./runs.ts";

/** The entries of each file, by its name. */
function entriesOf(run: typeof RUN) {
  const { artifacts, leftOut } = githubBenchmark.render(run, PLAIN);
  const files = Object.fromEntries(
    artifacts.map(({ path, content }) => [path, JSON.parse(String(content))]),
  );
  return { files, leftOut };
}

Deno.test("github-benchmark puts what is better higher and lower into a file each", () => {
  const { files, leftOut } = entriesOf(RUN);
  const names = (file: string) =>
    files[file]?.map(({ name }: { name: string }) => name);
  assertEquals(Object.keys(files), [
    "customBiggerIsBetter.json",
    "customSmallerIsBetter.json",
  ]);
  assertEquals(names("customBiggerIsBetter.json"), [
    "base · facts",
    "base · facts · leetspeak",
    "tuned · facts",
    "tuned · facts · leetspeak",
    "lora · facts",
    "lora · facts · leetspeak",
  ]);
  assertEquals(names("customSmallerIsBetter.json")?.[0], "base · compliance");
  assertEquals(leftOut, []);
});

Deno.test("github-benchmark keeps number, interval, n and the difference", () => {
  const { files } = entriesOf(RUN);
  const row = RUN.summary.find(({ model }) => model === "tuned");
  assertEquals(files["customBiggerIsBetter.json"]?.[2], {
    name: "tuned · facts",
    unit: "accuracy",
    value: row?.estimate?.value,
    range: "0.51 to 0.6379",
    extra:
      "exact, 95% interval 0.51 to 0.6379, n = 226\n14 without an answer\nagainst base -0.3, 95% interval -0.36 to -0.23, n = 226",
  });
});

Deno.test("github-benchmark leaves a missing number out and says so", () => {
  const { files, leftOut } = entriesOf(GAPPED);
  assertEquals(files["customBiggerIsBetter.json"]?.length, 5);
  assertEquals(leftOut, ["1 number without an answer that could be scored"]);
});

Deno.test("github-benchmark says which direction has no number, so that no older file is taken for one", () => {
  const summary = RUN.summary.filter(({ better }) => better === "higher");
  const { absent } = githubBenchmark.render({ ...RUN, summary }, PLAIN);
  assertEquals(absent, ["customSmallerIsBetter.json"]);
});

Deno.test("github-benchmark keeps to each task's first evaluator", () => {
  const summary = RUN.summary.flatMap((row) => [
    row,
    { ...row, evaluator: "loose" },
  ]);
  const { files, leftOut } = entriesOf({ ...RUN, summary });
  assertEquals(files, entriesOf(RUN).files);
  assertEquals(leftOut, [
    "12 numbers of evaluators that are not their task's first",
  ]);
});

Deno.test("github-benchmark writes no file without an entry, as the action refuses one", () => {
  const summary = RUN.summary.filter(({ better }) => better === "lower");
  assertEquals(Object.keys(entriesOf({ ...RUN, summary }).files), [
    "customSmallerIsBetter.json",
  ]);
});

Deno.test("github-benchmark has no name or unit that means something in the action's comments", () => {
  for (const run of HOSTILE_RUNS) {
    const metric = run.tasks.map(({ name }) => name).join();
    const summary = run.summary.map((row) => ({ ...row, metric }));
    for (const entries of Object.values(entriesOf({ ...run, summary }).files)) {
      for (const { name, unit } of entries) {
        assert(!/[`|<>@[\]\n]/.test(name + unit), name + unit);
      }
    }
  }
});
