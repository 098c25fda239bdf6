import { assertEquals } from "@std/assert";
import { program } from "../../cli/program.ts";

const PAGE = Deno.readTextFileSync("README.md");

const COMMANDS = program(() => {}).commands.map((command) => command.name())
  .sort();

Deno.test("the README has a row for every command, and for no other", () => {
  const rows = [...PAGE.matchAll(/^\| `deno task ([a-z]+)[^`]*` +\|/gm)]
    .map(([, name]) => name);
  assertEquals(rows.sort(), COMMANDS);
});

Deno.test("every task of deno.json says what it does", () => {
  const { tasks } = JSON.parse(Deno.readTextFileSync("deno.json"));
  for (const name of COMMANDS) assertEquals(Object.hasOwn(tasks, name), true);
  const silent = Object.keys(tasks).filter((name) => !tasks[name].description);
  assertEquals(silent, []);
});
