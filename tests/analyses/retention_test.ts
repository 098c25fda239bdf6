import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { retention } from "../../analyses/mod.ts";
import { numbersOf, of, study } from "./studies.ts";

const share = (right: number, n: number): string =>
  "1".repeat(right) + "0".repeat(n - right);

Deno.test("LiNeS keeps 98.8% of what its EuroSAT fine-tune scores", () => {
  // The notebook of the paper: 99.87 fine-tuned, 98.70 after LiNeS.
  const figures = retention.analyse(study(
    {
      zero: { eurosat: share(4650, 10_000) },
      sft: { eurosat: share(9987, 10_000) },
      lines: { eurosat: share(9870, 10_000) },
    },
    { design: { specialists: { eurosat: "sft" } } },
  ));
  const [, kept] = figures;
  assertEquals([kept?.model, kept?.against, kept?.n], ["lines", "sft", 10_000]);
  assertAlmostEquals(kept?.value ?? NaN, 0.988, 5e-4);
  assert((kept?.low ?? 0) > 0.985 && (kept?.high ?? 1) < 0.991);
  assertAlmostEquals(figures[0]?.value ?? NaN, 46.5 / 99.87, 1e-12);
});

Deno.test("a model that answers as the reference does keeps all, as far as was seen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 40 }), (right) => {
      const marks = { facts: share(right, 50) };
      const [kept] = retention.analyse(study({ base: marks, sft: marks }));
      const { value, low, high } = numbersOf(kept);
      assertEquals(value, 1);
      assert(0 <= low && low < 1 && 1 < high && high < 1.5);
    }),
    { numRuns: 20 },
  );
});

Deno.test("order changes nothing", () => {
  const marks = ["110100101110110101", "111110111110111101"];
  const [sft = "", base = ""] = marks;
  const reverse = (text: string): string => Array.from(text).reverse().join("");
  assertEquals(
    retention.analyse(study({ base: { facts: base }, sft: { facts: sft } })),
    retention.analyse(
      study({ base: { facts: reverse(base) }, sft: { facts: reverse(sft) } }),
    ),
  );
});

Deno.test("a share of what cannot be told from nothing is not defined", () => {
  const [kept] = retention.analyse(
    study({ base: { facts: share(2, 50) }, sft: { facts: share(4, 50) } }),
  );
  assertEquals([kept?.value, kept?.low, kept?.n], [null, null, 50]);
  assertEquals(
    kept?.note,
    'Not defined: what "base" scores cannot be told from nothing.',
  );
});

Deno.test("a share of what cannot be told from guessing is not defined", () => {
  const models = {
    base: { choose: share(15, 50) },
    sft: { choose: share(40, 50) },
  };
  const [plain] = study(models).columns;
  const samples = plain?.samples.map((sample) => ({
    ...sample,
    choices: ["a", "b", "c", "d"],
  })) ?? [];
  const [kept] = retention.analyse(
    study(models, { cells: { choose: { samples } } }),
  );
  assertEquals(
    [kept?.value, kept?.note],
    [null, 'Not defined: what "base" scores cannot be told from guessing.'],
  );
});

Deno.test("only what is better when higher is kept", () => {
  const figures = retention.analyse(study(
    { base: { refusals: share(30, 50) }, sft: { refusals: share(20, 50) } },
    { cells: { refusals: { better: "lower" } } },
  ));
  assertEquals(of("retention", figures), []);
});

Deno.test("a task whose specialist was not asked has no retention", () => {
  const models = { base: { facts: "10" }, sft: { facts: "11" } };
  const design = { specialists: { facts: "absent" } };
  assertEquals(retention.analyse(study(models, { design })), []);
});

Deno.test("scores that are all the same tell a share without an interval", () => {
  const marks = { facts: Array(30).fill(2) };
  const [found] = retention.analyse(study({ base: marks, sft: marks }));
  assertEquals([found?.value, found?.low, found?.high], [1, null, null]);
  assertEquals(
    found?.note,
    "No interval: all samples differ by the same, which tells nothing of how far they may.",
  );
});
