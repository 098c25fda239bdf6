import { assertEquals, assertThrows } from "@std/assert";
import { chatTemplate } from "../../../checkpoints/chat_template.ts";
import { readTokenizer, type Tokenizer } from "../../../checkpoints/mod.ts";
import {
  continuationTokens,
  promptTokens,
} from "../../../runners/local/prompt_tokens.ts";
import { LIMITS } from "./stub_model.ts";

/** Words with the space before them, letters where there is no such word; 0 is BOS. */
const WORDS = ["<s>", "a", " a", "b", " b", "ab", " ", "\n", "x"];

const tokenizer: Tokenizer = {
  start: [0],
  special: { "bos_token": "<s>" },
  size: WORDS.length,
  largest: WORDS.length - 1,
  encode(text) {
    const tokens: number[] = [];
    let rest = text;
    while (rest.length > 0) {
      const word = WORDS.filter((word) => rest.startsWith(word))
        .sort((a, b) => b.length - a.length)[0] ?? "x";
      tokens.push(WORDS.indexOf(word));
      rest = rest.slice(word.length);
    }
    return tokens;
  },
  decode: (tokens) => tokens.map((token) => WORDS[token]).join(""),
  token: (text) => WORDS.includes(text) ? WORDS.indexOf(text) : undefined,
  isAdded: (token) => token === 0,
};

const limits = { ...LIMITS, context: 10, vocabulary: WORDS.length };
const model = { tokenizer, template: null, limits };

function text(text: string) {
  return { kind: "text", text } as const;
}

Deno.test("a text gets its start token exactly once", () => {
  assertEquals(promptTokens(model, text("a b")), [0, 1, 4]);
  assertEquals(promptTokens(model, text("<s>a b")), [0, 1, 4]);
  const bare = { ...model, tokenizer: { ...tokenizer, start: [] } };
  assertEquals(promptTokens(bare, text("a b")), [1, 4]);
});

Deno.test("a conversation gets what its template writes and nothing before it", () => {
  const template = {
    source: "",
    render: (_: unknown, { prefix = "" } = {}) => `<s>a\n${prefix}`,
  };
  const prompt = {
    kind: "chat",
    messages: [{ role: "user", content: "b" }],
    prefix: "ab",
  } as const;
  assertEquals(promptTokens({ ...model, template }, prompt), [0, 1, 7, 5]);
});

/** Families whose tokenizers put a token before a text, and how it is spelled. */
const STARTED = {
  gemma: "<s>",
  llama2: "<s>",
  llama3: "<|begin_of_text|>",
  mistral: "<s>",
  opt: "</s>",
  tekken: "<s>",
};

for (const [family, bos] of Object.entries(STARTED)) {
  Deno.test(`there is one BOS token whoever writes it: ${family}`, async () => {
    const tokenizer = await readTokenizer(`tests/data/tokenizers/${family}`);
    const template = chatTemplate(
      "{{ bos_token }}{{ messages[0].content }}",
      { "bos_token": bos },
    );
    const model = {
      tokenizer,
      template,
      limits: { ...LIMITS, context: 10, vocabulary: 1000 },
    };
    const chat = {
      kind: "chat",
      messages: [{ role: "user", content: "a tide" }],
    } as const;
    for (const prompt of [text("a tide"), text(`${bos}a tide`), chat]) {
      const tokens = promptTokens(model, prompt);
      assertEquals(tokens.indexOf(tokenizer.token(bos) ?? -1), 0);
      assertEquals(tokens.lastIndexOf(tokenizer.token(bos) ?? -1), 0);
      assertEquals(tokenizer.decode(tokens).trimStart(), "a tide");
    }
  });
}

/** What transformers makes of a question with templates and tokenizers that put a BOS token before texts. */
const ASKED: {
  readonly question: string;
  readonly templates: Readonly<
    Record<string, {
      readonly tokenizer: string;
      readonly bos: string;
      /** How many BOS tokens there are. */
      readonly starts: number;
      readonly ids: readonly number[];
    }>
  >;
} = JSON.parse(await Deno.readTextFile("tests/data/templates/tokens.json"));

for (const [name, golden] of Object.entries(ASKED.templates)) {
  const { bos, starts, ids } = golden;
  const whose = starts === 1 ? "one BOS token" : "no BOS token";
  Deno.test(`a conversation has ${whose}, as its template has, whatever the tokenizer adds: ${name}`, async () => {
    const tokenizer = await readTokenizer(
      `tests/data/tokenizers/${golden.tokenizer}`,
    );
    const source = await Deno.readTextFile(
      `tests/data/templates/${name}.jinja`,
    );
    const special = { "bos_token": bos, "eos_token": "</s>" };
    const template = chatTemplate(source, special);
    const tokens = promptTokens(
      { tokenizer, template, limits: { ...LIMITS, vocabulary: 1000 } },
      { kind: "chat", messages: [{ role: "user", content: ASKED.question }] },
    );
    assertEquals(tokens, ids);
    const [start] = tokenizer.start;
    assertEquals(start, tokenizer.token(bos));
    assertEquals(tokens.filter((token) => token === start).length, starts);
    assertEquals(tokens[0] === start, source.includes("bos_token"));
  });
}

Deno.test("a conversation without a template is refused", () => {
  assertThrows(
    () => promptTokens(model, { kind: "chat", messages: [] }),
    Error,
    "Cannot lay out the conversation as the checkpoint must have a chat template: it has none. Pose the task as running text",
  );
});

Deno.test("a continuation's tokens are those that the whole has more", () => {
  assertEquals(continuationTokens(model, text("a"), [" b", "b", " a b"]), {
    context: [0, 1],
    continuations: [[4], [], [2, 4]],
  });
});

Deno.test("space at the end of the prompt goes to the continuation", () => {
  assertEquals(continuationTokens(model, text("a "), ["b"]), {
    context: [0, 1],
    continuations: [[4]],
  });
  assertEquals(continuationTokens(model, text("a\n "), ["b"]), {
    context: [0, 1],
    continuations: [[7, 4]],
  });
});

Deno.test("an empty prompt begins with the BOS token", () => {
  const bare = { ...model, tokenizer: { ...tokenizer, start: [] } };
  assertEquals(promptTokens(bare, text("")), [0]);
  assertEquals(continuationTokens(bare, text(" "), ["b"]), {
    context: [0],
    continuations: [[4]],
  });
});

Deno.test("an empty prompt is refused where no token can begin it", () => {
  const bare = {
    ...model,
    tokenizer: { ...tokenizer, start: [], special: {} },
  };
  assertThrows(
    () => promptTokens(bare, text("")),
    Error,
    "Cannot answer an empty prompt as the tokenizer must name a BOS or EOS token to begin with: tokenizer_config.json names none. Name one there, or give the prompt a text",
  );
});

Deno.test("the tokenizer of another vocabulary is refused", () => {
  const narrow = { ...model, limits: { ...limits, vocabulary: 4 } };
  assertThrows(
    () => promptTokens(narrow, text("a b")),
    RangeError,
    "Cannot use this tokenizer as its tokens must be below the model's vocabulary of 4: one is 4. Is it the tokenizer of this checkpoint?",
  );
});
