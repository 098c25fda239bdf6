import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { TopLevelSpec } from "vega-lite";
import type { Cell } from "../../core/mod.ts";
import { charts, chartsOf, REPORTS } from "../../reports/mod.ts";
import { HOSTILE_NAMES } from "./hostile.ts";
import { NOTHING } from "./nothing.ts";
import { STUDY, STUDY_OF_ONE } from "./study.ts";

Deno.test("each chart is written as spec, SVG and PNG", async () => {
  const paths = Array.from(await charts.render(STUDY), ({ path }) => path);
  assertEquals(paths, [
    ...["paired.vl.json", "paired.svg", "paired.png"],
    ...["treatments.vl.json", "treatments.svg", "treatments.png"],
    ...["forgetting.vl.json", "forgetting.svg", "forgetting.png"],
  ]);
});

Deno.test("charts are the same bytes for the same results", async () => {
  const once = [...await charts.render(STUDY_OF_ONE)];
  assertEquals([...await charts.render(STUDY_OF_ONE)], once);
});

Deno.test("the titles say what was found", () => {
  assertEquals(chartsOf(STUDY).map(({ title }) => title), [
    "Of 21 comparisons with base, 2 clearly better, 9 clearly worse",
    "unobserved-phrasing costs most: instructions falls by 45.0 to 56.7 points",
    "2 of 3 models clearly gained on word-problems, 1 of these clearly forgot",
  ]);
  assertEquals(
    chartsOf(STUDY_OF_ONE).at(-1)?.title,
    "sft clearly gained on word-problems, and clearly forgot",
  );
});

Deno.test("nothing compared gives no chart", async () => {
  assertEquals(chartsOf(NOTHING), []);
  assertEquals([...await charts.render(NOTHING)], []);
});

Deno.test("a suite without treatments has no chart of treatments", () => {
  const plain = <Row extends Cell>(rows: readonly Row[]): Row[] =>
    rows.filter(({ treatment }) => treatment === "none");
  const charts = chartsOf({
    ...STUDY,
    treatments: [],
    summary: plain(STUDY.summary),
    paired: plain(STUDY.paired),
  });
  assertEquals(charts.map(({ name }) => name), ["paired", "forgetting"]);
});

Deno.test("a number that is no share is named as not drawn", () => {
  const unshared = ["facts", "instructions"];
  const change = <Row extends { task: string }>(row: Row) =>
    unshared.includes(row.task) ? { ...row, metric: "mean" } : row;
  const summary = STUDY.summary.map(change);
  const paired = STUDY.paired.map(change);
  const named = chartsOf({ ...STUDY, summary, paired }).map(
    ({ name, spec }) => {
      const text = JSON.stringify((spec as TopLevelSpec).title);
      return [name, text.match(/(?<=no share to draw: )[^.]*/)?.[0]];
    },
  );
  const instructions = "instructions, instructions · unobserved-phrasing";
  assertEquals(Object.fromEntries(named), {
    paired: `facts, ${instructions}`,
    treatments: instructions,
  });
});

Deno.test("only tasks that are treated have a panel in the chart of treatments", () => {
  const spec = chartsOf(STUDY).find(({ name }) => name === "treatments")?.spec;
  const { vconcat = [] } = spec as { vconcat?: { title: { text: string } }[] };
  assertEquals(
    vconcat.map(({ title }) => title.text),
    ["word-problems", "instructions"],
  );
});

Deno.test("what a comparison says is told by shape as well as by colour", () => {
  const [paired] = chartsOf(STUDY);
  const text = JSON.stringify(paired?.spec);
  assertEquals(text.includes('["triangle-up","triangle-down","circle"]'), true);
});

Deno.test("hostile names stay text in charts", async () => {
  for (const { path, content } of await charts.render(HOSTILE_NAMES)) {
    if (content instanceof Uint8Array) continue;
    const text = content as string;
    assertEquals(text.includes("\u001b"), false, path);
    assertEquals(text.isWellFormed(), true, path);
    if (path.endsWith(".svg")) assertEquals(text.includes("<b>"), false, path);
    else assertNotEquals(JSON.parse(text), null);
  }
});

Deno.test("a report writes no file that it does not name", async () => {
  for (const results of [STUDY, STUDY_OF_ONE, NOTHING]) {
    for (const { name, files, render } of REPORTS) {
      for (const { path } of await render(results)) {
        assert(files.includes(path), `${name} writes ${path}`);
      }
    }
  }
});
