import { assert, assertEquals } from "@std/assert";
import { adjust, flips, paired, power, verdict } from "../../analyses/mod.ts";
import { scoredPairs } from "../../cli/scored_pairs.ts";
import type { PairedRow, Task } from "../../core/mod.ts";
import {
  cellOf,
  PLAIN,
  plan,
  type Posed,
  run,
  score,
} from "../../engine/mod.ts";
import { lastNumber, matches } from "../../evaluators/mod.ts";
import { openPredictions } from "../../runners/predictions/mod.ts";
import { bonettPrice, mcnemar, randomStream } from "../../stats/mod.ts";
import { openStore } from "../../store/mod.ts";
import { task as stub } from "../engine/stub_task.ts";

const level = 0.95;

const many = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

/** So far may a share of n lie from what it is expected to be; one time in 1,000 it does. */
const slack = (share: number, n: number): number =>
  3.1 * Math.sqrt(share * (1 - share) / n);

/** A task of sums, asked as it is. */
function posedAs(name: string, samples: number): Posed {
  const task: Task = { ...stub, name, evaluators: [matches(lastNumber)] };
  return {
    ...{ task, treatment: PLAIN, shots: [] },
    samples: many(samples, (k) => ({
      id: `${k}`,
      question: `${name}: ${k} + 42`,
      targets: [`${k + 42}`],
    })),
  };
}

/** Whether a model answers a sample right. */
type Answers = (task: number, sample: number) => boolean;

/** The columns of a model whose answers come from a file. */
async function columnsOf(
  name: string,
  answers: Answers,
  { posed, store }: {
    readonly posed: readonly Posed[];
    readonly store: ReturnType<typeof openStore>;
  },
): Promise<ReturnType<typeof score>> {
  const planned = [...plan(posed, "text")];
  const origins = new Map(planned.map(({ request, posed, sample }) => [
    request.id,
    [{ task: posed.task.name, treatment: PLAIN, sample: sample.id }],
  ]));
  const rows = posed.flatMap(({ task, samples }, place) =>
    samples.map(({ id }) => ({
      task: task.name,
      sample: id,
      response: answers(place, Number(id))
        ? `That makes ${Number(id) + 42}.`
        : `That makes ${id}.`,
    }))
  ).map((row, index) => ({ number: index + 1, row }));
  await using runner = await openPredictions(rows, {
    ...{ file: `${name}.jsonl`, sha256: name },
    resolve: (id) => origins.get(id) ?? [],
  });
  const requests = planned.map(({ request }) => request);
  await Array.fromAsync(run(requests, { runner, store }));
  return score(posed, { name, id: name, layout: "text" }, store);
}

Deno.test("a study finds planted effects above the detectable size as often as planned, and no others", async () => {
  const [samples, models, discordance] = [250, 24, 0.4];
  const tasks = ["planted up", "planted down", "nothing"];
  const { detectable } = power(
    { samples, spread: { binary: true, amount: discordance } },
    { level, comparisons: models * tasks.length },
  );
  assert(detectable !== null && detectable < discordance);
  const effects = [1.05 * detectable, -1.05 * detectable, 0];
  const random = randomStream("simulated study");
  // Half right, so that flips the one way and the other are half of all each.
  const base: Answers = (_, sample) => sample % 2 === 0;
  const tuned: Answers = (task, sample) => {
    const right = base(task, sample);
    const effect = (right ? -1 : 1) * (effects[task] ?? 0);
    return random() < discordance + effect ? !right : right;
  };
  using store = openStore(":memory:");
  const posed = tasks.map((name) => posedAs(name, samples));
  const source = { posed, store };
  const columns = [
    await columnsOf("base", base, source),
    ...await Array.fromAsync(
      many(models, (model) => `tuned ${model}`),
      (name) => columnsOf(name, tuned, source),
    ),
  ].flat();
  const rows = adjust(
    scoredPairs(columns, "base").map(({ reference, model }) => ({
      ...{ reference: "base", ...cellOf(model), better: "higher" as const },
      ...paired(reference.values, model.values, {
        ...{ binary: true, level, seed: 1 },
      }),
      pAdjusted: null,
    })),
  );
  const said = verdict({
    ...{ reference: "base", paired: rows },
    tasks: posed.map(({ task }) => task),
  });
  const found = (way: "better" | "worse", task: string): number =>
    said.models.flatMap((model) => model[way])
      .filter((row) => row.task === task).length;
  const right = found("better", "planted up") + found("worse", "planted down");
  assertEquals(said.models.length, models);
  assert(right / (2 * models) > 0.8 - slack(0.8, 2 * models), `${right}`);
  assertEquals(found("worse", "planted up"), 0);
  assertEquals(found("better", "planted down"), 0);
  // Holm's method lets any false alarm through one time in 20.
  assert(found("better", "nothing") + found("worse", "nothing") <= 1);
});

/** A comparison by the counts alone: bootstrap intervals of thousands take too long. */
function rowOf(
  model: string,
  task: string,
  { gained, lost, n }: { gained: number; lost: number; n: number },
): PairedRow {
  return {
    ...{ reference: "base", model, task, treatment: PLAIN },
    ...{ evaluator: "last-number", metric: "accuracy", better: "higher" },
    difference: {
      value: (gained - lost) / n,
      ...bonettPrice({ gained, lost, n }, { level }),
      ...{ level, n },
    },
    ...{ gained, lost, test: "mcnemar_exact", pAdjusted: null },
    pValue: mcnemar(gained, lost),
  };
}

/** How many changes a verdict tells of the models of a table. */
function changes(rows: readonly PairedRow[]): number {
  const evaluators = [{
    ...{ name: "last-number", description: "" },
    measures: "ability" as const,
  }];
  const tasks = [...new Set(rows.map(({ task }) => task))].map((name) => ({
    ...{ name, evaluators, description: "", family: "forgetting", version: 1 },
  }));
  return verdict({ reference: "base", tasks, paired: rows }).models
    .reduce((sum, { better, worse }) => sum + better.length + worse.length, 0);
}

Deno.test("a difference of the detectable size is found as often as the plan says", () => {
  const [samples, discordance, repetitions] = [1000, 0.2, 2000];
  const spread = { binary: true, amount: discordance };
  const { detectable } = power({ samples, spread }, { level });
  const random = randomStream("power of a study");
  const foundAt = (effect: number): number => {
    const gain = (discordance + effect) / 2;
    let found = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const drawn = many(samples, random);
      const gained = drawn.filter((share) => share < gain).length;
      const flipped = drawn.filter((share) => share < discordance).length;
      const counts = { gained, lost: flipped - gained, n: samples };
      found += changes(adjust([rowOf("tuned", "sums", counts)]));
    }
    return found / repetitions;
  };
  // The exact test gives away a little of what the normal approximation plans.
  const found = foundAt(detectable ?? NaN);
  assert(Math.abs(found - 0.79) < slack(0.8, repetitions), `${found}`);
  const above = foundAt(1.25 * (detectable ?? NaN));
  assert(above > 0.92, `${above}`);
});

Deno.test("of 1,000 suites in which nothing changed, at most as many as stated raise an alarm", () => {
  const [suites, models, tasks, samples] = [1000, 3, 4, 100];
  const random = randomStream("null suites");
  let [alarms, uncorrected] = [0, 0];
  for (let suite = 0; suite < suites; suite++) {
    const rows = many(tasks, (task) => {
      // Samples differ in how hard they are; answers are drawn alike of all.
      const easiness = many(samples, random);
      const answers = () => easiness.map((easy) => random() < easy ? 1 : 0);
      const base = answers();
      return many(models, (model) => {
        const places = flips(base, answers());
        const gained = places.filter(({ change }) =>
          change === "gained"
        ).length;
        const lost = places.length - gained;
        return rowOf(`${model}`, `${task}`, { gained, lost, n: samples });
      });
    }).flat();
    if (changes(adjust(rows)) > 0) alarms++;
    const bare = rows.map((row) => ({ ...row, pAdjusted: row.pValue }));
    if (changes(bare) > 0) uncorrected++;
  }
  assert(alarms / suites < 0.05 + slack(0.05, suites), `${alarms}`);
  // Without the correction there is something to correct.
  assert(uncorrected / suites > 0.2, `${uncorrected}`);
});
