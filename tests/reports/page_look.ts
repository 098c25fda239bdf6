import { join, toFileUrl } from "@std/path";
import { type BrowserEvent, CHROMIUM } from "./browser.ts";

/** Whether there is a browser to look with. */
export const HAS_BROWSER: boolean = exists(CHROMIUM);

/** A phone, a laptop and a wide screen. */
export const WIDTHS: readonly number[] = [400, 1280, 2560];

/** Writes a file that is there as long as it is used. */
export async function written(
  name: string,
  content: string,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, name);
    await Deno.writeTextFile(path, content);
    await use(toFileUrl(path).href);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a page that is only read never does. */
export function unwanted(
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

/** Shows what is folded up, and lays out what is not yet scrolled to. */
export const UNFOLD: string = `
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const { style } of document.querySelectorAll("main > section")) {
    style.contentVisibility = "visible";
  }`;

/** What axe-core calls serious or critical, with the element it is about. */
export const AXE: string =
  `axe.run(document, { resultTypes: ["violations"] }).then(
  ({ violations }) => violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 200)))`;

/**
 * Measures how much wider than the window the page is, and finds what hangs out
 * of the window and cannot be scrolled to.
 */
export const LOOK: string = `(() => {
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
