import { assertEquals } from "@std/assert";
import {
  type Extractor,
  flexibleExtract,
  lastNumber,
  matches,
  openInstruct,
} from "../../evaluators/mod.ts";
import { generated, sampleOf } from "./answers.ts";

/** 1,319 problems with the solutions of four models, judged by OpenAI. */
const FILE = "../shared/data/gsm8k/example_model_solutions.jsonl";
const MODELS = [
  "6b_finetuning",
  "6b_verification",
  "175b_finetuning",
  "175b_verification",
] as const;

type Row =
  & { readonly ground_truth: string }
  & Readonly<
    Record<
      typeof MODELS[number],
      { readonly is_correct: boolean; readonly solution: string }
    >
  >;

/** How many solutions of each model are accepted though wrong, and rejected though right. */
function disagreement(
  extractor: Extractor,
  rows: readonly Row[],
): readonly (readonly [number, number])[] {
  return MODELS.map((model) => {
    const verdicts = rows.map((row) => {
      const { solution, is_correct } = row[model];
      const target = row.ground_truth.split("A: ")[1] ?? "";
      const { value } = matches(extractor)
        .evaluate(sampleOf(target), generated(solution));
      return [value === 1, is_correct] as const;
    });
    return [
      verdicts.filter(([mine, theirs]) => mine && !theirs).length,
      verdicts.filter(([mine, theirs]) => !mine && theirs).length,
    ];
  });
}

Deno.test({
  name: "OpenAI's 5,276 published verdicts on GSM8K come out again",
  ignore: !exists(FILE),
  fn() {
    const rows: Row[] = Deno.readTextFileSync(FILE).trimEnd().split("\n")
      .map((line) => JSON.parse(line));
    assertEquals(rows.length, 1319);
    for (const extractor of [flexibleExtract, lastNumber]) {
      assertEquals(disagreement(extractor, rows), Array(4).fill([0, 0]));
    }
    // Without sign and point, -5 counts for 5 and 1.4 for 14.
    assertEquals(disagreement(openInstruct, rows), [
      [6, 0],
      [0, 0],
      [5, 0],
      [0, 0],
    ]);
  },
});

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
