import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { gapClosure } from "../../analyses/mod.ts";
import { study } from "./studies.ts";

const GAP = { floor: "base", ceiling: "chat", models: ["proxy"] };
const design = { gaps: [GAP] };

/** 13B base, proxy and chat on GSM8K: 87, 348 and 428 of 1,319 right. */
const GSM8K = {
  base: { gsm8k: "1".repeat(80) + "0".repeat(1232) + "1".repeat(7) },
  proxy: { gsm8k: "1".repeat(348) + "0".repeat(971) },
  chat: {
    gsm8k: "1".repeat(226) + "0".repeat(122) + "1".repeat(202) +
      "0".repeat(769),
  },
};

Deno.test("proxy-tuning closes 76.5% of the gap of 13B on GSM8K", () => {
  const [closed] = gapClosure.analyse(study(GSM8K, { design }));
  assertAlmostEquals(closed?.value ?? NaN, 0.7654, 5e-5);
  // A paired bootstrap over its prediction files gives about [0.68, 0.86].
  assertAlmostEquals(closed?.low ?? NaN, 0.68, 0.02);
  assertAlmostEquals(closed?.high ?? NaN, 0.86, 0.02);
  assertEquals(
    [closed?.model, closed?.against, closed?.n, closed?.note],
    ["proxy", "chat", 1319, 'From "base" to "chat".'],
  );
});

Deno.test("the floor closes nothing and the ceiling all", () => {
  const gap = { ...GAP, models: ["base", "chat"] };
  const figures = gapClosure.analyse(study(GSM8K, { design: { gaps: [gap] } }));
  assertEquals(
    figures.map(({ model, value, low, high }) => [model, value, low, high]),
    [["base", 0, 0, 0], ["chat", 1, 1, 1]],
  );
});

Deno.test("a gap that is inside its noise, or turned round, is not closed", () => {
  const half = "01".repeat(30);
  const models = {
    base: half,
    proxy: "1".repeat(60),
    chat: `11${half.slice(2)}`,
  };
  for (
    const [floor, ceiling] of [["base", "chat"], ["proxy", "base"]] as const
  ) {
    const [closed] = gapClosure.analyse(study(
      Object.fromEntries(
        Object.entries(models).map(([name, marks]) => [name, { facts: marks }]),
      ),
      { design: { gaps: [{ floor, ceiling, models: ["proxy"] }] } },
    ));
    assertEquals([closed?.value, closed?.low, closed?.n], [null, null, 60]);
    assertEquals(
      closed?.note,
      `Not defined: the gap from "${floor}" to "${ceiling}" is inside its noise.`,
    );
  }
});

Deno.test("of what is better when lower the ceiling is below the floor", () => {
  const [closed] = gapClosure.analyse(study({
    base: { toxic: "1".repeat(80) + "0".repeat(20) },
    proxy: { toxic: "1".repeat(30) + "0".repeat(70) },
    chat: { toxic: "1".repeat(20) + "0".repeat(80) },
  }, { design, cells: { toxic: { better: "lower" } } }));
  assertAlmostEquals(closed?.value ?? NaN, 5 / 6, 1e-12);
});

Deno.test("scores other than 0 and 1 and a closed gap beyond 1 are not capped", () => {
  const scores = (shift: number): number[] =>
    Array.from({ length: 300 }, (_, row) => row / 300 + shift + row % 7 / 70);
  const [closed] = gapClosure.analyse(study({
    base: { text: scores(0) },
    proxy: { text: scores(1.5) },
    chat: { text: scores(1) },
  }, { design }));
  assertAlmostEquals(closed?.value ?? NaN, 1.5, 1e-9);
  assert((closed?.low ?? 0) <= 1.5 && (closed?.high ?? 0) >= 1.5 - 1e-9);
});

Deno.test("without a gap or one of its ends nothing is said", () => {
  assertEquals(gapClosure.analyse(study(GSM8K)), []);
  const { base, proxy } = GSM8K;
  assertEquals(gapClosure.analyse(study({ base, proxy }, { design })), []);
});
