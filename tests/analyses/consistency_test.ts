import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { consistency } from "../../analyses/mod.ts";
import { wilson } from "../../stats/mod.ts";
import { of, study } from "./studies.ts";

function valuesOf(
  marks: Readonly<Record<string, string>>,
): Record<string, number | null> {
  const figures = consistency.analyse(study({ base: marks }));
  return Object.fromEntries(
    figures.map(({ quantity, value }) => [quantity, value]),
  );
}

Deno.test("a sample counts by all ways in which it was asked", () => {
  const marks = {
    facts: "1111000-",
    "facts/a": "11010001",
    "facts/b": "11100001",
  };
  const figures = consistency.analyse(study({ base: marks }));
  assertEquals(valuesOf(marks), {
    every: 2 / 7,
    some: 4 / 7,
    mean: 10 / 21,
    worst: 3 / 7,
    same_verdict: 5 / 7,
  });
  for (const { treatment, n } of figures) {
    assertEquals([treatment, n], [null, 7]);
  }
  assertEquals(of("worst", figures)[0]?.note, 'The worst is under "a".');
});

Deno.test("the interval of the worst way allows for any way to be it", () => {
  const marks = { facts: "1".repeat(80) + "0".repeat(20) };
  const worse = "1".repeat(50) + "0".repeat(50);
  const [worst] = of(
    "worst",
    consistency.analyse(study({ base: { ...marks, "facts/a": worse } })),
  );
  const raised = wilson(50, 100, { level: 0.975 });
  assertEquals([worst?.value, worst?.low, worst?.high], [
    0.5,
    raised.low,
    raised.high,
  ]);
});

Deno.test("every is at most worst, worst at most mean, mean at most some", () => {
  const verdicts = fc.array(
    fc.array(fc.constantFrom("0", "1"), {
      minLength: 3,
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(fc.property(verdicts, (rows) => {
    const [facts = "", a = "", b = ""] = [0, 1, 2].map((way) =>
      rows.map((row) => row[way]).join("")
    );
    const values = valuesOf({ facts, "facts/a": a, "facts/b": b });
    const [every, worst, mean, some] = ["every", "worst", "mean", "some"]
      .map((name) => values[name] ?? NaN) as [number, number, number, number];
    assert(every <= worst && worst <= mean + 1e-12 && mean <= some + 1e-12);
  }));
});

Deno.test("of what is better when lower the worst way is the highest", () => {
  const cell = { better: "lower" } as const;
  const [worst] = of(
    "worst",
    consistency.analyse(
      study({ base: { facts: "1110", "facts/a": "1000" } }, {
        cells: { facts: cell, "facts/a": cell },
      }),
    ),
  );
  assertEquals([worst?.value, worst?.note], [
    0.75,
    "The worst is the task as it is.",
  ]);
});

Deno.test("scores other than 0 and 1 have a mean and a worst way", () => {
  const figures = consistency.analyse(
    study({ base: { text: [1, 2, 3], "text/a": [2, 2, 2] } }),
  );
  assertEquals(figures.map(({ quantity, value }) => [quantity, value]), [
    ["mean", 2],
    ["worst", 2],
  ]);
});

Deno.test("a task that is asked in one way only has no consistency", () => {
  assertEquals(consistency.analyse(study({ base: { facts: "10" } })), []);
});

Deno.test("where no sample was asked in all ways that is said", () => {
  const [mean] = consistency.analyse(
    study({ base: { facts: "1-", "facts/a": "-1" } }),
  );
  assertEquals(
    [mean?.value, mean?.n, mean?.note],
    [null, 0, "Not defined: no sample has a score in all ways."],
  );
});
