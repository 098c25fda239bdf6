import { assert, assertEquals, assertThrows } from "@std/assert";
import type { KeptResults } from "../../../core/mod.ts";
import { lmEval } from "../../../reports/exports/lm_eval.ts";
import { GAPPED, NAMED, PLAIN, RUN } from "./runs.ts";

/** What `result_schema.py` of lm-evaluation-harness 0.4.13 knows, as far as we write it. */
interface LmEvalResults {
  readonly results: Record<string, Record<string, number | string>>;
  readonly "group_subtasks": Record<string, string[]>;
  readonly configs: Record<string, {
    readonly task: string;
    readonly "dataset_path"?: string;
    readonly metadata: { readonly intervals: Record<string, object> };
  }>;
  readonly versions: Record<string, number>;
  readonly "higher_is_better": Record<string, Record<string, boolean>>;
  readonly "n-samples": Record<string, { original: number; effective: number }>;
  readonly config: object;
  readonly date: number;
  readonly "model_source": string;
  readonly "model_name": string;
  readonly "model_name_sanitized": string;
}

function filesOf(
  run: KeptResults,
  options = PLAIN,
): Map<string, LmEvalResults> {
  return new Map(
    lmEval.render(run, options).artifacts.map(({ path, content }) => [
      path,
      JSON.parse(String(content)),
    ]),
  );
}

function tunedOf(run: KeptResults, options = PLAIN): LmEvalResults {
  const [, tuned] = [...filesOf(run, options).values()];
  assert(tuned !== undefined);
  return tuned;
}

Deno.test("lm-eval has a file a model, named after the time that the run began", () => {
  assertEquals([...filesOf(RUN).keys()], [
    "base/results_2026-01-31T12-00-00.000000.json",
    "tuned/results_2026-01-31T12-00-00.000000.json",
    "lora/results_2026-01-31T12-00-00.000000.json",
  ]);
  const { date, model_name: name, model_source: source, config } = tunedOf(RUN);
  assertEquals([date, name, source], [1769860800, "tuned", "aftertune"]);
  assertEquals(config, {
    model: "aftertune",
    model_args: { model: "tuned" },
    model_sha: RUN.models[1]?.id,
    random_seed: 1,
  });
});

Deno.test("lm-eval keeps every number under metric and filter, a treatment as a task", () => {
  const { results, versions, group_subtasks: groups } = tunedOf(RUN);
  const tasks = [
    "facts",
    "facts__leetspeak",
    "compliance",
    "compliance__leetspeak",
  ];
  assertEquals(Object.keys(results), tasks);
  assertEquals(Object.keys(versions), tasks);
  assertEquals(Object.keys(groups), tasks);
  assertEquals(results["facts__leetspeak"]?.["alias"], "facts · leetspeak");
  const { value = 0, n = 0 } =
    RUN.summary.find(({ model }) => model === "tuned")?.estimate ?? {};
  assertEquals(results["facts"], {
    name: "facts",
    alias: "facts",
    sample_len: 240,
    "accuracy,exact": value,
    "accuracy_stderr,exact": results["facts"]?.["accuracy_stderr,exact"] ?? "",
  });
  const error = Number(results["facts"]?.["accuracy_stderr,exact"]);
  assert(Math.abs(error - Math.sqrt(value * (1 - value) / (n - 1))) < 1e-12);
});

Deno.test("lm-eval tells which way is up, also where a metric goes both ways", () => {
  const { results, higher_is_better: directions } = tunedOf(RUN);
  assertEquals(directions["facts"], { accuracy: true });
  assertEquals(directions["compliance"], { accuracy_lower: false });
  assert("accuracy_lower,exact" in (results["compliance"] ?? {}));
  const falling = RUN.summary.filter(({ better }) => better === "lower");
  assertEquals(
    tunedOf({ ...RUN, summary: falling }).higher_is_better["compliance"],
    { accuracy: false },
  );
});

Deno.test("lm-eval keeps intervals in the metadata of tasks, and how many samples there were", () => {
  const { configs, "n-samples": samples } = tunedOf(RUN);
  const { low, high, level, n } =
    RUN.summary.find(({ model }) => model === "tuned")?.estimate ?? {};
  assertEquals(configs["facts"]?.metadata.intervals, {
    "accuracy,exact": { low, high, level, n },
  });
  assertEquals(samples["facts"], { original: 240, effective: 240 });
  assertEquals(samples["facts__leetspeak"], { original: 240, effective: 120 });
});

Deno.test("lm-eval names a data set of the Hub where one is given", () => {
  const { configs } = tunedOf(RUN, NAMED);
  assertEquals(configs["facts"]?.dataset_path, "example-lab/facts");
  assertEquals("dataset_path" in (configs["compliance"] ?? {}), false);
});

Deno.test("lm-eval tells a task under a treatment from one whose name is the same as both", () => {
  const rename = (task: string) =>
    task === "compliance" ? "facts · leetspeak" : task;
  const summary = RUN.summary.map((row) => ({
    ...row,
    task: rename(row.task),
  }));
  assertEquals(Object.keys(tunedOf({ ...RUN, summary }).results), [
    "facts",
    "facts__leetspeak",
    "facts__leetspeak-2",
    "facts__leetspeak__leetspeak",
  ]);
});

/** A log that lm-evaluation-harness wrote. */
const LOG =
  "../shared/data/other_harness_logs/lm_eval/results_2026-01-21T03-44-18.458309.json";

Deno.test({
  name:
    "lm-eval says no more than a log of lm-evaluation-harness, in the same shapes",
  ignore: !exists(LOG),
  async fn() {
    const log = JSON.parse(await Deno.readTextFile(LOG));
    const { config, ...own } = tunedOf(RUN);
    for (const [name, value] of Object.entries({ ...own, ...config })) {
      const theirs = log[name] ?? log.config[name];
      const isArgs = name === "model_args";
      assertEquals(typeof theirs, isArgs ? "string" : typeof value, name);
    }
    for (const name of ["configs", "n-samples", "higher_is_better"] as const) {
      const [ours] = Object.values(own[name]);
      const [theirs] = Object.values(log[name]);
      const known = Object.keys(theirs as object);
      const stray = Object.keys(ours as object).filter((key) =>
        name !== "higher_is_better" && !known.includes(key)
      );
      assertEquals(stray, [], name);
    }
  },
});

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

Deno.test("lm-eval says N/A where there is no standard error", () => {
  const { results } = tunedOf({ ...RUN, columns: [] });
  assertEquals(results["facts"]?.["accuracy_stderr,exact"], "N/A");
});

Deno.test("lm-eval leaves a missing number out and says so", () => {
  const { leftOut } = lmEval.render(GAPPED, PLAIN);
  assertEquals(leftOut, ["1 number without an answer that could be scored"]);
  const [base] = [...filesOf(GAPPED).values()];
  assertEquals("facts" in (base?.results ?? {}), false);
});

Deno.test("lm-eval is refused where it is not known when the run began", () => {
  assertThrows(
    () => lmEval.render({ ...RUN, started: null }, PLAIN),
    RangeError,
    "as it must be known when the run began",
  );
});
