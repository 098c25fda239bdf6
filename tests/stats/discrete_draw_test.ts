import { assert } from "@std/assert";
import { discreteDraw, type DiscreteLaw } from "../../stats/discrete_draw.ts";
import { randomStream } from "../../stats/mod.ts";

const poisson = (mean: number): DiscreteLaw => ({
  mode: Math.floor(mean),
  ratio: (k) => mean / (k + 1),
});
const coins = (count: number): DiscreteLaw => ({
  mode: Math.floor(count / 2),
  ratio: (k) => (count - k) / (k + 1),
});

const LAWS = [
  { name: "Poisson of mean 0.3", law: poisson(0.3), mean: 0.3, variance: 0.3 },
  { name: "Poisson of mean 20", law: poisson(20), mean: 20, variance: 20 },
  {
    name: "Poisson of mean 9,000",
    law: poisson(9e3),
    mean: 9e3,
    variance: 9e3,
  },
  { name: "one coin", law: coins(1), mean: 0.5, variance: 0.25 },
  { name: "999 coins", law: coins(999), mean: 499.5, variance: 249.75 },
];

for (const { name, law, mean, variance } of LAWS) {
  Deno.test(`${name}: draws have the mean and the variance they should`, () => {
    const draw = discreteDraw(law, randomStream("discrete", name));
    const drawn = Array.from({ length: 20_000 }, draw);
    assert(drawn.every((k) => Number.isInteger(k) && k >= 0));
    const centre = drawn.reduce((sum, k) => sum + k, 0) / drawn.length;
    const spread = drawn.reduce((sum, k) => sum + (k - centre) ** 2, 0) /
      drawn.length;
    const error = Math.sqrt(variance / drawn.length);
    assert(Math.abs(centre - mean) < 4 * error, `${centre}`);
    assert(Math.abs(spread / variance - 1) < 0.05, `${spread}`);
  });
}

Deno.test("each outcome is drawn as often as its mass says", () => {
  // Every random number once: the masses come out to the last column.
  const steps = 1 << 16;
  let step = 0;
  const draw = discreteDraw(coins(4), () => step++ / steps);
  const counts = [0, 0, 0, 0, 0];
  for (let k = 0; k < steps; k++) {
    const drawn = draw();
    counts[drawn] = (counts[drawn] ?? NaN) + 1;
  }
  for (const [k, mass] of [1, 4, 6, 4, 1].entries()) {
    assert(Math.abs((counts[k] ?? NaN) / steps - mass / 16) < 1e-4);
  }
});

Deno.test("no coin shows more heads than it is thrown", () => {
  const draw = discreteDraw(coins(3), () => 1 - 2 ** -32);
  assert(draw() <= 3);
});
