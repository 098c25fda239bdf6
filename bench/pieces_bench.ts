/**
 * Measures the pieces of the engine one by one, so that a change which makes a
 * run slower can be found: `deno task bench:pieces`.
 *
 * @module
 */

import { readTokenizer } from "../checkpoints/mod.ts";
import type { Sequence } from "../runners/local/mod.ts";
import { PrefixTree } from "../runners/local/prefix_tree.ts";
import { sample } from "../runners/local/sample.ts";
import { openModel } from "../runners/onnx/mod.ts";
import { randomStream } from "../stats/mod.ts";

const MODEL = "models/base";

/** Tokens of each sequence before the measured ones. */
const PROMPT = 64;

/** After so many tokens, sequences begin anew, so that each round does alike. */
const LONGEST = 64;

const tokenizer = await readTokenizer(MODEL);
const text = (await Deno.readTextFile("README.md")).repeat(4);
const tokens = tokenizer.encode(text);

Deno.bench(`encode ${tokens.length} tokens`, () => {
  tokenizer.encode(text);
});

Deno.bench(`decode ${tokens.length} tokens`, () => {
  tokenizer.decode(tokens);
});

Deno.bench("add 1000 prompts of 500 tokens to a prefix tree", () => {
  const tree = new PrefixTree<never>();
  for (let prompt = 0; prompt < 1_000; prompt++) {
    const path = tokens.slice(0, 400).concat(
      tokens.slice(prompt, prompt + 100),
    );
    tree.add({ tokens: path, listeners: new Map() });
  }
});

const random = randomStream("pieces");
const logits = Float32Array.from({ length: 49_152 }, () => 10 * random());
const SAMPLINGS = {
  "at a temperature": {},
  "of the likeliest 50": { topK: 50 },
  "of the likeliest 90%": { topP: 0.9 },
};

for (const [how, settings] of Object.entries(SAMPLINGS)) {
  const sampling = { maxTokens: 1, stop: [], temperature: 0.7, ...settings };
  Deno.bench(
    `draw one of ${logits.length} tokens ${how}`,
    () => {
      sample(logits, sampling, random);
    },
  );
}

const model = await openModel(MODEL);

Deno.bench("read a prompt of 512 tokens", async () => {
  const sequence = model.open();
  await model.step([
    {
      sequence,
      tokens: tokens.slice(0, 512),
      reads: [last(512)],
      grows: false,
    },
  ]);
  sequence.close();
});

for (const count of [1, 8, 32, 64]) {
  let sequences: Sequence[] = [];
  Deno.bench(
    `one token of ${count} ${count === 1 ? "reply" : "replies"}`,
    async (bench) => {
      if ((sequences[0]?.length ?? Infinity) >= PROMPT + LONGEST) {
        sequences.forEach((sequence) => sequence.close());
        sequences = await begun(count);
      }
      bench.start();
      await model.step(sequences.map((sequence) => ({
        ...{ sequence, reads: [last(1)], grows: true },
        tokens: [tokens[sequence.length] ?? 0],
      })));
      bench.end();
    },
  );
}

async function begun(count: number): Promise<Sequence[]> {
  const sequences = Array.from({ length: count }, () => model.open());
  await model.step(sequences.map((sequence, at) => ({
    ...{ sequence, reads: [last(PROMPT)], grows: false },
    tokens: tokens.slice(at, at + PROMPT),
  })));
  return sequences;
}

function last(length: number) {
  return { offset: length - 1, picks: [], whole: false };
}
