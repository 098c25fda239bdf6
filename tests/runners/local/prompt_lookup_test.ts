import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { PromptLookup } from "../../../runners/local/prompt_lookup.ts";

/** Texts of few different tokens, so that endings turn up again. */
const textOf = fc.array(fc.nat({ max: 3 }), { maxLength: 40 });

Deno.test("a text goes on as it did behind the same last two tokens", () => {
  assertEquals(new PromptLookup([7, 8, 9, 10, 7, 8]).draft(2), [9, 10]);
});

Deno.test("of several places the latest counts", () => {
  const lookup = new PromptLookup([7, 8, 1, 2, 7, 8, 3, 4, 7, 8]);
  assertEquals(lookup.draft(2), [3, 4]);
});

Deno.test("a place behind the same three tokens counts more than a later one behind two", () => {
  const lookup = new PromptLookup([5, 7, 8, 1, 2, 6, 7, 8, 3, 4, 5, 7, 8]);
  assertEquals(lookup.draft(2), [1, 2]);
});

Deno.test("a text without an earlier place has no draft", () => {
  assertEquals(new PromptLookup([]).draft(4), []);
  assertEquals(new PromptLookup([1, 1]).draft(4), []);
  assertEquals(new PromptLookup([1, 2, 3, 2]).draft(4), []);
});

Deno.test("drafts grow while they come true, and shrink to what did", () => {
  const cycle = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const lookup = new PromptLookup([...cycle, ...cycle, ...cycle]);
  const lengths = [lookup.draft(16)].map((draft) => {
    draft.forEach((token) => lookup.push(token));
    return draft.length;
  });
  for (const right of [4, 3, 0]) {
    const draft = lookup.draft(16);
    lengths.push(draft.length);
    draft.slice(0, right).forEach((token) => lookup.push(token));
    if (right < draft.length) {
      lookup.push(50);
      cycle.forEach((token) => lookup.push(token));
    }
  }
  assertEquals([...lengths, lookup.draft(16).length], [2, 4, 8, 3, 1]);
});

Deno.test("where a text repeats one token or a few, drafts grow beyond what it repeats", () => {
  for (const cycle of [[7], [7, 8], [7, 8, 9]]) {
    const text = Array.from({ length: 40 }, () => cycle).flat();
    let length = 8;
    const lookup = new PromptLookup(text.slice(0, length));
    const lengths = [1, 2, 3, 4].map(() => {
      const draft = lookup.draft(16);
      assertEquals(draft, text.slice(length, length + draft.length));
      draft.forEach((token) => lookup.push(token));
      length += draft.length;
      return draft.length;
    });
    assertEquals(lengths, [2, 4, 8, 16]);
  }
});

Deno.test("a draft has as many tokens as were asked for at most, and stands in the text behind its ending", () => {
  fc.assert(
    fc.property(textOf, fc.nat({ max: 5 }), (tokens, most) => {
      const draft = new PromptLookup(tokens).draft(most);
      assert(draft.length <= most);
      const text = `${[...tokens, ...draft].slice(0, -1).join(",")},`;
      const found = [...tokens.slice(-2), ...draft].join(",");
      assert(draft.length === 0 || text.includes(`${found},`));
    }),
    { seed: 3 },
  );
});
