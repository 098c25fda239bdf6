import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { excerpt } from "../../../runners/openai/excerpt.ts";

Deno.test("an excerpt is one short line without control characters", () => {
  fc.assert(fc.property(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 500 }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    (value) => {
      const shown = excerpt(value);
      assert([...shown].length <= 200);
      assertMatch(shown, /^[^\p{C}\p{Zl}\p{Zp}]*$/u);
    },
  ));
});

Deno.test("a short text is quoted whole, a long one ends in dots", () => {
  assertEquals(
    excerpt('a "b"\n\u0000\u202e'),
    '"a \\"b\\"\\n\\u0000\\u{202e}"',
  );
  assertEquals(excerpt("x".repeat(300)), `"${"x".repeat(198)}…`);
  assertEquals(excerpt(undefined), "nothing");
});
