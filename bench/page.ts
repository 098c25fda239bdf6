/**
 * How long the page of 100,000 answers takes to open in Chromium, from the
 * request to the event that all has loaded.
 *
 *     deno task bench:page --repeat 5
 */

import { parseArgs } from "@std/cli/parse-args";
import { toFileUrl } from "@std/path";
import { page } from "../reports/mod.ts";
import { Browser } from "../tests/reports/browser.ts";
import { LARGE_STUDY } from "../tests/reports/large_study.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { repeat } = parseArgs(Deno.args, { default: { repeat: 5 } });
const path = await Deno.makeTempFile({ suffix: ".html" });
try {
  const [file] = await page.render(LARGE_STUDY);
  const text = typeof file?.content === "string"
    ? file.content
    : [...file?.content as Iterable<string>].join("");
  await Deno.writeTextFile(path, text);
  await using browser = await Browser.start();
  const seconds: number[] = [];
  for (let round = 0; round < repeat; round++) {
    const start = performance.now();
    await browser.visit(toFileUrl(path).href, { width: 1280, scheme: "light" });
    seconds.push((performance.now() - start) / 1000);
  }
  say(
    `${(text.length / 1e6).toFixed(2)} MB open in ${
      median(seconds).toFixed(2)
    } s (${seconds.map((value) => value.toFixed(2)).join(", ")})`,
  );
} finally {
  await Deno.remove(path);
}
