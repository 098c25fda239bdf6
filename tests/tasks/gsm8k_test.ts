import { createHash } from "node:crypto";
import { assert, assertEquals, assertThrows } from "@std/assert";
import type { Prompt, Task } from "../../core/mod.ts";
import { loadSamples } from "../../datasets/mod.ts";
import { pose } from "../../engine/mod.ts";
import { gsm8k, gsm8kMft } from "../../tasks/mod.ts";
import { DATA_FOLDER, hasData } from "../oracle/data_folder.ts";

const ignore = !hasData(gsm8k);

/** The first question's prompt, as the run would send it. */
async function firstPrompt(task: Task): Promise<Prompt> {
  const { samples: [sample], shots } = await loadSamples(task, {
    dataFolder: DATA_FOLDER,
    limit: 1,
  });
  assert(sample !== undefined);
  return pose(task, sample, { shots, layout: "text" });
}

function sha256(prompt: Prompt): string {
  assert(prompt.kind === "text");
  return createHash("sha256").update(prompt.text).digest("hex");
}

// The hashes are of texts that Jinja made of the templates of lm-eval's
// gsm8k.yaml (commit 4e7e0d4), joined as its fewshot_context joins them, and
// that Python's format made of the prompt in MaskedThought's gen_math_greedy.py.
Deno.test({
  name: "gsm8k poses its first question as lm-evaluation-harness does",
  ignore,
  async fn() {
    const prompt = await firstPrompt(gsm8k);
    assert(prompt.kind === "text");
    const paragraphs = prompt.text.split("\n\n");
    assertEquals(paragraphs.length, 6);
    for (const example of paragraphs.slice(0, 5)) {
      assert(/^Question: .+\nAnswer: (.+\n)+#### \d+$/.test(example), example);
    }
    assert(paragraphs[5]?.startsWith("Question: Janet’s ducks lay 16 eggs"));
    assert(prompt.text.endsWith("farmers' market?\nAnswer:"));
    assertEquals(
      sha256(prompt),
      "ea821015b5b035b5699391cb903e1dc2ba0bfff20e99caa72f169af47609249e",
    );
  },
});

Deno.test({
  name: "gsm8k-mft poses its first question as Masked Thought's code does",
  ignore,
  async fn() {
    assertEquals(
      sha256(await firstPrompt(gsm8kMft)),
      "2f6f30d4b214cc8cb18a1cbcebfa9c81b2f7d369f15a39ee0008e0ff5516e170",
    );
  },
});

Deno.test({
  name:
    "gsm8k's targets are numbers: 14 with commas, 2 negative, none with decimals",
  ignore,
  async fn() {
    const { samples } = await loadSamples(gsm8k, { dataFolder: DATA_FOLDER });
    const targets = samples.map(({ targets }) => targets[0] ?? "");
    const count = (part: string) =>
      targets.filter((target) => target.includes(part)).length;
    assert(targets.every((target) => /^-?[\d,]+$/.test(target)));
    assertEquals([count(","), count("-"), count(".")], [14, 2, 0]);
  },
});

Deno.test("gsm8k names a row without an answer", () => {
  const row = { question: "6 × 7?", answer: "42" };
  assertEquals(
    assertThrows(() => gsm8k.parse(row, 0, [row]), SyntaxError).message,
    'Field "answer" must hold "#### ": it is "42"',
  );
});
