import { assertEquals, assertStringIncludes } from "@std/assert";
import type { KeptResults } from "../../../core/mod.ts";
import { hubResults } from "../../../reports/exports/hub_results.ts";
import { lmEval } from "../../../reports/exports/lm_eval.ts";
import { modelIndex } from "../../../reports/exports/model_index.ts";
import { yamlText } from "../../../reports/exports/yaml_text.ts";
import type { Format } from "../../../reports/exports/mod.ts";
import { hasPackages, python } from "../python.ts";
import { ANSWERS } from "./answers.ts";
import { allNamed, HOSTILE_RUNS, NAMED, RUN } from "./runs.ts";

const RUNS = [RUN, ...HOSTILE_RUNS];

/** The files of a run in a format, by path. */
function filesOf({ render }: Format, run: KeptResults): [string, string][] {
  return render(run, allNamed(run)).artifacts.map((
    { path, content },
  ) => [path, String(content)]);
}

const LM_EVAL = `
import json, sys
from lm_eval.utils import get_latest_filename, get_results_filenames, make_table
files = dict(json.load(sys.stdin))
names = ["out/" + name for name in files]
print(json.dumps({
    "found": len(get_results_filenames(names)),
    "latest": get_latest_filename(names),
    "tables": [make_table(json.loads(text)) for text in files.values()],
}))
`;

Deno.test({
  name: "lm-evaluation-harness finds the files and prints their tables",
  ignore: !hasPackages("lm_eval"),
  async fn() {
    const files = filesOf(lmEval, RUN);
    const { found, latest, tables } = await python(LM_EVAL, files) as {
      found: number;
      latest: string;
      tables: string[];
    };
    assertEquals(found, 3);
    assertStringIncludes(latest, "2026-01-31T12-00-00.000000");
    for (const [index, { name }] of RUN.models.entries()) {
      for (const { model, estimate } of RUN.summary) {
        if (model !== name || estimate === null) continue;
        assertStringIncludes(tables[index] ?? "", estimate.value.toFixed(4));
      }
    }
    for (const run of HOSTILE_RUNS) await python(LM_EVAL, filesOf(lmEval, run));
  },
});

const LM_EVAL_SAMPLES = `
import json, sys
from lm_eval.utils import get_file_task_name, get_sample_results_filenames, hash_string
files = dict(json.load(sys.stdin))
assert len(get_sample_results_filenames(["out/" + f for f in files])) == len(files)
tasks = set()
for name, text in files.items():
    tasks.add(get_file_task_name(name.split("/")[-1]))
    for line in text.splitlines():
        row = json.loads(line)
        dumped = json.dumps(row["doc"], indent=2, ensure_ascii=False)
        assert row["doc_hash"] == hash_string(dumped)
        assert row["prompt_hash"] == hash_string(row["arguments"]["gen_args_0"]["arg_0"])
        assert row["target_hash"] == hash_string(row["target"])
print(json.dumps(sorted(tasks)))
`;

Deno.test({
  name:
    "lm-evaluation-harness finds the answers, with the hashes that it makes",
  ignore: !hasPackages("lm_eval"),
  async fn() {
    const { artifacts } = lmEval.render(RUN, { ...NAMED, answers: ANSWERS });
    const files = artifacts.filter(({ path }) => path.endsWith(".jsonl")).map((
      { path, content },
    ) => [path, [...content as Iterable<string>].join("")]);
    assertEquals(await python(LM_EVAL_SAMPLES, files), [
      "compliance",
      "compliance__leetspeak",
      "facts",
      "facts__leetspeak",
    ]);
  },
});

const HUB_RESULTS = `
import json, sys, yaml
from huggingface_hub import parse_eval_result_entries
print(json.dumps([
    [[e.dataset_id, e.task_id, e.value, e.date, e.notes]
     for e in parse_eval_result_entries(yaml.safe_load(text))]
    for _, text in json.load(sys.stdin)
]))
`;

Deno.test({
  name: "huggingface_hub reads the results of models as they were",
  ignore: !hasPackages("huggingface_hub", "yaml"),
  async fn() {
    for (const run of RUNS) {
      const read = await python(HUB_RESULTS, filesOf(hubResults, run));
      const values = (read as unknown[][][]).flat().map((
        [id, , value, date],
      ) => [id, value, date]);
      assertEquals(
        values,
        run.summary.filter(({ treatment }) => treatment === "none").map((
          { estimate },
        ) => ["example-lab/facts", estimate?.value, run.started]),
      );
    }
  },
});

const MODEL_INDEX = `
import json, sys
from huggingface_hub import ModelCard
print(json.dumps([
    [[r.dataset_args, r.metric_type, r.metric_value, r.metric_name]
     for r in ModelCard(text).data.eval_results]
    for _, text in json.load(sys.stdin)
]))
`;

Deno.test({
  name: "huggingface_hub reads the numbers of model cards as they were",
  ignore: !hasPackages("huggingface_hub"),
  async fn() {
    for (const run of RUNS) {
      const read = await python(MODEL_INDEX, filesOf(modelIndex, run));
      assertEquals(
        (read as unknown[][][]).flat().map(([, type, value]) => [type, value]),
        run.summary.map(({ metric, estimate }) => [metric, estimate?.value]),
      );
    }
  },
});

Deno.test({
  name: "Python reads every text and number of YAML as it was",
  ignore: !hasPackages("yaml"),
  async fn() {
    const values = [
      ...[1e-7, -1.5e-7, 1e21, 0.5, 0, 3, -5e-324, 1.7e308],
      ...["yes", "1", "1e3", "2026-01-31", "~", "", "null", "- a: b", "#"],
    ];
    const script =
      "import json, sys, yaml\nprint(json.dumps(yaml.safe_load(json.load(sys.stdin))))";
    assertEquals(await python(script, yamlText(values)), values);
  },
});
