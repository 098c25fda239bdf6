import { assert, assertEquals, assertThrows } from "@std/assert";
import { Ajv } from "ajv";
import fc from "fast-check";
import type { KeptResults } from "../../../core/mod.ts";
import { everyEvalEver } from "../../../reports/exports/every_eval_ever.ts";
import { keptResults } from "../../imports/kept_results.ts";
import { EMPTY, GAPPED, HOSTILE_RUNS, NAMED, PLAIN, RUN } from "./runs.ts";

/** The format's own schema. */
const isRecord = new Ajv({ strict: false }).compile(
  JSON.parse(
    Deno.readTextFileSync(
      new URL(
        "../../data/every_eval_ever/eval.schema.json",
        import.meta.url,
      ),
    ),
  ),
);

/** Where the format's own checks want a record. */
const PATH_REGEXP =
  /^data\/[^/]+\/[^/]+\/[^/]+\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.json$/;

function recordsOf(run: KeptResults, options = NAMED) {
  return everyEvalEver.render(run, options).artifacts.map(
    ({ path, content }) => ({ path, record: JSON.parse(String(content)) }),
  );
}

Deno.test("every-eval-ever holds to the schema, whatever the run", () => {
  const runs = fc.oneof(
    fc.constantFrom(RUN, GAPPED, ...HOSTILE_RUNS),
    keptResults().map((run) => ({ ...run, started: EMPTY.started })),
  );
  fc.assert(fc.property(runs, fc.constantFrom(NAMED, PLAIN), (run, options) => {
    for (const { path, record } of recordsOf(run, options)) {
      assert(PATH_REGEXP.test(path), path);
      assert(isRecord(record), JSON.stringify(isRecord.errors));
    }
  }));
});

Deno.test("every-eval-ever has a record a model with all its numbers", () => {
  const records = recordsOf(RUN);
  assertEquals(records.map(({ path }) => path.split("/").slice(0, 4)), [
    ["data", "made-up", "example-lab", "base"],
    ["data", "made-up", "example-lab", "tuned"],
    ["data", "made-up", "example-lab", "lora"],
  ]);
  const [, tuned] = records.map(({ record }) => record);
  assertEquals(tuned.model_info, {
    name: "tuned",
    id: "example-lab/tuned",
    developer: "example-lab",
    additional_details: {
      deployment_type: "self_deployed",
      model_availability: "unknown",
      aftertune_id: RUN.models[1]?.id,
    },
  });
  assertEquals(
    tuned.evaluation_results.map((
      { evaluation_name: name, score_details: { score } }: {
        evaluation_name: string;
        score_details: { score: number };
      },
    ) => [name, score]),
    RUN.summary.filter(({ model }) => model === "tuned").map((
      { task, treatment, estimate },
    ) => [
      treatment === "none" ? task : `${task} · ${treatment}`,
      estimate?.value,
    ]),
  );
});

Deno.test("every-eval-ever keeps interval, n, standard error and the difference", () => {
  const [, { record: tuned } = { record: null }] = recordsOf(RUN);
  const [{ score_details: { uncertainty, details } }] =
    tuned.evaluation_results;
  const estimate = RUN.summary.find(({ model }) => model === "tuned")?.estimate;
  const { value = 0, low, high, n = 0 } = estimate ?? {};
  assertEquals(uncertainty.confidence_interval, {
    lower: low,
    upper: high,
    confidence_level: 0.95,
  });
  assertEquals(uncertainty.num_samples, n);
  const error = Math.sqrt(value * (1 - value) / (n - 1));
  assert(Math.abs(uncertainty.standard_error.value - error) < 1e-12);
  assertEquals(details.reference, "base");
  assertEquals(
    [details.difference, details.difference_low, details.difference_high],
    ["-0.3", "-0.36", "-0.23"],
  );
});

Deno.test("every-eval-ever names a data set of the Hub where one is given", () => {
  const [{ record } = { record: null }] = recordsOf(RUN);
  const sources = record.evaluation_results.map((
    { source_data: { source_type: type, hf_repo: repo } }: {
      source_data: { source_type: string; hf_repo?: string };
    },
  ) => [type, repo]);
  assertEquals(sources, [
    ["hf_dataset", "example-lab/facts"],
    ["hf_dataset", "example-lab/facts"],
    ["other", undefined],
    ["other", undefined],
  ]);
});

Deno.test("every-eval-ever leaves a missing number out and says so", () => {
  const { leftOut } = everyEvalEver.render(GAPPED, PLAIN);
  assertEquals(leftOut, ["1 number without an answer that could be scored"]);
  const [{ record } = { record: null }] = recordsOf(GAPPED);
  assertEquals(record.evaluation_results.length, 3);
});

Deno.test("every-eval-ever has the times of the run and is refused without", () => {
  const [{ record } = { record: null }] = recordsOf(RUN);
  assertEquals(record.retrieved_timestamp, "1769860800");
  assertThrows(
    () => everyEvalEver.render({ ...RUN, started: null }, PLAIN),
    RangeError,
    'Cannot export "made-up" in this format as it must be known when the run began: its results do not say. Run eval again',
  );
});
