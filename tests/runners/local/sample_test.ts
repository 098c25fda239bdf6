import { assert, assertEquals } from "@std/assert";
import { seededRandom } from "../../../runners/local/random.ts";
import { sample } from "../../../runners/local/sample.ts";

const LOGITS = Float32Array.of(1, 3, 2, -1, 2.5);
const BASE = { maxTokens: 1, stop: [], temperature: 1 };

function frequencies(sampling: Parameters<typeof sample>[1]): number[] {
  const random = seededRandom(7);
  const counts = LOGITS.map(() => 0);
  for (let draw = 0; draw < 20_000; draw++) {
    const token = sample(LOGITS, sampling, random);
    counts[token] = (counts[token] ?? 0) + 1 / 20_000;
  }
  return [...counts];
}

function softmax(logits: readonly number[]): number[] {
  const weights = logits.map((logit) => Math.exp(logit));
  const sum = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / sum);
}

function assertNear(actual: readonly number[], expected: readonly number[]) {
  actual.forEach((value, token) =>
    assert(
      Math.abs(value - (expected[token] ?? 0)) < 0.015,
      `${actual} is not near ${expected}`,
    )
  );
}

Deno.test("tokens are drawn by their probabilities", () => {
  assertNear(frequencies(BASE), softmax([...LOGITS]));
});

Deno.test("a temperature divides the logits", () => {
  assertNear(
    frequencies({ ...BASE, temperature: 2 }),
    softmax([...LOGITS].map((logit) => logit / 2)),
  );
});

Deno.test("the likeliest k tokens are kept", () => {
  const none = -Infinity;
  assertNear(
    frequencies({ ...BASE, topK: 2 }),
    softmax([none, 3, none, none, 2.5]),
  );
});

Deno.test("the likeliest tokens up to the mass are kept, the one that reaches it included", () => {
  const none = -Infinity;
  const [, first = 0, , , second = 0] = softmax([...LOGITS]);
  assertNear(
    frequencies({ ...BASE, topP: first + second - 0.01 }),
    softmax([none, 3, none, none, 2.5]),
  );
});

Deno.test("a tiny mass is the greedy choice", () => {
  const random = seededRandom(1);
  for (let draw = 0; draw < 100; draw++) {
    assertEquals(sample(LOGITS, { ...BASE, topP: 1e-9 }, random), 1);
    assertEquals(sample(LOGITS, { ...BASE, topK: 1 }, random), 1);
  }
});

Deno.test("a seed determines the numbers and they fill [0, 1) evenly", () => {
  for (const seed of [0, 1, -1, 2 ** 31, 2 ** 32 + 1, 2 ** 53 - 1]) {
    const [one, other] = [seededRandom(seed), seededRandom(seed)];
    const numbers = Array.from({ length: 1000 }, () => one());
    assertEquals(numbers, numbers.map(() => other()));
    assert(numbers.every((number) => number >= 0 && number < 1));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / 1000;
    assert(Math.abs(mean - 0.5) < 0.05, `mean ${mean} of seed ${seed}`);
  }
});

Deno.test("different seeds give different numbers", () => {
  const firsts = new Set(
    [0, 1, 2, 3, 2 ** 32, 2 ** 33, 2 ** 40 + 1].map((seed) =>
      seededRandom(seed)()
    ),
  );
  assertEquals(firsts.size, 7);
});
