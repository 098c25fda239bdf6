import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import type { TopLevelSpec } from "vega-lite";
import type { Cell, Results } from "../../core/mod.ts";
import { charts, chartsOf, REPORTS } from "../../reports/mod.ts";
import { svgOf } from "../../reports/render/mod.ts";
import { large, renamed } from "./altered_study.ts";
import { HOSTILE } from "./hostile.ts";
import { NOTHING } from "./nothing.ts";
import { STUDY, STUDY_OF_ONE } from "./study.ts";
import { STUDY_OF_FINDINGS } from "./study_of_findings.ts";
import { isVegaLite } from "./vega_lite_schema.ts";

const NAMES = [
  ...["paired", "matrix", "forgetting", "flips", "treatments", "phrasings"],
  ...["masking", "robustness", "calibration", "curves", "pareto"],
];

Deno.test("each chart is written as spec, SVG and PNG", async () => {
  const files = [...await charts.render(STUDY_OF_FINDINGS)];
  assertEquals(
    files.map(({ path }) => path),
    NAMES.flatMap((name) => [`${name}.vl.json`, `${name}.svg`, `${name}.png`]),
  );
  for (const { path, content } of files) {
    if (path.endsWith(".svg")) assertMatch(content as string, /^<svg /, path);
    if (path.endsWith(".png")) {
      assertEquals((content as Uint8Array)[1], "P".charCodeAt(0), path);
    }
  }
});

Deno.test("docs/charts.md tells of every chart, in the order of files", async () => {
  const text = await Deno.readTextFile(
    new URL("../../docs/charts.md", import.meta.url),
  );
  const told = text.matchAll(/^\| `(\w+)`/gm).map(([, name]) => name);
  assertEquals([...told], NAMES);
});

Deno.test("every chart is what Vega-Lite's schema asks for", () => {
  for (const results of [STUDY_OF_FINDINGS, STUDY_OF_ONE, large(STUDY)]) {
    for (const { name, spec } of chartsOf(results)) {
      assert(isVegaLite(spec), `${name}: ${JSON.stringify(isVegaLite.errors)}`);
    }
  }
});

Deno.test("charts are the same bytes for the same results", async () => {
  const once = [...await charts.render(STUDY_OF_ONE)];
  assertEquals([...await charts.render(STUDY_OF_ONE)], once);
});

Deno.test("the titles say what was found", () => {
  const titles = chartsOf(STUDY_OF_FINDINGS).map(({ title }) => title);
  assertEquals(titles, [
    "Of 21 comparisons with base, 2 clearly better, 9 clearly worse",
    "All 3 models got clearly worse on some task, sft most on facts: −23.4 points",
    "2 of 3 models clearly gained on word-problems, 1 of these clearly forgot",
    "sft flipped most, on word-problems: 18 lost, 78 gained",
    "unobserved-phrasing costs most: instructions falls by 45.0 to 56.7 points",
    "base goes from 89.3% to 32.7% on instructions in its worst case, unobserved-phrasing",
    "At 75% of words masked, word-problems falls by 28.6 to 46.1 points",
    "Out of distribution sft falls most: from 52.7% to 23.7% on word-problems · irrelevant-sentence",
    "mft knows least how sure to be, on facts: off by 22.0 points",
    "sft moves facts most: from 97.5% to 69.0% over 3,000 steps",
    "2 of 4 models are worth their size; lora scores best",
  ]);
  assertEquals(
    chartsOf(STUDY_OF_ONE)[1]?.title,
    "sft clearly gained on word-problems, and clearly forgot",
  );
});

Deno.test("nothing compared gives no chart", async () => {
  assertEquals(chartsOf(NOTHING), []);
  assertEquals([...await charts.render(NOTHING)], []);
});

Deno.test("a suite without treatments or findings has no chart of them", () => {
  const plain = <Row extends Cell>(rows: readonly Row[]): Row[] =>
    rows.filter(({ treatment }) => treatment === "none");
  const charts = chartsOf({
    ...STUDY,
    treatments: [],
    summary: plain(STUDY.summary),
    paired: plain(STUDY.paired),
  });
  assertEquals(charts.map(({ name }) => name), [
    ...["paired", "forgetting", "flips"],
  ]);
});

Deno.test("a number that is no share is named as not drawn", () => {
  const unshared = ["facts", "instructions"];
  const change = <Row extends { task: string }>(row: Row) =>
    unshared.includes(row.task) ? { ...row, metric: "mean" } : row;
  const summary = STUDY.summary.map(change);
  const paired = STUDY.paired.map(change);
  const named = chartsOf({ ...STUDY, summary, paired })
    .filter(({ name }) => ["paired", "treatments"].includes(name))
    .map(({ name, spec }) => {
      const { subtitle } = (spec as TopLevelSpec).title as {
        subtitle: string[];
      };
      const text = subtitle.join(" ");
      return [name, text.match(/(?<=no share to draw: )[^.]*/)?.[0]];
    });
  const instructions = "instructions, instructions · unobserved-phrasing";
  assertEquals(Object.fromEntries(named), {
    paired: `facts, ${instructions}`,
    treatments: instructions,
  });
});

Deno.test("a score that the suite looks for is drawn where it is looked for, and said", () => {
  const textOf = (results: Results): string =>
    JSON.stringify(
      chartsOf(results).find(({ name }) => name === "curves")?.spec,
    );
  const drawn = textOf(STUDY_OF_FINDINGS);
  assertEquals(drawn.match(/"values":\[\{"value":50\}\]/g)?.length, 1);
  assertMatch(drawn, /Dashed is the score/);
  const { design } = STUDY_OF_FINDINGS;
  const other = { ...design, thresholds: { "no task": 0.5 } };
  const plain = textOf({ ...STUDY_OF_FINDINGS, design: other });
  assertEquals(plain.includes("Dashed is the score"), false);
});

Deno.test("panels of curves leave room above, so that a number moves no title", () => {
  const { spec } = chartsOf(STUDY_OF_FINDINGS)
    .find(({ name }) => name === "curves") ?? {};
  const { concat } = spec as unknown as {
    concat: {
      data: { values: { high: number }[] };
      layer: { encoding: { y: { scale: { domainMax: number } } } }[];
    }[];
  };
  for (const { data, layer } of concat) {
    const top = layer[0]?.encoding.y.scale.domainMax ?? 0;
    for (const { high } of data.values) assert(top > high);
  }
});

Deno.test("what models of a line let expect is drawn through what they score", () => {
  const spec = JSON.stringify(
    chartsOf(STUDY_OF_FINDINGS).find(({ name }) => name === "robustness")?.spec,
  );
  // 0.7 of each score in distribution.
  assertMatch(spec, /\{"inside":32\.7,"expected":22\.89\}/);
  assertMatch(spec, /The other line is what models that do as well/);
});

Deno.test("only tasks that are treated have a panel in the chart of treatments", () => {
  const spec = chartsOf(STUDY).find(({ name }) => name === "treatments")?.spec;
  const { concat = [] } = spec as { concat?: { title: { text: string } }[] };
  assertEquals(
    concat.map(({ title }) => title.text),
    ["word-problems", "instructions"],
  );
});

Deno.test("what a comparison says is told by shape as well as by colour", () => {
  const [paired] = chartsOf(STUDY);
  const text = JSON.stringify(paired?.spec);
  assertEquals(text.includes('["triangle-up","triangle-down","circle"]'), true);
});

Deno.test("hostile names stay text in charts", async () => {
  for (const { name, spec } of chartsOf(renamed(STUDY_OF_FINDINGS))) {
    const text = JSON.stringify(spec);
    const svg = await svgOf(spec);
    for (const drawn of [text, svg]) {
      assert(!drawn.includes("\u001b"), name);
      assert(drawn.isWellFormed(), name);
    }
    assert(!svg.includes("<b>"), name);
    assert(text.includes("<b>"), name);
  }
});

Deno.test("charts hold no text that a model or data set wrote, whatever it is", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 12 }).map((text) => `§${text}§`),
      (text) => {
        const specs = chartsOf({
          ...STUDY_OF_FINDINGS,
          flips: [...HOSTILE.flips].map((flip) => ({
            ...flip,
            ...{ question: text, target: text, sample: text },
            ...{ referenceText: text, modelText: text },
            ...{ referenceAnswer: text, modelAnswer: text },
          })),
          failures: [{
            ...{ model: "sft", failed: 1, requests: 2, failedOtherwise: 0 },
            reasons: [{ text, requests: 1 }],
          }],
          settings: { text },
        });
        assert(
          !JSON.stringify(specs).includes(JSON.stringify(text).slice(1, -1)),
        );
      },
    ),
    { seed: 1, numRuns: 20 },
  );
});

Deno.test("the charts of a large study stay small and say what they leave out", () => {
  const specs = chartsOf(large(STUDY_OF_FINDINGS));
  assertEquals(specs.map(({ name }) => name), NAMES);
  for (const { name, spec } of specs) {
    assert(JSON.stringify(spec).length < 200_000, name);
    const { title } = spec as { title: { subtitle: string[] } };
    assertMatch(title.subtitle.join(" "), /Drawn are the first \d+ of /, name);
  }
});

Deno.test("a report writes no file that it does not name", async () => {
  for (const results of [STUDY_OF_ONE, NOTHING]) {
    for (const { name, files, render } of REPORTS) {
      for (const { path } of await render(results)) {
        assert(files.includes(path), `${name} writes ${path}`);
      }
    }
  }
});
