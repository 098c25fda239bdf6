import { assertEquals, assertStringIncludes } from "@std/assert";
import type { PairedRow } from "../../core/mod.ts";
import {
  type Compared,
  type ComparedFlip,
  comparedText,
  textColumns,
} from "../../reports/mod.ts";
import { HOSTILE_TEXTS } from "./hostile.ts";
import { STUDY_OF_ONE } from "./study.ts";

const [ROW] = STUDY_OF_ONE.paired as [PairedRow];

const COMPARED: Compared = {
  ...STUDY_OF_ONE,
  sides: ["A: base of results/old, 2026-11-28 18:40", "B: sft of results/new"],
  flips: [{
    ...{ row: ROW, sample: "wp-1", change: "gained", target: "7" },
    ...{ before: " #### 6", after: "" },
  }],
  apart: [
    { ...ROW, task: "poems", reason: "sft was not asked" },
    { ...ROW, evaluator: "strict", reason: "other evaluators judged" },
  ],
};

Deno.test("a comparison tells who, what changed, a flip with both answers, and what is not comparable", () => {
  const text = comparedText(COMPARED, { columns: 80 });
  assertEquals(text.split("\n").slice(0, 3), [...COMPARED.sides, ""]);
  assertStringIncludes(text, "Against base, sft gained 20.0 points on word-");
  assertStringIncludes(
    text,
    "\n\ngained: word-problems, sample wp-1\n  expected: 7\n  base: #### 6\n  sft: (nothing)\n",
  );
  assertStringIncludes(text, "\nNot comparable (sft was not asked): poems.\n");
  assertStringIncludes(
    text,
    'Not comparable (other evaluators judged): word-problems by "strict".',
  );
});

Deno.test("an answer that is not kept is said to be missing, not shown as empty", () => {
  const [flip] = COMPARED.flips;
  const flips = [{ ...flip as ComparedFlip, target: null, before: null }];
  const text = comparedText({ ...COMPARED, flips }, { columns: 80 });
  assertStringIncludes(text, "wp-1\n  base: (not kept)\n  sft: (noth");
});

Deno.test("a comparison fits the terminal whatever stands in it, and moves no cursor", () => {
  for (const hostile of HOSTILE_TEXTS) {
    const row = { ...ROW, task: hostile, model: hostile, reference: hostile };
    const flips = [{
      ...{ row, sample: hostile, change: "lost" as const, target: hostile },
      ...{ before: hostile, after: hostile },
    }];
    for (const columns of [40, 80]) {
      const text = comparedText({
        ...{ ...COMPARED, flips, sides: [hostile], paired: [row] },
        apart: [{ ...row, reason: hostile }],
      }, { columns });
      assertEquals(/(?!\n)\p{Cc}/u.test(text), false);
      for (const line of text.split("\n")) {
        assertEquals(textColumns(line) <= columns, true, line);
      }
    }
  }
});
