import { assert, assertEquals } from "@std/assert";
import type { Choice } from "../../core/mod.ts";
import { openLocal, openModel } from "../../runners/onnx/mod.ts";
import type { LanguageModel, Reading } from "../../runners/local/mod.ts";

const DATA = "tests/data/tiny_llama";
const GOLDENS = JSON.parse(Deno.readTextFileSync(`${DATA}/goldens.json`));
const TOKENS: readonly number[] = GOLDENS.tokens;
const TOLERANCE = 1e-4;

/** What runs each of the goldens that transformers and peft gave. */
const VARIANTS: Readonly<Record<string, () => Promise<LanguageModel>>> = {
  base: () => openModel(`${DATA}/base`),
  lora: () => openModel(`${DATA}/base`, { adapter: `${DATA}/lora` }),
  rslora: () => openModel(`${DATA}/base`, { adapter: `${DATA}/rslora` }),
  "untied_bf16_sharded": () => openModel(`${DATA}/untied_bf16_sharded`),
  "linear_fp16": () => openModel(`${DATA}/linear_fp16`),
};

/** Continuations and how lm-evaluation-harness scores them. */
interface Golden {
  readonly prompt: string;
  readonly continuations: readonly string[];
  readonly choices: readonly Choice[];
}

function readAll(count: number) {
  return Array.from({ length: count }, (_, offset) => ({
    offset,
    picks: [3],
    whole: true,
  }));
}

function assertGolden(readings: readonly Reading[], golden: number[][]) {
  assertEquals(readings.length, golden.length);
  readings.forEach((reading, row) => {
    const expected = golden[row] ?? [];
    const logits = reading.logits ?? new Float32Array();
    assertEquals(logits.length, expected.length);
    const worst = Math.max(
      ...expected.map((value, token) => Math.abs(value - (logits[token] ?? 0))),
    );
    assert(worst <= TOLERANCE, `row ${row} differs by ${worst}`);
    assertEquals(reading.best, expected.indexOf(Math.max(...expected)));
    assertEquals(reading.picked[0], logits[3]);
    const sum = expected.reduce((sum, value) => sum + Math.exp(value), 0);
    assert(Math.abs(reading.logSum - Math.log(sum)) <= TOLERANCE);
  });
}

for (const [name, open] of Object.entries(VARIANTS)) {
  const golden: number[][] = GOLDENS.logits[name];

  Deno.test(`${name}: a whole text gives the logits of transformers`, async () => {
    await using model = await open();
    const [readings = []] = await model.step([{
      sequence: model.open(),
      tokens: TOKENS,
      reads: readAll(TOKENS.length),
    }]);
    assertGolden(readings, golden);
  });

  Deno.test(`${name}: token by token gives the same logits`, async () => {
    await using model = await open();
    const sequence = model.open();
    const readings: Reading[] = [];
    for (const token of TOKENS) {
      const [[reading] = []] = await model.step([{
        sequence,
        tokens: [token],
        reads: readAll(1),
      }]);
      if (reading) {
        readings.push({ ...reading, logits: reading.logits?.slice() ?? null });
      }
    }
    assertGolden(readings, golden);
  });

  Deno.test(`${name}: rows of one batch do not touch each other`, async () => {
    await using model = await open();
    const lengths = [3, TOKENS.length, 1, 6];
    const sequences = lengths.map(() => model.open());
    const starts = await model.step(lengths.map((length, row) => ({
      sequence: sequences[row] ?? model.open(),
      tokens: TOKENS.slice(0, length),
      reads: readAll(length),
    })));
    starts.forEach((readings, row) =>
      assertGolden(readings, golden.slice(0, lengths[row]))
    );
    const rest = sequences.filter(({ length }) => length < TOKENS.length);
    const ends = await model.step(rest.map((sequence) => ({
      sequence,
      tokens: TOKENS.slice(sequence.length),
      reads: readAll(TOKENS.length - sequence.length),
    })));
    ends.forEach((readings) =>
      assertGolden(readings, golden.slice(-readings.length))
    );
  });

  for (const share of [true, false]) {
    const title = share ? "a shared prefix" : "a copied prefix";
    Deno.test(`${name}: ${title} gives the same logits`, async () => {
      await using model = await open();
      const prefix = model.open();
      await model.step([
        { sequence: prefix, tokens: TOKENS.slice(0, 4), reads: [] },
      ]);
      if (share) prefix.share();
      const forks = [2, 1, 6].map((length) => ({
        sequence: model.open(prefix),
        tokens: TOKENS.slice(4, 4 + length),
        reads: readAll(length),
      }));
      prefix.close();
      const readings = await model.step(forks);
      readings.forEach((row) =>
        assertGolden(row, golden.slice(4, 4 + row.length))
      );
    });
  }
}

Deno.test("the greedy reply is that of transformers", async () => {
  const { prompt, text, tokens } = GOLDENS.greedy;
  await using runner = await openLocal(`${DATA}/base`);
  const [response] = await Array.fromAsync(runner.run([{
    id: "golden",
    kind: "generate",
    prompt: { kind: "text", text: prompt },
    sampling: { maxTokens: tokens.length, stop: [], temperature: 0 },
  }]));
  assert(response?.kind === "generated");
  assertEquals(response.text, text);
  assertEquals(response.usage.completionTokens, tokens.length);
});

Deno.test("log-probabilities of continuations are those of lm-evaluation-harness", async () => {
  await using runner = await openLocal(`${DATA}/base`);
  const asked: readonly Golden[] = GOLDENS.choices;
  const responses = await Array.fromAsync(runner.run(
    asked.map(({ prompt, continuations }, index) => ({
      id: `${index}`,
      kind: "choose",
      prompt: { kind: "text", text: prompt },
      continuations,
    })),
  ));
  assertEquals(responses.length, asked.length);
  for (const response of responses) {
    assert(response.kind === "chosen");
    const { choices } = asked[Number(response.requestId)] as Golden;
    response.choices.forEach(({ logprob, ...choice }, index) => {
      const { logprob: expected, ...rest } = choices[index] as Choice;
      assertEquals(choice, rest);
      assert(Math.abs(logprob - expected) <= TOLERANCE);
    });
  }
});
