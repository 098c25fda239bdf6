import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { cutText, visibleText } from "../../reports/mod.ts";

Deno.test("visibleText() shows what would move a terminal or hide text", () => {
  const shown: Record<string, string> = {
    "\u001b[2J\u0007": "␛[2J␇",
    "a\rb": "a␍b",
    "a\r\nb\tc": "a\nb\tc",
    "\u0000\u007f": "␀␡",
    "\u009b31m": "⟨U+009B⟩31m",
    "\u202egnp.exe": "⟨U+202E⟩gnp.exe",
    "\ud800x\udc00": "\ufffdx\ufffd",
    "שלום 👋 naïve": "שלום 👋 naïve",
  };
  for (const [text, expected] of Object.entries(shown)) {
    assertEquals(visibleText(text), expected);
  }
});

Deno.test("visibleText() changes nothing twice", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assertEquals(visibleText(visibleText(text)), visibleText(text));
  }));
});

Deno.test("cutText() never splits a character", () => {
  assertEquals(cutText("👋👋", 3), "👋 … [2 more characters]");
  assertEquals(cutText("👋👋", 4), "👋👋");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (text, limit) => {
      assertEquals(cutText(text, limit + 1).isWellFormed(), true);
    }),
  );
});
