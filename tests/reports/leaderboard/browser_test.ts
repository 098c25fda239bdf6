import { assertEquals } from "@std/assert";
import axe from "axe-core";
import type { KeptResults } from "../../../core/mod.ts";
import { boardOf, leaderboardFiles } from "../../../reports/leaderboard/mod.ts";
import { Browser } from "../browser.ts";
import {
  AXE,
  HAS_BROWSER,
  LOOK,
  UNFOLD,
  unwanted,
  WIDTHS,
  written,
} from "../page_look.ts";
import { HOSTILE_RUNS } from "./hostile_runs.ts";
import { keptRun, scores } from "./kept_runs.ts";

const ALL = {
  base: scores(30, 100),
  "a tuned model of a rather long name, epoch 3": scores(80, 100),
};

/** All there is to see: treatments, failures, groups, history, older numbers. */
const RUNS: readonly KeptResults[] = [
  keptRun({
    day: 1,
    tasks: {
      facts: { scores: ALL },
      words: { scores: ALL, metric: "rate", better: "lower" },
      shouted: { task: "facts", treatment: "shouted", scores: ALL },
    },
  }),
  keptRun({
    ...{ day: 2, ids: { base: "longer" } },
    tasks: {
      facts: { scores: ALL },
      length: { scores: { base: "01-1" }, metric: "mean" },
    },
  }),
  keptRun({ suite: "other", tasks: { facts: { scores: { chat: "0101" } } } }),
];

async function opened(
  runs: readonly KeptResults[],
  use: (url: string) => Promise<void>,
): Promise<void> {
  const [page] = leaderboardFiles(boardOf(runs));
  await written("index.html", page?.content as string, use);
}

Deno.test({
  name:
    "in Chromium a leaderboard is quiet, keeps to itself and fits 400, 1280 and 2560 pixels",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    for (const runs of [RUNS, HOSTILE_RUNS]) {
      await opened(runs, async (url) => {
        for (const width of WIDTHS) {
          const scheme = width === 400 ? "dark" : "light";
          const events = await browser.visit(url, { width, scheme });
          assertEquals(unwanted(events, url), []);
          await browser.evaluate(UNFOLD);
          const seen = await browser.evaluate(LOOK);
          assertEquals(seen, { overflow: 0, hidden: [] });
        }
      });
    }
  },
});

Deno.test({
  name:
    "axe-core finds nothing serious on a leaderboard, light and dark, at 400, 1280 and 2560 pixels",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    await opened(RUNS, async (url) => {
      for (const width of WIDTHS) {
        for (const scheme of ["light", "dark"] as const) {
          await browser.visit(url, { width, scheme });
          await browser.evaluate(UNFOLD);
          await browser.evaluate(axe.source);
          assertEquals(await browser.evaluate(AXE), []);
        }
      }
    });
  },
});

Deno.test({
  name: "on paper a leaderboard shows what is folded up: no other file has it",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    await opened(RUNS, async (url) => {
      for (const media of ["screen", "print"] as const) {
        await browser.visit(url, { width: 718, scheme: "light", media });
        const seen = await browser.evaluate(
          'document.querySelector("details table").checkVisibility({ contentVisibilityAuto: true })',
        );
        assertEquals(seen, media === "print");
      }
    });
  },
});

Deno.test("a leaderboard holds no script and says so to the browser", () => {
  const [page] = leaderboardFiles(boardOf(RUNS));
  const text = page?.content as string;
  assertEquals(text.match(/<script/i), null);
  assertEquals(text.includes("content=\"default-src 'none'; style-src"), true);
});
