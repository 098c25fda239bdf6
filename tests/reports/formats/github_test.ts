import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { GateRow } from "../../../core/mod.ts";
import {
  type Annotation,
  annotationLines,
} from "../../../reports/formats/annotations.ts";
import { gateMarkdown } from "../../../reports/formats/gate_markdown.ts";
import {
  gateAnnotations,
  resultAnnotations,
} from "../../../reports/formats/result_annotations.ts";
import {
  stepSummary,
  SUMMARY_LIMIT,
} from "../../../reports/formats/step_summary.ts";
import { withoutCommands } from "../../../reports/formats/without_commands.ts";
import { HOSTILE_NAMES, HOSTILE_TEXTS } from "../hostile.ts";
import { STUDY } from "../study.ts";

/** What GitHub's runner takes for a command, as it has it in ActionCommand.cs. */
const COMMAND_REGEXP = /^\s*::[a-z-]+.*::|##\[[a-z-]+.*\]/m;

function gateRow(options: Partial<GateRow> = {}): GateRow {
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

Deno.test("an annotation's title and message are escaped as the runner reads them", () => {
  const annotation = { level: "warning", title: "a,b: 5%", message: "5%: x,y" };
  assertEquals(
    annotationLines([annotation as Annotation]),
    "::warning title=a%2Cb%3A 5%25::5%25: x,y\n",
  );
});

Deno.test("no text ends its annotation or begins another", () => {
  for (const text of HOSTILE_TEXTS) {
    const lines = annotationLines([
      { level: "notice", title: text, message: text },
    ]);
    assertEquals(lines.split(/[\r\n]/).length, 2, lines);
    assert(/^::notice title=[^:,]*::/.test(lines), lines);
    assert(lines.isWellFormed());
  }
});

Deno.test("title and message keep to what GitHub takes, whatever the names", () => {
  const long = "模".repeat(70_000);
  const [, title = "", message = ""] = /^::error title=(.*)::(.*)\n$/.exec(
    annotationLines([{ level: "error", title: long, message: long }]),
  ) ?? [];
  assert(title.length > 0 && decodeURIComponent(title).length <= 255);
  const bytes = new TextEncoder().encode(message).length;
  assert(bytes > 0 && bytes <= 64 * 1024);
});

Deno.test("of each level ten annotations are shown, the last one for the rest", () => {
  const annotations = (level: Annotation["level"], count: number) =>
    Array.from(
      { length: count },
      (_, index): Annotation => ({
        level,
        title: `${level} ${index}`,
        message: "",
      }),
    );
  const lines = annotationLines([
    ...annotations("warning", 10),
    ...annotations("error", 13),
  ]).trimEnd().split("\n");
  assertEquals(lines.length, 20);
  assertEquals(lines[0], "::error title=error 0::");
  assertEquals(
    lines[9],
    "::error title=4 more::also error 9; error 10; error 11; error 12",
  );
  assertEquals(lines[19], "::warning title=warning 9::");
});

Deno.test("results warn of requests without an answer, then of losses, the largest first", () => {
  const annotations = resultAnnotations(STUDY);
  const warnings = annotations.filter(({ level }) => level === "warning");
  assertEquals(warnings.slice(0, 2), [{
    level: "warning",
    title: "mft",
    message:
      '9 of 1,970 requests to mft failed, most often: "503 Service Unavailable".',
  }, {
    level: "warning",
    title: "sft · facts",
    message: "clearly worse than base: −23.4 [−28.2, −18.7] points, n = 320",
  }]);
  assertEquals(annotations.at(-1)?.level, "notice");
});

Deno.test("a gate that fails is an error, one that cannot be decided a warning", () => {
  const rows = [
    gateRow(),
    gateRow({ task: "sums", outcome: "inconclusive", samples: 2400 }),
    gateRow({ model: "lora", treatment: "leet", outcome: "fail" }),
  ];
  assertEquals(
    gateAnnotations(rows).map(({ level, title }) => `${level} ${title}`),
    [
      "error lora · facts · leet: fail",
      "warning sft · sums: inconclusive",
      "notice gates",
    ],
  );
  assertEquals(gateAnnotations(rows).at(-1)?.message, "1 of 3 passed");
});

Deno.test("gates are a Markdown table that no name breaks out of", () => {
  for (const name of HOSTILE_TEXTS) {
    const row = gateRow({ model: name, task: name, evaluator: name });
    const [, , ...table] = gateMarkdown([row], name).trimEnd().split("\n");
    assertEquals(table.length, 3);
    for (const line of table) {
      assertEquals(line.match(/(?<!\\)\|/g)?.length, 6, line);
      assert(!/[<>@]/.test(line), line);
    }
  }
});

Deno.test("a step's summary is cut where GitHub would show none of it", () => {
  const text = "| a line | 😀 |\n".repeat(100_000);
  for (const written of [0, 1000, SUMMARY_LIMIT - 200]) {
    const cut = stepSummary(text, written);
    assert(new TextEncoder().encode(cut).length + written <= SUMMARY_LIMIT);
    assert(cut.endsWith("shows no more than 1 MiB a step.*\n"));
    const lines = cut.split("\n\n")[0]?.split("\n") ?? [];
    assertEquals(new Set(lines), new Set(["| a line | 😀 |"]));
  }
  assertEquals(stepSummary(text, SUMMARY_LIMIT - 10), "");
});

Deno.test("printed text holds no command of a workflow, whatever it quotes", () => {
  const texts = [
    ...HOSTILE_TEXTS,
    " \t::error::x",
    "a\r::add-mask::e",
    "\u200b:\u200b:stop-commands::x",
    "#\u00ad#\u200d[add-mask]e",
    "a ##[error]b",
    ":::error::x",
  ];
  const ignored = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
  for (const text of texts) {
    const printed = withoutCommands(text);
    assert(!COMMAND_REGEXP.test(printed), printed);
    const lines = printed.split(/[\r\n]/);
    for (const line of lines) {
      assert(!COMMAND_REGEXP.test(line.replace(ignored, "")), printed);
    }
  }
  fc.assert(fc.property(
    fc.string({
      unit: fc.constantFrom(":", "#", "[", "a", " ", "\n", "]", "\u200b"),
    }),
    (text) => !COMMAND_REGEXP.test(withoutCommands(text)),
  ));
});

Deno.test("text that holds no command is printed as it is", () => {
  for (
    const text of ["a :: b", "std::vector", "# [x]", "a: :b", "## heading"]
  ) {
    assertEquals(withoutCommands(text), text);
  }
});

Deno.test("hostile names and errors stay within their annotations", () => {
  const lines = annotationLines(resultAnnotations(HOSTILE_NAMES)).split("\n");
  for (const line of lines.slice(0, -1)) {
    assert(/^::(?:warning|notice) title=[^:,]*::/.test(line), line);
  }
});
