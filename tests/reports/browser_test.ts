import { assert, assertEquals } from "@std/assert";
import axe from "axe-core";
import type { Results } from "../../core/mod.ts";
import { chartsOf, page } from "../../reports/mod.ts";
import { svgOf } from "../../reports/render/mod.ts";
import { Browser } from "./browser.ts";
import { HOSTILE, HOSTILE_NAMES } from "./hostile.ts";
import {
  AXE,
  HAS_BROWSER,
  LOOK,
  UNFOLD,
  unwanted,
  WIDTHS,
  written,
} from "./page_look.ts";
import { STUDY_OF_ONE } from "./study.ts";
import { STUDY_OF_ANALYSES } from "./study_of_analyses.ts";

Deno.test({
  name:
    "in Chromium the page is quiet, keeps to itself and fits 400, 1280 and 2560 pixels",
  ignore: !HAS_BROWSER,
  async fn(t) {
    await using browser = await Browser.start();
    const studies = { STUDY_OF_ANALYSES, STUDY_OF_ONE, HOSTILE, HOSTILE_NAMES };
    for (const [name, results] of Object.entries(studies)) {
      await t.step(`with ${name}`, () => check(browser, results));
    }
  },
});

Deno.test({
  name: "the look at the page notices a dialog, a request and what hangs out",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    const bad = `<script>alert(1)</script><img src="http://127.0.0.1:9/x">
      <div style="width: 2000px">wide</div>`;
    const url = `data:text/html,${encodeURIComponent(bad)}`;
    const events = await browser.visit(url, { width: 400, scheme: "light" });
    const names = unwanted(events, url).map(({ method }) => method);
    assert(names.includes("Page.javascriptDialogOpening"));
    assert(names.includes("Network.requestWillBeSent"));
    const { overflow, hidden } = await browser.evaluate(LOOK) as {
      readonly overflow: number;
      readonly hidden: readonly string[];
    };
    assert(overflow > 1000);
    assertEquals(hidden, ['<div style="width: 2000px">wide</div>']);
  },
});

Deno.test({
  name:
    "axe-core finds nothing serious on the page, light and dark, at 400, 1280 and 2560 pixels",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    // One task and few flips hold all there is to see, and axe-core takes time.
    const tasks = STUDY_OF_ANALYSES.tasks.slice(0, 1);
    const flips = [...STUDY_OF_ANALYSES.flips].slice(0, 100);
    const results = { ...STUDY_OF_ANALYSES, tasks, flips };
    await opened(results, async (url) => {
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
  name: "in Chromium the charts of hostile names are pictures and nothing else",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    for (const { name, spec } of chartsOf(HOSTILE_NAMES)) {
      const svg = await svgOf(spec);
      await written(`${name}.svg`, svg, async (url) => {
        const events = await browser.visit(url, {
          width: 400,
          scheme: "light",
        });
        assertEquals(unwanted(events, url), []);
        assertEquals(await browser.evaluate(PICTURE), {
          root: "svg",
          other: 0,
        });
      });
    }
  },
});

Deno.test({
  name: "axe-core would find a contrast that is too low",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    const url =
      'data:text/html,<html lang="en"><title>x</title><p style="color:silver">pale';
    await browser.visit(url, { width: 400, scheme: "light" });
    await browser.evaluate(axe.source);
    const found = await browser.evaluate(AXE) as readonly string[];
    assertEquals(found.map((text) => text.split(":")[0]), ["color-contrast"]);
  },
});

Deno.test({
  name:
    "the verdict, the forest plot and what to look at fit a screen of 1280 by 800 pixels",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    for (const results of [STUDY_OF_ANALYSES, STUDY_OF_ONE]) {
      await opened(results, async (url) => {
        await browser.visit(url, { width: 1280, scheme: "light" });
        const bottom = await browser.evaluate(
          'document.querySelector(".first").getBoundingClientRect().bottom',
        ) as number;
        assert(bottom <= 800, `The first screen ends at ${bottom}`);
      });
    }
  },
});

Deno.test({
  name: "the Tab key leads to every table, chart, link and fold of the page",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    await opened(STUDY_OF_ONE, async (url) => {
      await browser.visit(url, { width: 400, scheme: "light" });
      const reachable = await browser.evaluate(
        'document.querySelectorAll("a, summary, .box").length - document.querySelectorAll("details :is(a, summary, .box):not(details > summary)").length',
      ) as number;
      const reached = new Set<unknown>();
      for (let i = 0; i < reachable; i++) {
        await browser.tab();
        reached.add(await browser.evaluate(FOCUS));
      }
      assertEquals(reached.size, reachable);
      assertEquals(reached.has("BODY"), false);
    });
  },
});

Deno.test({
  name:
    "on paper what is folded up stays so and says which file has it, unless a reader opened it",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    await opened(STUDY_OF_ANALYSES, async (url) => {
      const seen = async (media: "screen" | "print") => {
        await browser.visit(url, { width: PAPER, scheme: "light", media });
        return await browser.evaluate(SEEN);
      };
      assertEquals(await seen("screen"), {
        ...{ flip: false, navigation: true },
        files: ["none"],
      });
      assertEquals(await seen("print"), {
        ...{ flip: false, navigation: false },
        files: FOLDED_FILES.map((file) => `" · in ${file}"`),
      });
      await browser.evaluate(UNFOLD);
      await browser.evaluate("new Promise(requestAnimationFrame)");
      assertEquals(await browser.evaluate(SEEN), {
        ...{ flip: true, navigation: false },
        files: ["none"],
      });
    });
  },
});

Deno.test({
  name: "on paper no table is cut off or makes all else smaller",
  ignore: !HAS_BROWSER,
  async fn() {
    await using browser = await Browser.start();
    for (const results of [STUDY_OF_ANALYSES, STUDY_OF_ONE, HOSTILE_NAMES]) {
      await opened(results, async (url) => {
        await browser.visit(url, {
          ...{ width: PAPER, scheme: "light", media: "print" },
        });
        const overflow = await browser.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assertEquals(overflow, 0);
      });
    }
  },
});

async function check(browser: Browser, results: Results): Promise<void> {
  await opened(results, async (url) => {
    for (const width of WIDTHS) {
      const scheme = width === 400 ? "dark" : "light";
      const events = await browser.visit(url, { width, scheme });
      assertEquals(unwanted(events, url), []);
      await browser.evaluate(UNFOLD);
      assertEquals(await browser.evaluate(LOOK), { overflow: 0, hidden: [] });
    }
  });
}

async function opened(
  results: Results,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const [artifact] = await page.render(results);
  await written("index.html", artifact?.content as string, use);
}

/** Tells the element apart that has the focus. */
const FOCUS = `(({ activeElement }) => activeElement.tagName +
  ([...document.querySelectorAll("a, summary, .box")].indexOf(activeElement)
  + 1 || ""))(document)`;

/** Counts what is no part of a picture; a parser's complaint is none. */
const PICTURE = `({
  root: document.documentElement.localName,
  other: document.querySelectorAll("script, foreignObject, a, parsererror").length,
})`;

/** CSS pixels between the margins of A4. */
const PAPER = 718;

/** Where answers and provenance are, too. */
const FOLDED_FILES = ["flips.csv", "results.json"];

const SEEN = `({
  flip: document.querySelector("details .flip").checkVisibility(
    { contentVisibilityAuto: true, visibilityProperty: true }),
  navigation: document.querySelector("nav").checkVisibility(),
  files: [...new Set([...document.querySelectorAll("summary")].map((one) =>
    getComputedStyle(one, "::after").content))].sort(),
})`;
