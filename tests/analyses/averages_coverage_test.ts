import { assert } from "@std/assert";
import { adaptation, averages, sequence } from "../../analyses/mod.ts";
import { meanOf } from "../../analyses/combined.ts";
import type { Study } from "../../core/mod.ts";
import { randomStream } from "../../stats/mod.ts";
import { numbersOf, of, study } from "./studies.ts";

const STUDIES = 300;
const MODELS = ["base", "first", "second", "third"];
const TASKS = { one: 60, two: 40, three: 90 };
/** With which probability each model is right on a sample of each task. */
const CHANCES = [
  [0.3, 0.2, 0.5],
  [0.8, 0.3, 0.5],
  [0.6, 0.9, 0.45],
  [0.5, 0.75, 0.7],
] as const;
const LAST = CHANCES[3];

const learnt = (LAST[0] + LAST[1]) / 2;
const held = LAST[2];

/** What each figure of the last model would be, of samples without end. */
const TRUTHS: readonly (readonly [quantity: string, truth: number])[] = [
  ["macro", meanOf(LAST)],
  ["micro", (LAST[0] * 60 + LAST[1] * 40 + LAST[2] * 90) / 190],
  ["macro_change", meanOf(LAST) - meanOf(CHANCES[0])],
  ["knowledge_accumulation", learnt],
  ["geometric_mean", Math.sqrt(learnt * held)],
  ["harmonic_mean", 2 * learnt * held / (learnt + held)],
  ["overall_performance", meanOf(LAST)],
  ["backward_transfer", (0.5 - 0.8 + 0.75 - 0.9) / 2],
  ["forward_transfer", (0.3 - 0.2 + 0.45 - 0.5) / 2],
  ["forgetting", (0.8 - 0.5 + 0.9 - 0.75) / 2],
];

/** A study whose models agree on a sample more often than chance has it. */
function simulated(random: () => number): Study {
  const difficulties = Object.values(TASKS).map((n) =>
    Array.from({ length: n }, random)
  );
  const marksOf = (model: number, task: number) =>
    difficulties[task]?.map((difficulty) => {
      const luck = random() < 0.6 ? difficulty : random();
      return luck < (CHANCES[model]?.[task] ?? 0) ? "1" : "0";
    }).join("") ?? "";
  const tasks = Object.keys(TASKS);
  const scores = MODELS.map((name, model) =>
    [
      name,
      Object.fromEntries(tasks.map((name, task) => [
        name,
        marksOf(model, task),
      ])),
    ] as const
  );
  return study(Object.fromEntries(scores), {
    design: {
      sequence: { models: MODELS, tasks },
      adaptation: { learnt: ["one", "two"], held: ["three"] },
    },
  });
}

Deno.test("intervals of averages hold the truth as often as they say, or a little more", () => {
  const random = randomStream("averages");
  const hits = new Map<string, number>();
  for (let count = 0; count < STUDIES; count++) {
    const one = simulated(random);
    const figures = [averages, adaptation, sequence]
      .flatMap((analysis) => analysis.analyse(one))
      .filter(({ model }) => model === "third");
    for (const [quantity, truth] of TRUTHS) {
      const { low, high } = numbersOf(of(quantity, figures)[0]);
      const isHit = low <= truth && truth <= high;
      hits.set(quantity, (hits.get(quantity) ?? 0) + Number(isHit));
    }
  }
  for (const [quantity, count] of hits) {
    // Of 300 studies at 95% fewer than 274 come out one time in 400.
    assert(count >= 274, `${quantity}: ${count} of ${STUDIES}`);
  }
});
