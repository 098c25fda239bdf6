import { createHash } from "node:crypto";
import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { readTokenizer } from "../../checkpoints/mod.ts";
import { ReplyText } from "../../runners/local/reply_text.ts";
import { inFolder } from "./folder.ts";

const DATA = "tests/data/tokenizers";

/** What the tokenizers library for Python makes of texts with one tokenizer. */
interface Golden {
  readonly start: readonly number[];
  /** Texts with its added tokens, behind those that all share. */
  readonly around: readonly string[];
  readonly ids: readonly (readonly number[])[];
  /** `null` where the text comes back as it was. */
  readonly decoded: readonly (string | null)[];
  /** Tokens in no sensible order. */
  readonly drawn: readonly (readonly number[])[];
  readonly drawnDecoded: readonly string[];
  /** SHA-256 of the tokens of a word of 10,800 letters, with spaces between. */
  readonly long: string;
}

const GOLDENS: {
  readonly texts: readonly string[];
  readonly families: Readonly<Record<string, Golden>>;
} = JSON.parse(await Deno.readTextFile(`${DATA}/goldens.json`));

for (const [family, golden] of Object.entries(GOLDENS.families)) {
  const texts = [...GOLDENS.texts, ...golden.around];

  Deno.test(`texts become the tokens that Python makes of them: ${family}`, async () => {
    const { encode, start } = await readTokenizer(`${DATA}/${family}`);
    assertEquals(start, golden.start);
    assertEquals(
      texts.map((text) => [text, encode(text)]),
      texts.map((text, index) => [text, golden.ids[index]]),
    );
  });

  Deno.test(`a very long word becomes the tokens that Python makes of it: ${family}`, async () => {
    const { encode } = await readTokenizer(`${DATA}/${family}`);
    const ids = encode("ferrytide".repeat(1200)).join(" ");
    const digest = createHash("sha256").update(ids).digest("hex");
    assertEquals(digest, golden.long);
  });

  Deno.test(`tokens become the text that Python makes of them: ${family}`, async () => {
    const { decode } = await readTokenizer(`${DATA}/${family}`);
    assertEquals(
      golden.ids.map(decode),
      golden.decoded.map((text, index) => text ?? texts[index]),
    );
    assertEquals(golden.drawn.map(decode), golden.drawnDecoded);
  });

  Deno.test(`a stop string ends a reply wherever its tokens begin: ${family}`, async () => {
    const tokenizer = await readTokenizer(`${DATA}/${family}`);
    for (const tokens of golden.ids) {
      const whole = tokenizer.decode(tokens);
      const letters = Array.from(whole);
      const middle = Math.floor(letters.length / 2);
      const stop = letters.slice(middle, middle + 3).join("");
      if (stop === "" || stop.includes("\uFFFD")) continue;
      const reply = new ReplyText(tokenizer, [stop]);
      assertEquals(tokens.some((token) => reply.push(token)), true);
      assertEquals(reply.text, whole.slice(0, whole.indexOf(stop)));
    }
  });
}

/** A tokenizer of a family with some parts replaced. */
async function changed(
  family: string,
  change: (tokenizer: Record<string, unknown>) => Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const text = await Deno.readTextFile(`${DATA}/${family}/tokenizer.json`);
  const tokenizer = JSON.parse(text);
  return {
    "tokenizer.json": { ...tokenizer, ...change(tokenizer) },
    "tokenizer_config.json": {},
  };
}

const REFUSED: readonly (readonly [
  what: string,
  change: (tokenizer: Record<string, unknown>) => Record<string, unknown>,
  message: string,
])[] = [
  [
    "a normalizer",
    () => ({ normalizer: { type: "Precompiled", "precompiled_charsmap": "" } }),
    'The normalizer must be one of NFC, NFD, NFKC, NFKD, Prepend, Replace, Sequence: it is "Precompiled"',
  ],
  [
    "a pre-tokenizer",
    () => ({ "pre_tokenizer": { type: "UnicodeScripts" } }),
    'The pre-tokenizer must be one of Sequence, ByteLevel, Digits, Metaspace, Punctuation, Split, WhitespaceSplit: it is "UnicodeScripts"',
  ],
  [
    "a behavior of a pre-tokenizer",
    () => ({
      "pre_tokenizer": {
        type: "Split",
        pattern: { String: "a" },
        behavior: "Contiguous",
        invert: true,
      },
    }),
    "The pre-tokenizer Split must not be inverted unless it is Removed or Isolated: it is Contiguous",
  ],
  [
    "a decoder",
    () => ({ decoder: { type: "CTC" } }),
    'The decoder must be one of Sequence, ByteLevel, ByteFallback, Fuse, Metaspace, Replace, Strip: it is "CTC"',
  ],
  [
    "a post-processor",
    () => ({ "post_processor": { type: "BertProcessing" } }),
    'The post-processor must be one of ByteLevel, Sequence, TemplateProcessing: it is "BertProcessing"',
  ],
  [
    "a model",
    () => ({ model: { type: "WordPiece", vocab: {} } }),
    "The model must be BPE, or Unigram without byte fallback: it is WordPiece",
  ],
  [
    "chance",
    ({ model }) => ({ model: { ...model as object, dropout: 0.1 } }),
    'The model must have no "dropout": it is 0.1',
  ],
  [
    "unknown characters that are one token",
    ({ model }) => ({
      model: { ...model as object, "fuse_unk": true, "unk_token": "a" },
    }),
    'A model without byte fallback must have no "fuse_unk" with its "unk_token": it is true',
  ],
  [
    "a missing byte",
    ({ model }) => ({ model: { ...model as object, "byte_fallback": true } }),
    "A model with byte fallback must have a token for each byte: there is no <0x00>",
  ],
  [
    "added tokens out of order",
    () => ({ "added_tokens": [{ id: 9999, content: "<new>" }] }),
    'Added tokens must be numbered in order behind the vocabulary: "<new>" is 9999, not 400',
  ],
];

for (const [what, change, message] of REFUSED) {
  Deno.test(`what is not known to agree with Python is refused: ${what}`, async () => {
    await inFolder(await changed("gpt2", change), async (folder) => {
      await assertRejects(
        () => readTokenizer(folder),
        Error,
        `Cannot build a tokenizer of "${folder}/tokenizer.json": ${message}`,
      );
    });
  });
}

Deno.test("half of a surrogate pair is refused, as Python refuses it", async () => {
  const { encode } = await readTokenizer(`${DATA}/gpt2`);
  const { message } = assertThrows(
    () => encode(`${"far away ".repeat(9)}\u{1f600}"a\ud83db`),
    RangeError,
  );
  assertEquals(
    message,
    'Cannot turn a text into tokens as it must be well-formed Unicode: half of a surrogate pair, \\uD83D, stands alone behind "r away far away \u{1f600}\\"a". Mend it where the text comes from, or write \\uFFFD instead',
  );
});

Deno.test("numbers beyond the vocabulary leave no text", async () => {
  const { decode, encode } = await readTokenizer(`${DATA}/llama2`);
  assertEquals(decode([...encode("tide"), 99_999]), "tide");
});
