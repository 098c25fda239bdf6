import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { transitions } from "../../analyses/mod.ts";
import { wilson } from "../../stats/mod.ts";
import { of, study } from "./studies.ts";

const KINDS = ["both", "gained", "lost", "neither"];
const VERDICTS = fc.array(
  fc.tuple(fc.constantFrom("0", "1", "-"), fc.constantFrom("0", "1", "-")),
  { minLength: 1, maxLength: 40 },
).map((rows) => ({
  base: { facts: rows.map(([one]) => one).join("") },
  sft: { facts: rows.map(([, other]) => other).join("") },
}));

/** The counts of both, gained, lost and neither. */
function countsOf(models: Parameters<typeof study>[0]): (number | null)[] {
  const figures = transitions.analyse(study(models));
  return KINDS.flatMap((kind) => of(kind, figures).map(({ value }) => value));
}

Deno.test("samples are counted by how their verdict went, with the flip rate", () => {
  const figures = transitions.analyse(study({
    base: { facts: "1110000-1" },
    sft: { facts: "11011001-" },
  }));
  assertEquals(
    figures.map(({ quantity, value, n }) => [quantity, value, n]),
    [["both", 2, 7], ["gained", 2, 7], ["lost", 1, 7], ["neither", 2, 7], [
      "flip_rate",
      3 / 7,
      7,
    ]],
  );
  const [flips] = of("flip_rate", figures);
  const { low, high } = wilson(3, 7, { level: 0.95 });
  assertEquals([flips?.low, flips?.high], [low, high]);
  assertEquals([flips?.model, flips?.against], ["sft", "base"]);
});

Deno.test("the counts of 13B proxy and chat of proxy-tuning come to all of GSM8K", () => {
  // Replayed from its prediction files: 226 both right, 122 and 202 one only.
  const figures = transitions.analyse(study({
    proxy: { gsm8k: "1".repeat(348) + "0".repeat(971) },
    chat: {
      gsm8k: "1".repeat(226) + "0".repeat(122) + "1".repeat(202) +
        "0".repeat(769),
    },
  }));
  assertEquals(
    KINDS.map((kind) => of(kind, figures)[0]?.value),
    [226, 202, 122, 769],
  );
});

Deno.test("the kinds sum to n, and swapping models swaps gained and lost", () => {
  fc.assert(fc.property(VERDICTS, (models) => {
    const counts = countsOf(models);
    const [both, gained, lost, neither] = counts;
    const scored = Array.from(models.base.facts).filter((mark, row) =>
      mark !== "-" && models.sft.facts[row] !== "-"
    ).length;
    if (scored === 0) {
      return assertEquals(counts, []);
    }
    const sum = counts.reduce((sum: number, count) =>
      sum + (count ?? 0), 0);
    assertEquals(sum, scored);
    const swapped = countsOf({ base: models.sft, sft: models.base });
    assertEquals(swapped, [both, lost, gained, neither].map((one) => one ?? 0));
  }));
});

Deno.test("checkpoints are compared with the reference and the one before", () => {
  const marks = { facts: "0101" };
  const models = { base: marks, one: marks, two: marks, three: marks };
  const curve = { name: "run", unit: "steps", at: [1, 2, 3] };
  const figures = transitions.analyse(study(models, {
    design: {
      curves: [{ ...curve, models: ["one", "two", "three"] }],
      sequence: { models: ["base", "one"], tasks: ["facts"] },
    },
  }));
  assertEquals(
    of("both", figures).map(({ model, against }) => [model, against]),
    [["one", "base"], ["two", "base"], ["two", "one"], ["three", "base"], [
      "three",
      "two",
    ]],
  );
});

Deno.test("samples are paired by id where a treatment fits only some", () => {
  const all = study({
    base: { "facts/hard": "101" },
    sft: { "facts/hard": "01" },
  });
  const [base, sft] = all.columns;
  assert(base !== undefined && sft !== undefined);
  const columns = [base, { ...sft, samples: base.samples.slice(1) }];
  const figures = transitions.analyse({ ...all, columns });
  assertEquals(
    KINDS.map((kind) => of(kind, figures)[0]?.value),
    [1, 0, 0, 1],
  );
});

Deno.test("scores other than 0 and 1 do not flip", () => {
  const models = { base: { text: [0.1, 0.2] }, sft: { text: [0.2, 0.1] } };
  assertEquals(transitions.analyse(study(models)), []);
});

Deno.test("samples that group have a wider interval", () => {
  const marks = { base: "0".repeat(40), sft: "1".repeat(8) + "0".repeat(32) };
  const plain = study({
    base: { facts: marks.base },
    sft: { facts: marks.sft },
  });
  const samples = plain.columns[0]?.samples.map((sample, row) => ({
    ...sample,
    group: `passage ${row >> 2}`,
  })) ?? [];
  const grouped = study(
    { base: { facts: marks.base }, sft: { facts: marks.sft } },
    { cells: { facts: { samples } } },
  );
  const [one] = of("flip_rate", transitions.analyse(plain));
  const [other] = of("flip_rate", transitions.analyse(grouped));
  assertEquals(one?.value, other?.value);
  assert(
    (other?.high ?? 0) - (other?.low ?? 0) >
      1.5 * ((one?.high ?? 0) - (one?.low ?? 0)),
  );
});

Deno.test("samples of a single group have no interval, and the note says why", () => {
  const alone = study({ base: { facts: "01" }, sft: { facts: "11" } });
  const samples = alone.columns[0]?.samples.map((sample) => ({
    ...sample,
    group: "all",
  })) ?? [];
  const columns = alone.columns.map((column) => ({ ...column, samples }));
  const [flips] = of("flip_rate", transitions.analyse({ ...alone, columns }));
  assertEquals([flips?.value, flips?.low], [0.5, null]);
  assertEquals(
    flips?.note,
    "No interval: all samples are of one group, which tells nothing of how groups differ.",
  );
});
