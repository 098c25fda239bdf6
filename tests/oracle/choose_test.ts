import { assert, assertEquals } from "@std/assert";
import type { ChooseTask, Sample, Task } from "../../core/mod.ts";
import { loadSamples } from "../../datasets/mod.ts";
import { randomStream } from "../../stats/mod.ts";
import { TASKS } from "../../tasks/mod.ts";
import { DATA_FOLDER, hasData } from "./data_folder.ts";
import { choose } from "./stubs.ts";

/** Which of its choices a model takes. */
type Chooser = (sample: Sample) => number;

const right: Chooser = ({ choices = [], targets }) =>
  choices.findIndex((choice) => targets.includes(choice.trim()));

/** How many samples each evaluator gives a 1. */
function ones(
  { evaluators }: ChooseTask,
  samples: readonly Sample[],
  chooser: Chooser,
): number[] {
  return evaluators.map((evaluator) =>
    samples.filter((sample) =>
      evaluator.evaluate(sample, choose(chooser(sample), sample)).value === 1
    ).length
  );
}

/** Probability of at most `k` successes in `n` trials of probability `p`, summed term by term. */
function binomialAtMost(k: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= (n - i + 1) / i * p / (1 - p);
    sum += term;
  }
  return sum;
}

function isChooseTask(task: Task): task is ChooseTask {
  return task.kind === "choose";
}

for (const task of TASKS.filter(isChooseTask)) {
  const oracle = (name: string, check: (samples: readonly Sample[]) => void) =>
    Deno.test({
      name: `${task.name}: ${name}`,
      ignore: !hasData(task),
      async fn() {
        check((await loadSamples(task, { dataFolder: DATA_FOLDER })).samples);
      },
    });

  oracle("a model that takes the right choice is always right", (samples) => {
    for (const count of ones(task, samples, right)) {
      assertEquals(count, samples.length);
    }
  });

  oracle("a model that takes the one after it never is", (samples) => {
    const wrong: Chooser = (sample) =>
      (right(sample) + 1) % (sample.choices?.length ?? 1);
    for (const count of ones(task, samples, wrong)) assertEquals(count, 0);
  });

  oracle(
    "a model that guesses is right as often as chance has it",
    (samples) => {
      for (const seed of [1, 2, 3]) {
        const guess: Chooser = ({ id, choices = [] }) =>
          Math.floor(randomStream(seed, id)() * choices.length);
        const p = 1 / (samples[0]?.choices?.length ?? 1);
        for (const count of ones(task, samples, guess)) {
          assert(binomialAtMost(count, samples.length, p) > 1e-4);
          assert(1 - binomialAtMost(count - 1, samples.length, p) > 1e-4);
        }
      }
    },
  );
}
