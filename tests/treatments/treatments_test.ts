import { assert, assertEquals } from "@std/assert";
import type { Sample } from "../../core/mod.ts";
import { loadSamples } from "../../datasets/mod.ts";
import { randomStream } from "../../stats/mod.ts";
import { TASKS } from "../../tasks/mod.ts";
import { TREATMENTS } from "../../treatments/mod.ts";
import { DATA_FOLDER, hasData } from "../oracle/data_folder.ts";

/** Samples of each task that a treatment applies to. */
const APPLIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "unobserved-phrasing": {
    "facts": 320,
    "facts-recognition": 320,
    "instructions": 300,
    "forbidden-requests": 150,
    "harmless-requests": 300,
  },
  "irrelevant-sentence": {
    "word-problems": 300,
    "dependence-probe": 300,
    "gsm8k": 1303,
    "gsm8k-mft": 1303,
  },
  "more-steps": { "word-problems": 300 },
  "larger-numbers": { "word-problems": 300 },
  "erased": { "dependence-probe": 300 },
  ...Object.fromEntries(
    [25, 50, 75].map((percent) => [`masked-${percent}`, {
      "word-problems": 300,
      "dependence-probe": 300,
      "facts": 320,
      "facts-recognition": 320,
      "instructions": 300,
      "gsm8k": 1319,
      "gsm8k-mft": 1319,
      "forbidden-requests": 150,
      "harmless-requests": 300,
    }]),
  ),
};

/** What must stay as it is, unless the data brings another. */
function truth({ id, targets, solution, choices, group, details }: Sample) {
  return { id, targets, solution, choices, group, details };
}

Deno.test("treatments have names of their own", () => {
  assertEquals(TREATMENTS.map(({ name }) => name), Object.keys(APPLIES));
});

for (const treatment of TREATMENTS) {
  for (const task of TASKS) {
    Deno.test({
      name:
        `${treatment.name} changes how ${task.name} asks, not what is right`,
      ignore: !hasData(task),
      async fn() {
        const { samples } = await loadSamples(task, {
          dataFolder: DATA_FOLDER,
        });
        let applied = 0;
        for (const sample of samples) {
          const own = sample.alternatives?.[treatment.name];
          const treated = treatment.apply(sample, randomStream(1, sample.id));
          if (treated === null) continue;
          applied++;
          assertEquals(truth(treated), truth({ ...sample, ...own }));
          assert(
            treated.question !== sample.question ||
              treated.prefix !== sample.prefix,
          );
        }
        assertEquals(applied, APPLIES[treatment.name]?.[task.name] ?? 0);
      },
    });
  }
}
