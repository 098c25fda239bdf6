import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Results } from "../../core/mod.ts";
import { markdown, terminal, textColumns } from "../../reports/mod.ts";
import { HOSTILE, HOSTILE_NAMES } from "./hostile.ts";
import { NOTHING } from "./nothing.ts";
import { STUDY, STUDY_OF_ONE } from "./study.ts";
import { STUDY_OF_ANALYSES } from "./study_of_analyses.ts";
import { STUDY_OF_OTHERS } from "./study_of_others.ts";

async function markdownOf(results: Results): Promise<string> {
  const [artifact] = await markdown.render(results);
  assertEquals(artifact?.path, "summary.md");
  return artifact?.content as string;
}

const SENTENCE =
  "Against base, of 3 models 2 did better on word-problems; 3 did worse on instructions and 2 on facts and compliance.";

Deno.test("the Markdown summary gives the verdict, and one table a model, worst first", async () => {
  const text = await markdownOf(STUDY);
  assertStringIncludes(
    text,
    `## masked-thought: what the fine-tuning changed\n\n**${SENTENCE}**\n\n`,
  );
  assertStringIncludes(
    await markdownOf(STUDY_OF_ONE),
    "## masked-thought: what the fine-tuning changed\n\n**Against base, sft gained 20.0 points",
  );
  assertEquals(text.match(/^### .*/gm), ["### sft", "### mft", "### lora"]);
  const [table = ""] = text.split("### sft")[1]?.split("###") ?? [];
  assertEquals(table.match(/^\| (clearly|no)[^|]*\| [^|]*\| [^|]*\|/gm), [
    "| clearly worse | facts | **−23.4** [−28.2, −18.7] |",
    "| clearly worse | instructions | **−21.7** [−26.6, −16.7] |",
    "| clearly worse | compliance (lower is better) | **+16.7** [+8.7, +24.6] |",
    "| clearly worse | instructions · unobserved-phrasing | **−10.0** [−14.6, −5.4] |",
    "| no clear difference | word-problems · larger-numbers | **−1.0** [−4.0, +2.0] |",
    "| no clear difference | word-problems · irrelevant-sentence | **+2.7** [−2.9, +8.3] |",
    "| clearly better | word-problems | **+20.0** [+14.0, +26.0] |",
  ]);
});

Deno.test("the noise floor stands beside the differences of what was asked again", async () => {
  const text = await markdownOf(STUDY_OF_ANALYSES);
  const noisy = text.match(/^\|[^|]*\| [^|]*\| [^|]*, noise ±0\.3 \|/gm);
  assertEquals(noisy?.length, 3);
  assertEquals(noisy?.every((line) => line.includes(" word-problems |")), true);
  assertEquals((await markdownOf(STUDY)).includes("noise ±"), false);
});

Deno.test("of several models the Markdown summary tells each above its table", async () => {
  const models = (await markdownOf(STUDY)).match(
    /^### (\w+)\n\nAgainst base, \1.*\n\n\| /gm,
  );
  assertEquals(models?.length, 3);
});

Deno.test("of several models the terminal gives the verdict in a sentence, then of each in a paragraph", () => {
  const text = terminal(STUDY, { columns: 120 });
  assertStringIncludes(text.replace("\n", " "), SENTENCE);
  const [verdict = ""] = text.split("requests to");
  const models = verdict.match(/(?<=\n\n)Against base, (\w+)/g);
  assertEquals(models, [
    "Against base, sft",
    "Against base, mft",
    "Against base, lora",
  ]);
});

Deno.test("alarms are told in a line after the verdict", async () => {
  const said =
    "Alarms: floor on word-problems (sft, mft, lora), floor on facts (sft, mft), truncated on instructions (sft).";
  assertStringIncludes(
    terminal(STUDY_OF_ANALYSES, { columns: 120 }),
    `\n\n${said}\n`,
  );
  assertStringIncludes(
    await markdownOf(STUDY_OF_ANALYSES),
    `\n\n${said.replace(":", "&#58;")}\n\n`,
  );
  assertEquals(terminal(STUDY).includes("Alarms"), false);
});

Deno.test("an unclear row points to what another evaluator says of it", async () => {
  assertStringIncludes(
    await markdownOf(STUDY_OF_OTHERS),
    '| no clear difference, see "answer-format" | word-problems · larger-numbers |',
  );
  assertEquals(
    terminal(STUDY_OF_OTHERS).match(/^.*(larger-numbers {2}|but ).*/gm),
    [
      "  word-problems · larger-numbers            −1.0     [−4.0, +2.0]    300    1.00",
      '-  but "answer-format"                     −40.0   [−46.0, −34.0]    300 < 0.001',
    ],
  );
  assertEquals(terminal(STUDY_OF_ONE).includes("but "), false);
});

Deno.test("the Markdown summary fits a pull request whatever the number of rows", async () => {
  const paired = Array.from({ length: 50 }, () => STUDY.paired).flat();
  const text = await markdownOf({ ...STUDY, paired });
  assertStringIncludes(text, "330 more are in `paired.csv`.");
  assertEquals(text.length < 64 * 1024, true);
});

Deno.test("the Markdown summary fits a pull request whatever the number of models", async () => {
  const paired = Array.from(
    { length: 200 },
    (_, index) =>
      STUDY_OF_ONE.paired.map((row) => ({ ...row, model: `模型${index}` })),
  );
  const text = await markdownOf({ ...STUDY_OF_ONE, paired: paired.flat() });
  const bytes = new TextEncoder().encode(text).length;
  assertEquals(bytes > 60_000 && bytes <= 64 * 1024, true, `${bytes}`);
  const shown = text.match(/^### /gm)?.length ?? 0;
  assertStringIncludes(
    text,
    `${200 - shown} more models are in \`index.html\`.`,
  );
});

Deno.test("the Markdown summary fits a pull request whatever the errors", async () => {
  const failures = Array.from({ length: 40 }, (_, index) => ({
    ...{ model: `model-${index}`, failed: 3, requests: 4, failedOtherwise: 9 },
    reasons: Array(3).fill({ text: "<".repeat(5_000), requests: 1 }),
  }));
  const text = await markdownOf({ ...STUDY_OF_ONE, failures });
  assertEquals(new TextEncoder().encode(text).length <= 64 * 1024, true);
  assertStringIncludes(text, "requests to model-0 failed");
  assertStringIncludes(text, "Requests to 38 more models failed.");
  assertStringIncludes(text, "### sft");
});

Deno.test("hostile names cannot leave their cell of the Markdown summary", async () => {
  const text = await markdownOf(HOSTILE_NAMES);
  for (const bad of ["<b>", "\u001b", "@you", " #1"]) {
    assertEquals(text.includes(bad), false, bad);
  }
  const widths = text.split("\n").filter((line) => line.startsWith("| "))
    .map((line) => line.replaceAll("\\|", "").split("|").length);
  assertEquals(new Set(widths), new Set([9]));
});

Deno.test("the terminal table fits 80 columns, or as many as there are", () => {
  for (const results of [STUDY, STUDY_OF_ONE, HOSTILE, HOSTILE_NAMES]) {
    for (const columns of [20, 40, 60, 80, 120]) {
      for (const line of terminal(results, { columns }).split("\n")) {
        assertEquals(textColumns(line) <= columns, true, line);
      }
    }
  }
});

Deno.test("the terminal table shows names whole where there is room, and marks what is clear", () => {
  const lines = terminal(STUDY_OF_ONE).split("\n");
  assertEquals(lines.slice(-10, -3), [
    "+ word-problems                            +20.0   [+14.0, +26.0]    300 < 0.001",
    "  word-problems · irrelevant-sentence       +2.7     [−2.9, +8.3]    300    1.00",
    "  word-problems · larger-numbers            −1.0     [−4.0, +2.0]    300    1.00",
    "- facts                                    −23.4   [−28.2, −18.7]    320 < 0.001",
    "- instructions                             −21.7   [−26.6, −16.7]    300 < 0.001",
    "- instructions · unobserved-phrasing       −10.0    [−14.6, −5.4]    300 < 0.001",
    "- compliance ↓                             +16.7    [+8.7, +24.6]    150 < 0.001",
  ]);
  assertEquals(lines.slice(-2), [
    "↓ lower is better",
    "+ clearly better, - clearly worse: p below 0.05, corrected for all comparisons",
  ]);
});

Deno.test("a narrow terminal gets the differences without n and p, then without intervals", () => {
  const table = (columns: number) => {
    const lines = terminal(STUDY_OF_ONE, { columns }).split("\n");
    const start = lines.indexOf("sft") + 1;
    return [lines[start], lines[start + 2], lines[start + 7]];
  };
  assertEquals(table(60), [
    "  task                           difference         interval",
    "  word-problems · irrelevant-se…       +2.7     [−2.9, +8.3]",
    "- compliance ↓                        +16.7    [+8.7, +24.6]",
  ]);
  assertEquals(table(40), [
    "  task                        difference",
    "  word-problems · irrelevant…       +2.7",
    "- compliance ↓                     +16.7",
  ]);
});

Deno.test("nothing in the terminal table moves the cursor", () => {
  assertEquals(/(?!\n)\p{Cc}/u.test(terminal(HOSTILE_NAMES)), false);
});

Deno.test("requests that failed are told after the verdict, with what most of them say", async () => {
  const said =
    '9 of 1,970 requests to mft failed, most often: "503 Service Unavailable".';
  assertStringIncludes(terminal(STUDY), `\n\n${said}\n\nsft\n`);
  assertStringIncludes(
    await markdownOf(STUDY),
    `\n\n${said.replace(":", "&#58;")}\n\n### sft\n`,
  );
  for (const text of [terminal(STUDY_OF_ONE), await markdownOf(STUDY_OF_ONE)]) {
    assertEquals(text.includes("requests to"), false);
  }
});

Deno.test("nothing compared is said in one sentence", async () => {
  assertEquals(terminal(NOTHING), "Nothing was compared with base.");
  assertStringIncludes(
    await markdownOf(NOTHING),
    "Nothing was compared with base.",
  );
});
