import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { Ajv } from "ajv";
import type { Artifact } from "../../../core/mod.ts";
import { everyEvalEver } from "../../../reports/exports/every_eval_ever.ts";
import { lmEval } from "../../../reports/exports/lm_eval.ts";
import type { Format } from "../../../reports/exports/mod.ts";
import { ANSWERS } from "./answers.ts";
import { NAMED, RUN } from "./runs.ts";

/** The schema that Every Eval Ever has for answers. */
const isAnswer = new Ajv({ strict: false, allowUnionTypes: true }).compile(
  JSON.parse(
    Deno.readTextFileSync(
      new URL(
        "../../data/every_eval_ever/instance_level_eval.schema.json",
        import.meta.url,
      ),
    ),
  ),
);

const SCORED = RUN.summary.reduce(
  (sum, { estimate }) => sum + (estimate?.n ?? 0),
  0,
);

function filesOf({ render }: Format, run = RUN): readonly Artifact[] {
  return render(run, { ...NAMED, answers: ANSWERS }).artifacts;
}

function linesOf({ content }: Artifact) {
  const text = [...content as Iterable<string>].join("");
  assert(text.isWellFormed());
  assert(!/(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(text));
  return text.trimEnd().split("\n").map((line) => JSON.parse(line));
}

const isSamples = ({ path }: Artifact) => path.includes("samples");

Deno.test("lm-eval has a line an answer and filter, in a file a task", () => {
  const files = filesOf(lmEval).filter(isSamples);
  assertEquals(files.slice(0, 2).map(({ path }) => path), [
    "base/samples_facts_2026-01-31T12-00-00.000000.jsonl",
    "base/samples_facts__leetspeak_2026-01-31T12-00-00.000000.jsonl",
  ]);
  const lines = files.map(linesOf);
  assertEquals(lines.flat().length, SCORED);
  for (const [index, { estimate }] of RUN.summary.entries()) {
    const own = lines[index] ?? [];
    const [{ metrics: [metric] }] = own;
    const sum = own.reduce((sum, line) => sum + line[metric], 0);
    assertAlmostEquals(sum / own.length, estimate?.value ?? NaN, 1e-12);
  }
});

Deno.test("lm-eval tells prompt, answer and what was read of a generated text", () => {
  const [file] = filesOf(lmEval).filter(isSamples);
  const [line] = file === undefined ? [] : linesOf(file);
  assertEquals(line.doc_id, 0);
  assertEquals(line.doc.id, "s0");
  assertEquals(line.arguments, {
    gen_args_0: {
      arg_0: `${line.doc.question}\nAnswer:`,
      arg_1: {
        ...{ until: ["\n"], do_sample: false, temperature: 0 },
        max_gen_toks: 8,
      },
    },
  });
  assertEquals(line.resps, [[line.doc.question]]);
  assertEquals(line.filtered_resps, ["[invalid]"]);
  assertEquals(line.target, line.doc.targets[0]);
});

Deno.test("lm-eval tells each choice with its log-probability as Python writes it", () => {
  const file = filesOf(lmEval).find(({ path }) =>
    path.includes("samples_compliance_")
  );
  const [line] = file === undefined ? [] : linesOf(file);
  const prompt = JSON.stringify([
    { role: "user", content: line.doc.question },
    { role: "assistant", content: "Well," },
  ]);
  assertEquals(line.arguments, {
    gen_args_0: { arg_0: prompt, arg_1: " yes" },
    gen_args_1: { arg_0: prompt, arg_1: " no" },
  });
  assertEquals(line.resps, [[["-2.5", "False"]], [["-0.25", "True"]]]);
  assertEquals(line.filtered_resps, [["-2.5", "False"], ["-0.25", "True"]]);
});

Deno.test("every-eval-ever has a line an answer and number that holds to the schema", () => {
  const files = filesOf(everyEvalEver).filter(isSamples);
  assertEquals(files.length, RUN.models.length);
  const lines = files.flatMap(linesOf);
  assertEquals(lines.length, SCORED);
  for (const line of lines) {
    assert(isAnswer(line), JSON.stringify(isAnswer.errors));
  }
  assertEquals(lines.at(-1).output, { raw: [" no"] });
});

Deno.test("every-eval-ever's record names its answers, and they name it", () => {
  const [record, samples] = filesOf(everyEvalEver);
  assert(record !== undefined && samples !== undefined);
  const { evaluation_id: id, detailed_evaluation_results: details, ...rest } =
    JSON.parse(String(record.content));
  const lines = linesOf(samples);
  assertEquals(details, {
    ...{ format: "jsonl", file_path: samples.path, hash_algorithm: "sha256" },
    total_rows: lines.length,
  });
  assertEquals(samples.path, record.path.replace(".json", "_samples.jsonl"));
  const results = new Set(
    rest.evaluation_results.map((
      { evaluation_result_id: id }: { evaluation_result_id: string },
    ) => id),
  );
  for (const line of lines) {
    assertEquals(line.evaluation_id, id);
    assertEquals(line.model_id, rest.model_info.id);
    assert(results.has(line.evaluation_result_id));
  }
});

Deno.test("every-eval-ever calls an answer correct where its verdict is the good one", () => {
  const [, samples] = filesOf(everyEvalEver);
  const lines = samples === undefined ? [] : linesOf(samples);
  for (const { evaluation_name: name, evaluation } of lines) {
    const good = name.startsWith("compliance") ? 0 : 1;
    assertEquals(evaluation.is_correct, evaluation.score === good);
  }
});

for (const format of [lmEval, everyEvalEver]) {
  Deno.test(`${format.name} says how many verdicts were not reached`, () => {
    const summary = RUN.summary.map((row) => ({ ...row, unscored: 2 }));
    const { leftOut } = format.render({ ...RUN, summary }, {
      ...NAMED,
      answers: ANSWERS,
    });
    assertEquals(leftOut, ["24 verdicts not reached"]);
  });
}
