import { assert, assertEquals } from "@std/assert";
import { ANALYSES } from "../../analyses/mod.ts";
import { readSuite } from "../../suites/mod.ts";
import { NOTHING } from "../reports/nothing.ts";

const PAGE = await Deno.readTextFile("docs/analyses.md");

/** The keys of a design, and what stands for each where a suite says nothing. */
const KEYS = Object.keys(NOTHING.design);

/** The rows of the table of analyses, cell by cell. */
const ROWS = PAGE.split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));

const quoted = (text: string): string[] =>
  Array.from(text.matchAll(/`([^`]+)`/g), ([, word = ""]) => word);

Deno.test("docs/analyses.md lists every analysis, in the page's order", () => {
  assertEquals(
    ROWS.map(([name = ""]) => quoted(name)),
    ANALYSES.map(({ name }) => [name]),
  );
});

Deno.test("what an analysis needs of a design is a key of it, and no key is for nothing", () => {
  const needed = new Set(ROWS.flatMap(([, , needs = ""]) => quoted(needs)));
  assertEquals([...needed].toSorted(), KEYS.toSorted());
});

Deno.test("the suite in docs/analyses.md is one, and says all that a design can", () => {
  const [, text = ""] = PAGE.match(/```yaml\n([^]*?)```/) ?? [];
  const { suite } = readSuite(text, "docs/analyses.md");
  for (const key of KEYS as (keyof typeof suite.design)[]) {
    assert(Object.keys(suite.design[key] ?? {}).length > 0, key);
  }
});

Deno.test("every analysis has a name of its own and tells what it means", () => {
  assertEquals(new Set(ANALYSES.map(({ name }) => name)).size, ANALYSES.length);
  for (const { name, title, description } of ANALYSES) {
    assert(/^[a-z_]+$/.test(name), name);
    assert(title !== "" && description.endsWith("."), name);
  }
});
