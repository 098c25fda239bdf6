import { assert, assertEquals } from "@std/assert";
import type { LanguageModel, Reading } from "../../runners/local/mod.ts";

const TOLERANCE = 1e-4;
const PREFIX = 4;

/** Tokens and the logits that transformers gave behind each. */
export interface Golden {
  readonly tokens: readonly number[];
  readonly logits: readonly (readonly number[])[];
}

type Check = (model: LanguageModel, golden: Golden) => Promise<void>;

/** Ways to compute the same logits. */
const CHECKS: Readonly<Record<string, Check>> = {
  "a whole text gives the logits of transformers": whole,
  "token by token gives the same logits": byToken,
  "rows of one batch do not touch each other": inBatch,
  "a shared prefix gives the same logits": (model, golden) =>
    behindPrefix(model, golden, true),
  "a copied prefix gives the same logits": (model, golden) =>
    behindPrefix(model, golden, false),
};

/** Lists tests that a model gives the logits of transformers. */
export function testLogits(
  name: string,
  open: () => Promise<LanguageModel>,
  golden: Golden,
): void {
  for (const [title, check] of Object.entries(CHECKS)) {
    Deno.test(`${name}: ${title}`, async () => {
      await using model = await open();
      await check(model, golden);
    });
  }
}

async function whole(
  model: LanguageModel,
  { tokens, logits }: Golden,
): Promise<void> {
  const [readings = []] = await model.step([{
    sequence: model.open(),
    tokens,
    reads: readAll(tokens.length),
  }]);
  assertLogits(readings, logits);
}

async function byToken(
  model: LanguageModel,
  { tokens, logits }: Golden,
): Promise<void> {
  const sequence = model.open();
  for (const [place, token] of tokens.entries()) {
    const [readings = []] = await model.step([{
      sequence,
      tokens: [token],
      reads: readAll(1),
      grows: true,
    }]);
    assertLogits(readings, logits.slice(place, place + 1));
  }
}

async function inBatch(
  model: LanguageModel,
  { tokens, logits }: Golden,
): Promise<void> {
  const lengths = [3, tokens.length, 1, 6];
  const starts = lengths.map((length) => ({
    sequence: model.open(),
    tokens: tokens.slice(0, length),
    reads: readAll(length),
  }));
  const first = await model.step(starts);
  first.forEach((row) => assertLogits(row, logits.slice(0, row.length)));
  const rest = starts.map(({ sequence }) => sequence)
    .filter(({ length }) => length < tokens.length);
  const second = await model.step(rest.map((sequence) => ({
    sequence,
    tokens: tokens.slice(sequence.length),
    reads: readAll(tokens.length - sequence.length),
  })));
  second.forEach((row) => assertLogits(row, logits.slice(-row.length)));
}

async function behindPrefix(
  model: LanguageModel,
  { tokens, logits }: Golden,
  share: boolean,
): Promise<void> {
  const prefix = model.open();
  await model.step([
    { sequence: prefix, tokens: tokens.slice(0, PREFIX), reads: [] },
  ]);
  if (share) prefix.share();
  const lengths = [2, 1, tokens.length - PREFIX];
  const readings = await model.step(lengths.map((length) => ({
    sequence: model.open(prefix),
    tokens: tokens.slice(PREFIX, PREFIX + length),
    reads: readAll(length),
  })));
  prefix.close();
  readings.forEach((row) =>
    assertLogits(row, logits.slice(PREFIX, PREFIX + row.length))
  );
}

function readAll(count: number) {
  return Array.from({ length: count }, (_, offset) => ({
    offset,
    picks: [3],
    whole: true,
  }));
}

function assertLogits(
  readings: readonly Reading[],
  golden: Golden["logits"],
): void {
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
