import { assertEquals } from "@std/assert";
import { LAYERS } from "../../_tools/layers.ts";

const PAGE = "docs/architecture.md";
const ROW_REGEXP = /^\| `(?<room>[^`]+)`\s*\| [^|]+\| (?<imports>[^|]+?)\s*\|$/;

/** The rows of the page's table of rooms, each as `_tools/layers.ts` has it. */
function table(page: string): Record<string, string[]> {
  const rooms: Record<string, string[]> = {};
  for (const line of page.split("\n")) {
    const { room, imports = "" } = ROW_REGEXP.exec(line)?.groups ?? {};
    if (room === undefined) continue;
    const named = [...imports.matchAll(/`([^`]+)`/g)].map(([, name = ""]) =>
      name
    );
    const above = Object.keys(rooms).filter((it) => !it.endsWith(".ts"));
    const but = imports.includes(" but ");
    rooms[room] = !imports.startsWith("every room above")
      ? named
      : but
      ? above.filter((it) => !named.includes(it))
      : [...above, ...named];
  }
  return rooms;
}

Deno.test("the architecture page shows the table that imports are held against", () => {
  const { "deno.json": _, ...rooms } = LAYERS;
  assertEquals(table(Deno.readTextFileSync(PAGE)), rooms);
});
