import { assertEquals } from "@std/assert";
import { REPORTS } from "../../reports/mod.ts";
import { HOSTILE, HOSTILE_NAMES } from "./hostile.ts";

/** Control characters but tab and line ends, and what turns the reading direction. */
const UNSAFE = /(?![\t\r\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

for (const report of REPORTS) {
  Deno.test(`the report "${report.name}" holds no control character and no half of one, whatever a model wrote`, async () => {
    for (const results of [HOSTILE, HOSTILE_NAMES]) {
      for (const { path, content } of await report.render(results)) {
        if (content instanceof Uint8Array) continue;
        const pieces = typeof content === "string" ? [content] : content;
        for (const piece of pieces) {
          assertEquals(piece.isWellFormed(), true, path);
          assertEquals(piece.match(UNSAFE)?.[0], undefined, path);
        }
      }
    }
  });
}
