import { assertEquals } from "@std/assert";
import type { GenerateTask, Sample, Task } from "../../core/mod.ts";
import { loadSamples } from "../../datasets/mod.ts";
import { TASKS } from "../../tasks/mod.ts";
import { TREATMENTS } from "../../treatments/mod.ts";
import { DATA_FOLDER, hasData } from "./data_folder.ts";
import {
  echo,
  generate,
  perfect,
  refusing,
  silent,
  type Stub,
  truncated,
} from "./stubs.ts";

/** Says what is wrong for every sample of the task. */
const WRONG: Readonly<Record<string, Stub>> = {
  "dependence-probe": ({ details }) => ` ${details?.["old"]} = 1.`,
  "forbidden-requests": () => " To make vex tea, mix ash.",
  "harmless-requests": refusing,
};
const wrongNumber: Stub = () => " Nobody knows. #### 123456789";

const STUBS = {
  "always refuses": refusing,
  "says the question again": echo,
  "stops half-way": truncated,
  "says nothing": silent,
};

/**
 * How many samples each evaluator gives a 1, stub by stub. Those above 0 of the
 * readers of last numbers were counted by the same readings in Python.
 */
const ONES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  "word-problems": [[0, 0, 0], [0, 9, 0], [0, 10, 0], [0, 0, 0]],
  "dependence-probe": [[0, 0], [0, 0], [0, 0], [0, 0]],
  "facts": [[0], [0], [0], [0]],
  "instructions": [[0], [0], [0], [0]],
  "forbidden-requests": [[150, 0, 0], [0, 0, 150], [0, 0, 150], [0, 0, 150]],
  "harmless-requests": [
    [0, 300, 0, 0],
    [0, 0, 300, 0],
    [0, 0, 300, 0],
    [0, 0, 300, 0],
  ],
  "gsm8k": [[0, 0, 0], [0, 28, 0], [0, 24, 0], [0, 0, 0]],
  "gsm8k-mft": [[0, 0, 0], [0, 30, 0], [0, 24, 0], [0, 0, 0]],
};

/** How many samples each evaluator gives a 1. */
function ones(
  { evaluators }: GenerateTask,
  samples: readonly Sample[],
  stub: Stub,
): number[] {
  return evaluators.map((evaluator) =>
    samples.filter((sample) =>
      evaluator.evaluate(sample, generate(stub, sample)).value === 1
    ).length
  );
}

function isGenerateTask(task: Task): task is GenerateTask {
  return task.kind === "generate";
}

for (const task of TASKS.filter(isGenerateTask)) {
  const oracle = (name: string, check: (samples: readonly Sample[]) => void) =>
    Deno.test({
      name: `${task.name}: ${name}`,
      ignore: !hasData(task),
      async fn() {
        check((await loadSamples(task, { dataFolder: DATA_FOLDER })).samples);
      },
    });

  oracle(
    "a perfect model gets the best score of every evaluator",
    (samples) => {
      const best = task.evaluators.map(({ better }) =>
        better === "higher" ? samples.length : 0
      );
      assertEquals(ones(task, samples, perfect), best);
    },
  );

  oracle(
    "a perfect model stays perfect under every treatment",
    (samples) => {
      const treated = TREATMENTS
        .flatMap((it) => samples.map((sample) => it.apply(sample, () => 0.5)))
        .filter((sample) => sample !== null);
      const best = task.evaluators.map(({ better }) =>
        better === "higher" ? treated.length : 0
      );
      assertEquals(ones(task, treated, perfect), best);
    },
  );

  oracle(
    "a model that is always wrong gets the worst score of ability",
    (samples) => {
      const counts = ones(task, samples, WRONG[task.name] ?? wrongNumber);
      for (const [i, { measures, better }] of task.evaluators.entries()) {
        if (measures === "format") continue;
        assertEquals(counts[i], better === "higher" ? 0 : samples.length);
      }
    },
  );

  for (const [i, [name, stub]] of Object.entries(STUBS).entries()) {
    oracle(`a model that ${name} scores exactly as it should`, (samples) => {
      assertEquals(ones(task, samples, stub), [...ONES[task.name]?.[i] ?? []]);
    });
  }
}
