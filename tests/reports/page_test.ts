import { assert, assertEquals } from "@std/assert";
import type { Results } from "../../core/mod.ts";
import { page } from "../../reports/mod.ts";
import { HOSTILE, HOSTILE_NAMES } from "./hostile.ts";
import { LARGE_STUDY } from "./large_study.ts";
import { NOTHING } from "./nothing.ts";
import { STUDY, STUDY_OF_ONE } from "./study.ts";
import { STUDY_OF_ANALYSES } from "./study_of_analyses.ts";
import { STUDY_OF_OTHERS } from "./study_of_others.ts";

async function pageOf(results: Results): Promise<string> {
  const [artifact] = await page.render(results);
  assertEquals(artifact?.path, "index.html");
  return artifact?.content as string;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

Deno.test("the page's first sentence says what the tuning changed, with interval and n", async () => {
  const text = (await pageOf(STUDY_OF_ONE)).replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
  assert(
    text.includes(
      "what the fine-tuning changed Against base, sft gained 20.0 points on word-problems [+14.0, +26.0; n = 300], lost 23.4 points on facts [−28.2, −18.7; n = 320]",
    ),
  );
});

Deno.test("an unclear difference points to what another evaluator says of it", async () => {
  const see = /see “<bdi>[^<]*/g;
  assertEquals((await pageOf(STUDY_OF_OTHERS)).match(see), [
    "see “<bdi>answer-format",
  ]);
  assertEquals((await pageOf(STUDY_OF_ONE)).match(see), null);
});

Deno.test("the page holds all it needs, runs no script and names no host", async () => {
  const text = await pageOf(STUDY);
  const [policy] =
    text.match(/<meta http-equiv="Content-Security-Policy"[^>]*>/) ?? [];
  assert(
    (policy ?? "").includes(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    ),
  );
  assertEquals(
    count(text, /<(script|iframe|object|embed|img|link|base|form)\b/g),
    0,
  );
  assertEquals(count(text, /\b(src|srcset|on[a-z]+)=/g), 0);
  const hosts = text.match(/https?:\/\/[^"')\s]*/g) ?? [];
  assertEquals(
    new Set(hosts),
    new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]),
  );
  assertEquals(count(text, /url\(|@import/g), 0);
});

Deno.test("the page shows every number, and gaps only where there are some", async () => {
  const text = await pageOf(STUDY);
  assert(text.includes("52.7%"));
  assertEquals(count(text, /class="number">Failed</g), 2);
  assertEquals((await pageOf(STUDY_OF_ONE)).includes("Mind the gaps"), false);
});

Deno.test("the page counts each failed request once, whatever the number of evaluators", async () => {
  const text = await pageOf(STUDY);
  const counts = text.match(/[\d,]+ (of [\d,]+ )?requests [^.,]*/g);
  assertEquals(counts, ["9 of 1,970 requests to mft failed"]);
  assert(text.includes("most often: &quot;503 Service Unavailable&quot;."));
});

Deno.test("a heading follows one of at most one level less, ids are unique, cells have scope", async () => {
  const text = await pageOf(STUDY);
  const levels = Array.from(
    text.matchAll(/<h([1-6])\b/g),
    ([, level]) => Number(level),
  );
  assertEquals(levels[0], 1);
  levels.forEach((level, index) => {
    assertEquals(level - (levels[index - 1] ?? 0) <= 1, true);
  });
  const ids = Array.from(text.matchAll(/\sid="([^"]*)"/g), ([, id]) => id);
  assertEquals(ids.length, new Set(ids).size);
  for (const [, id = ""] of text.matchAll(/href="#([^"]*)"/g)) {
    assertEquals(ids.includes(id), true, id);
  }
  assertEquals(count(text, /<th\b(?![^>]*\bscope=)/g), 0);
  assertEquals(count(text, /<table\b/g), count(text, /<caption\b/g));
});

Deno.test("hostile answers stay text on the page", async () => {
  const none = { flips: [], failures: [], findings: [] };
  const plain = await pageOf({ ...HOSTILE, ...none });
  for (const results of [HOSTILE, HOSTILE_NAMES]) {
    const text = await pageOf(results);
    assertEquals(text.isWellFormed(), true);
    assertEquals(
      /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text),
      false,
    );
    for (
      const tag of [
        /<script/gi,
        /<img/gi,
        /<iframe/gi,
        /<svg/gi,
        /<style/gi,
        /<b>/gi,
        /<!--/g,
      ]
    ) {
      assertEquals(count(text, tag), count(plain, tag), String(tag));
    }
  }
  assert(
    (await pageOf(HOSTILE)).includes("&lt;script&gt;alert(1)&lt;/script&gt;"),
  );
});

Deno.test("a flipped answer shows the start that was forced on both, where there was one", async () => {
  const flips = [...STUDY_OF_ONE.flips];
  const forced = flips.map((flip) => ({ ...flip, prefix: " Ann has <3 -" }));
  const starts = /go on from: <bdi[^>]*>[^<]*/g;
  const [first = "", ...others] =
    (await pageOf({ ...STUDY_OF_ONE, flips: forced })).match(starts) ?? [];
  assertEquals(first.split(">")[1], "Ann has &lt;3 - …");
  assert(others.every((other) => other === first));
  assertEquals((await pageOf(STUDY_OF_ONE)).match(starts), null);
});

Deno.test("ten megabytes in one answer are cut with a note", async () => {
  const text = await pageOf(HOSTILE);
  assertEquals(text.length < 300_000, true);
  assert(text.includes("more characters]"));
});

Deno.test("100,000 answers with all analyses make a page of less than 5 MB that links to the rest", async () => {
  const text = await pageOf(LARGE_STUDY);
  assertEquals(new TextEncoder().encode(text).length < 5_000_000, true);
  assert(text.includes('all are in <a href="flips.csv">flips.csv</a>'));
  assert(text.includes('more rows are in <a href="analyses.csv">'));
});

Deno.test("alarms and the noise floor stand beside the verdict, all alarms further below", async () => {
  const text = (await pageOf(STUDY_OF_ANALYSES)).replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  const [first = "", further = ""] = text.split("Model by model");
  assert(
    first.includes("Alarm: floor on word-problems ( sft, mft, lora ). So"),
  );
  assert(first.includes("Noise floor : asked again, at most 1.3% of the"));
  assert(further.includes("floor on facts So few are right"));
  assert(further.includes("+20.0 clearly better, [+14.0, +26.0] noise ±0.3"));
  assert(further.includes("sft 2.0% mft 1.0%"));
});

Deno.test("the page tells how the models hang together and how many scores each has", async () => {
  const text = (await pageOf({
    ...STUDY,
    design: {
      curves: [
        {
          ...{ name: "training", unit: "steps" },
          ...{ models: ["base", "sft"], at: [0, 1_500] },
        },
      ],
      thresholds: { facts: 0.5 },
      shifts: [{
        ...{ task: "word-problems", treatments: ["larger-numbers"] },
        ...{ tasks: ["gsm8k"], baseline: ["base", "large"] },
      }],
      sequence: { models: ["base", "sft"], tasks: ["facts"] },
      gaps: [{ floor: "base", ceiling: "sft", models: ["lora"] }],
      adaptation: { learnt: ["word-problems"], held: ["facts"] },
      groups: { world: ["facts", "instructions"] },
      specialists: { facts: "mft" },
      repeats: { again: "base" },
      seconds: { sft: 1.25 },
    },
  })).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  for (
    const said of [
      "Curve: training base at 0 steps, sft at 1,500 steps",
      "Looked for along curves of facts 0.5",
      "Out of distribution of word-problems larger-numbers, gsm8k; held against base, large",
      "Learnt one after the other base, then sft learnt facts",
      "Gap from base to sft lora",
      "Tasks to be learnt word-problems Tasks to be held facts",
      "Tasks of the group world facts, instructions",
      "Specialist of facts mft",
      "Repeat of base again",
      "Seconds an answer of sft 1.25",
      "mft 2,270 0 9",
    ]
  ) assert(text.includes(said), said);
});

Deno.test("a repeat's numbers say whose they are, in place of a difference", async () => {
  const tables = await pageOf({
    ...STUDY_OF_ONE,
    paired: [],
    design: { ...STUDY_OF_ONE.design, repeats: { sft: "base" } },
  });
  const labels = tables.matchAll(/<td class="number muted">(.*?)<\/td>/g);
  assertEquals(
    new Set(Array.from(labels, ([, label]) => label)),
    new Set(["reference", "<bdi>base</bdi> again"]),
  );
});

Deno.test("the page is the same for the same results", async () => {
  assertEquals(await pageOf(STUDY), await pageOf(STUDY));
});

Deno.test("a page of nothing says that nothing was compared", async () => {
  assert((await pageOf(NOTHING)).includes("Nothing was compared with base."));
});
