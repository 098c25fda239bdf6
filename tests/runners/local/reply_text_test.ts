import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Tokenizer } from "../../../checkpoints/mod.ts";
import { ReplyText } from "../../../runners/local/reply_text.ts";

/** One token a byte, so that a character can take several tokens. */
const bytes: Pick<Tokenizer, "decode"> = {
  decode: (tokens) => new TextDecoder().decode(Uint8Array.from(tokens)),
};

function read(text: string, stop: readonly string[]): ReplyText {
  const reply = new ReplyText(bytes, stop);
  for (const token of new TextEncoder().encode(text)) {
    if (reply.push(token)) break;
  }
  return reply;
}

Deno.test("a reply ends before the first stop string, wherever its tokens part", () => {
  assertEquals(read("one\n\nQuestion: two", ["Question:"]).text, "one\n\n");
  assertEquals(read("a stop b end", ["end", "stop"]).text, "a ");
  assertEquals(read("no such thing", ["END"]).text, "no such thing");
});

Deno.test("no token is taken behind the stop string", () => {
  assertEquals(read("one. two. three", [". t"]).length, ". t".length + 3);
});

Deno.test("a stop string of characters of several tokens is found", () => {
  assertEquals(read("ja 🙂👍🏽 nein", ["👍🏽"]).text, "ja 🙂");
  assertEquals(read("日本語。次", ["。"]).text, "日本語");
});

Deno.test("a reply of any characters ends where its text first holds a stop string", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "語", "🙂") });
  const stops = fc.array(
    fc.string({
      unit: fc.constantFrom("a", "b", "é", "語", "🙂"),
      minLength: 1,
      maxLength: 3,
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(text, stops, (text, stops) => {
      const ends = stops.map((stop) => text.indexOf(stop)).filter((end) =>
        end >= 0
      );
      const expected = text.slice(0, Math.min(...ends, text.length));
      const reply = read(text, stops);
      // Two stop strings may begin at different places and end with one token.
      const shown = reply.text;
      assertEquals(expected.startsWith(shown) || shown === expected, true);
      assertEquals(stops.some((stop) => shown.includes(stop)), false);
    }),
    { seed: 3 },
  );
});
