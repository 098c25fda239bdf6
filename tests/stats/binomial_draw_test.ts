import { assert, assertEquals } from "@std/assert";
import { randomStream } from "../../stats/mod.ts";
import { binomialDraw } from "../../stats/binomial_draw.ts";

const CASES = [
  { trials: 1, probability: 0.3 },
  { trials: 12, probability: 0.5 },
  { trials: 300, probability: 0.01 },
  { trials: 300, probability: 0.97 },
  { trials: 10_000, probability: 0.18 },
];

for (const { trials, probability } of CASES) {
  Deno.test(`${trials} trials at ${probability} succeed as often as they should`, () => {
    const draw = binomialDraw(10_000, randomStream("binomial", trials));
    const drawn = Array.from(
      { length: 20_000 },
      () => draw(trials, probability),
    );
    assert(drawn.every((k) => k >= 0 && k <= trials));
    const mean = drawn.reduce((sum, k) => sum + k, 0) / drawn.length;
    const variance = drawn.reduce((sum, k) => sum + (k - mean) ** 2, 0) /
      drawn.length;
    const expected = trials * probability * (1 - probability);
    const error = Math.sqrt(expected / drawn.length);
    assert(Math.abs(mean - trials * probability) < 4 * error, `${mean}`);
    assert(Math.abs(variance / expected - 1) < 0.05, `${variance}`);
  });
}

Deno.test("a number just below 1 draws from the far tail and ends", () => {
  const draw = binomialDraw(1000, () => 1 - 2 ** -53);
  const drawn = draw(1000, 0.5);
  assert(drawn >= 0 && drawn <= 1000);
});

Deno.test("certain outcomes take no random number", () => {
  const draw = binomialDraw(5, () => {
    throw new Error("Nothing to draw");
  });
  assertEquals([draw(5, 0), draw(5, 1)], [0, 5]);
});
