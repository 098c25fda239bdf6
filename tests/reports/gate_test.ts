import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { GateRow } from "../../core/mod.ts";
import { gateJunit, gateText, textColumns } from "../../reports/mod.ts";

function row(options: Partial<GateRow> = {}): GateRow {
  const estimate = { value: -0.01, low: -0.03, high: 0.01, n: 1300 };
  return {
    ...{ reference: "base", model: "sft", task: "facts", treatment: "none" },
    ...{ evaluator: "exact_match", metric: "accuracy", worse: "lower" },
    ...{ margin: 0.05, confidence: 0.95, outcome: "pass", samples: null },
    difference: { ...estimate, level: 0.9 },
    together: { ...estimate, low: -0.04, high: 0.02, level: 0.95 },
    ...options,
  };
}

const HOSTILE = [
  "<b>|sft|</b>\u001b[31m @you #1",
  "=facts`\u202e\n",
  "]]>\"'&<!--\ud800\uffff",
];

const ROWS = [
  row(),
  row({ task: "sums", outcome: "inconclusive", samples: 2400 }),
  row({ model: "lora", treatment: "leet", outcome: "fail" }),
];

Deno.test("gates are told failures first, with what decides the inconclusive ones", () => {
  assertEquals(gateText(ROWS).split("\n"), [
    "fail: lora · facts · leet",
    "  −1.0 [−3.0, +1.0] points, may fall by 5.0; n = 1,300",
    "inconclusive: sft · sums",
    "  −1.0 [−3.0, +1.0] points, may fall by 5.0; n = 1,300; about 2,400 samples",
    "  would decide",
    "pass: sft · facts",
    "  −1.0 [−3.0, +1.0] points, may fall by 5.0; n = 1,300",
    "",
    "gates: 1 fail, 1 inconclusive, 1 pass",
  ]);
});

Deno.test("the arithmetic of a gate names both intervals and both bounds", () => {
  const [, , ...lines] = gateText([row({ worse: "either" })], {
    columns: 200,
    explain: true,
  }).split("\n");
  assertEquals(lines.slice(0, 2), [
    "  passes where the 90% interval [−3.0, +1.0] lies between −5.0 and +5.0 (95% sure on that side)",
    "  fails where the 95% interval [−4.0, +2.0] lies outside of −5.0 to +5.0 (95% sure of all gates together)",
  ]);
});

Deno.test("gates fit any terminal, whatever the names", () => {
  for (const model of HOSTILE) {
    for (const columns of [20, 40, 80]) {
      const text = gateText([row({ model, task: model })], {
        columns,
        explain: true,
      });
      for (const line of text.split("\n")) {
        assert(textColumns(line) <= columns, line);
        assert(!/\p{Cc}/u.test(line), line);
      }
    }
  }
});

Deno.test("JUnit counts what failed and skips what is inconclusive", () => {
  const xml = gateJunit(ROWS, { suite: "mine" });
  assertStringIncludes(xml, '<testsuites name="mine" tests="3" failures="1">');
  assertStringIncludes(
    xml,
    '<testsuite name="sft" tests="2" failures="0" skipped="1">',
  );
  assertEquals(xml.match(/<failure /g)?.length, 1);
  assertEquals(xml.match(/<skipped /g)?.length, 1);
});

Deno.test("no name breaks out of the XML", () => {
  for (const name of HOSTILE) {
    const xml = gateJunit([row({ model: name, task: name, evaluator: name })], {
      suite: name,
    });
    assert(xml.isWellFormed());
    assert(!/(?![\t\n])[\p{Cc}\ufffe\uffff]/u.test(xml), xml);
    const elements = xml.match(/<\/?([a-z-]+)/g) ?? [];
    assertEquals(elements, [
      ...["<testsuites", "<testsuite", "<testcase", "<system-out"],
      ...["</system-out", "</testcase", "</testsuite", "</testsuites"],
    ]);
  }
});
