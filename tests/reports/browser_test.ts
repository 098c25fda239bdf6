import { assert, assertEquals } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import type { Results } from "../../core/mod.ts";
import { page } from "../../reports/mod.ts";
import { Browser, type BrowserEvent, CHROMIUM } from "./browser.ts";
import { HOSTILE, HOSTILE_NAMES } from "./hostile.ts";
import { STUDY } from "./study.ts";

Deno.test({
  name:
    "in Chromium the page is quiet, keeps to itself and fits 400, 1280 and 2560 pixels",
  ignore: !exists(CHROMIUM),
  async fn(t) {
    await using browser = await Browser.start();
    for (
      const [name, results] of Object.entries({ STUDY, HOSTILE, HOSTILE_NAMES })
    ) {
      await t.step(`with ${name}`, () => check(browser, results));
    }
  },
});

Deno.test({
  name: "the look at the page notices a dialog, a request and what hangs out",
  ignore: !exists(CHROMIUM),
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

async function check(browser: Browser, results: Results): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "index.html");
    const [artifact] = await page.render(results);
    await Deno.writeTextFile(path, artifact?.content as string);
    const url = toFileUrl(path).href;
    for (const width of [400, 1280, 2560]) {
      const scheme = width === 400 ? "dark" : "light";
      const events = await browser.visit(url, { width, scheme });
      assertEquals(unwanted(events, url), []);
      assertEquals(await browser.evaluate(LOOK), { overflow: 0, hidden: [] });
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a page that is only read never does. */
function unwanted(
  events: readonly BrowserEvent[],
  url: string,
): readonly BrowserEvent[] {
  const names = [
    ...["Page.javascriptDialogOpening", "Runtime.consoleAPICalled"],
    ...["Runtime.exceptionThrown", "Log.entryAdded", "Page.windowOpen"],
  ];
  return events.filter(({ method, params }) =>
    names.includes(method) ||
    (method === "Network.requestWillBeSent" &&
      (params as { request: { url: string } }).request.url !== url)
  );
}

/**
 * Unfolds all details, then measures how much wider than the window the page
 * is, and finds what hangs out of the window and cannot be scrolled to.
 */
const LOOK = `(() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const { scrollWidth, clientWidth } = document.documentElement;
  const hidden = [...document.querySelectorAll("body *")].filter((element) =>
    !element.closest(".box, .hidden, svg") &&
    element.getBoundingClientRect().right > clientWidth + 1
  );
  return {
    overflow: scrollWidth - clientWidth,
    hidden: hidden.map((element) => element.outerHTML.slice(0, 80)),
  };
})()`;

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
