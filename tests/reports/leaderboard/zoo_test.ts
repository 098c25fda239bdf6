import { assertEquals } from "@std/assert";
import { readResultsFile } from "../../../imports/mod.ts";
import { boardOf, leaderboardFiles } from "../../../reports/leaderboard/mod.ts";

const FOLDER = "docs/leaderboard";

/** How a page looks may change without the zoo being asked again. */
function withoutStyle(text: string): string {
  return text.replace(/<style>.*?<\/style>/s, "");
}

Deno.test("docs/leaderboard is what its runs give; if not, deno task leaderboard:zoo makes it again", () => {
  const runs = Array.from(Deno.readDirSync(`${FOLDER}/runs`), ({ name }) => {
    const path = `${FOLDER}/runs/${name}`;
    return readResultsFile(Deno.readTextFileSync(path), path);
  });
  for (const { path, content } of leaderboardFiles(boardOf(runs))) {
    const text = typeof content === "string"
      ? content
      : [...content as Iterable<string>].join("");
    const committed = Deno.readTextFileSync(`${FOLDER}/${path}`);
    assertEquals(withoutStyle(committed), withoutStyle(text), path);
  }
});
