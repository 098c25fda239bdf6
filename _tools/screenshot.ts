/**
 * Takes the README's picture of the page that the default suite writes:
 *
 *     deno task eval && deno task screenshot
 *
 * Needs Chromium on the path.
 */

import { resolve, toFileUrl } from "@std/path";

const { success, stderr } = await new Deno.Command("chromium", {
  args: [
    ...["--headless=new", "--no-sandbox", "--hide-scrollbars"],
    ...["--window-size=1280,800", "--force-device-scale-factor=1.25"],
    "--screenshot=docs/page.png",
    toFileUrl(resolve("results/masked-thought/index.html")).href,
  ],
}).output();
if (!success) throw new Error(new TextDecoder().decode(stderr));
