import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import {
  type CheckpointDigests,
  readChatTemplate,
  readCheckpoint,
  readTokenizer,
  type Tokenizer,
} from "../../checkpoints/mod.ts";
import { fixture, inFolder } from "./folder.ts";

const BASE = "tests/data/tiny_llama/base";
const GOLDENS = JSON.parse(
  await Deno.readTextFile("tests/data/tiny_llama/goldens.json"),
);

Deno.test("texts become the tokens of the tokenizers library", async () => {
  const { start, encode } = await readTokenizer(BASE);
  for (const { text, tokens } of GOLDENS.texts) {
    assertEquals([...start, ...encode(text)], tokens);
  }
});

Deno.test("special tokens leave no text", async () => {
  const { decode, encode } = await readTokenizer(BASE);
  assertEquals(decode(encode("<|begin|>one<|end|>")), "one");
  assertEquals(decode([]), "");
});

Deno.test("spaces before punctuation stay, as in transformers", async () => {
  const base = await fixture("base");
  await inFolder({ ...base, "tokenizer_config.json": {} }, async (folder) => {
    const { decode, encode } = await readTokenizer(folder);
    assertEquals(decode(encode("one , two .")), "one , two .");
  });
});

Deno.test("a conversation is laid out as transformers does it", async () => {
  const { special } = await readTokenizer(BASE);
  const template = await readChatTemplate(BASE, special);
  assertEquals(template?.render(GOLDENS.chat.messages), GOLDENS.chat.text);
});

Deno.test("a template is found wherever transformers puts it", async () => {
  const template = "{{ bos_token }}{{ messages[0].content }}";
  const special = { "bos_token": "<s>" };
  const places = [
    { "chat_template.jinja": template },
    { "tokenizer_config.json": { "chat_template": template } },
    {
      "tokenizer_config.json": {
        "chat_template": [
          { name: "tools", template: "no" },
          { name: "default", template },
        ],
      },
    },
  ];
  for (const files of places) {
    await inFolder(files, async (folder) => {
      const found = await readChatTemplate(folder, special);
      assertEquals(found?.render([{ role: "user", content: "Hi" }]), "<s>Hi");
    });
  }
  await inFolder({ "tokenizer_config.json": {} }, async (folder) => {
    assertEquals(await readChatTemplate(folder, special), null);
  });
});

Deno.test("a malformed template is refused", async () => {
  await inFolder({ "chat_template.jinja": "{% if %}" }, async (folder) => {
    await assertRejects(
      () => readChatTemplate(folder, {}),
      SyntaxError,
      "Cannot read the chat template: ",
    );
  });
  const config = { "chat_template": [{ name: "tools", template: "x" }] };
  await inFolder({ "tokenizer_config.json": config }, async (folder) => {
    await assertRejects(
      () => readChatTemplate(folder, {}),
      TypeError,
      'Cannot read the chat template as "chat_template" of tokenizer_config.json must be a string, or a list with one that is named "default"',
    );
  });
});

Deno.test("a broken tokenizer is refused", async () => {
  const base = await fixture("base");
  await inFolder(
    { ...base, "tokenizer.json": { model: { type: "Nonsense" } } },
    async (folder) => {
      await assertRejects(
        () => readTokenizer(folder),
        Error,
        `Cannot build a tokenizer of "${folder}/tokenizer.json": `,
      );
    },
  );
});

Deno.test("end tokens come from the generation settings, the model, the tokenizer", async () => {
  const base = await fixture("base");
  const config = base["config.json"] as object;
  const withEnds = async (generation: unknown, model: unknown) => {
    let ends: readonly number[] = [];
    await inFolder({
      ...base,
      "config.json": { ...config, "eos_token_id": model },
      "generation_config.json": { "eos_token_id": generation },
    }, async (folder) => {
      ends = (await readCheckpoint(folder)).endTokens;
    });
    return ends;
  };
  assertEquals(await withEnds([3, 4], 2), [3, 4]);
  assertEquals(await withEnds(null, 2), [2]);
  assertEquals(await withEnds(null, null), [1]);
});

Deno.test("digests are of what the files hold, not of where they are", async () => {
  const base = await fixture("base");
  const digestsOf = async (changes: Readonly<Record<string, unknown>>) => {
    let digests: CheckpointDigests | undefined;
    await inFolder({ ...base, ...changes }, async (folder) => {
      digests = (await readCheckpoint(folder)).digests;
    });
    return digests;
  };
  const digests = await digestsOf({});
  assertEquals(await digestsOf({}), digests);
  const weights = (base["model.safetensors"] as Uint8Array).slice();
  weights[weights.length - 1] = 1 ^ (weights.at(-1) ?? 0);
  const tuned = await digestsOf({ "model.safetensors": weights });
  assertNotEquals(tuned?.weights, digests?.weights);
  assertEquals({ ...tuned, weights: digests?.weights }, { ...digests });
  const reworded = await digestsOf({ "chat_template.jinja": "x" });
  assertNotEquals(reworded?.template, digests?.template);
});

Deno.test("checkpoints with the same tokenizer files share one tokenizer", async () => {
  const files = await fixture("base");
  const tokenizerOf = async (files: Readonly<Record<string, unknown>>) => {
    const found: Tokenizer[] = [];
    await inFolder(files, async (folder) => {
      found.push((await readCheckpoint(folder)).tokenizer);
    });
    return found[0];
  };
  const tokenizer = await tokenizerOf(files);

  assert(await tokenizerOf(files) === tokenizer);
  assert(
    await tokenizerOf({ ...files, "tokenizer_config.json": {} }) !== tokenizer,
  );
});

/** The base with a piece of text more than its vocabulary, or with a token added. */
async function withOneMore(
  change: (tokenizer: TokenizerFile) => TokenizerFile,
): Promise<Record<string, unknown>> {
  const files = await fixture("base");
  const tokenizer = files["tokenizer.json"] as TokenizerFile;
  return { ...files, "tokenizer.json": change(tokenizer) };
}

/** What tokenizer.json holds, as far as it is changed. */
interface TokenizerFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
  readonly "added_tokens": readonly Readonly<Record<string, unknown>>[];
}

Deno.test("a tokenizer with a token beyond the model's vocabulary is refused before anything is asked", async () => {
  const files = await withOneMore(({ model, ...tokenizer }) => ({
    ...tokenizer,
    model: { ...model, vocab: { ...model.vocab, "more": 58 } },
  }));
  await inFolder(files, async (folder) => {
    await assertRejects(
      () => readCheckpoint(folder),
      RangeError,
      `Cannot use the tokenizer of "${folder}" as its tokens must be below the model's vocabulary of 58: the largest is 58. Put tokenizer.json and tokenizer_config.json of this model beside its weights`,
    );
  });
});

Deno.test("a token that was added may lie beyond the model's vocabulary, as Gemma 3's for images does", async () => {
  const files = await withOneMore((tokenizer) => ({
    ...tokenizer,
    "added_tokens": [...tokenizer["added_tokens"], {
      ...{ id: 58, content: "<image>", special: true, normalized: false },
      ...{ "single_word": false, lstrip: false, rstrip: false },
    }],
  }));
  await inFolder(files, async (folder) => {
    const { tokenizer } = await readCheckpoint(folder);
    assertEquals([tokenizer.size, tokenizer.largest], [59, 57]);
    assertEquals([57, 58].map(tokenizer.isAdded), [false, true]);
  });
});
