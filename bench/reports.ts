/**
 * How long all reports of many stored answers take: a whole `report` process,
 * against a bare loop that reads the same answers from the same store.
 *
 *     deno task bench:reports --models 10 --tasks 5 --samples 20000
 */

import { DatabaseSync } from "node:sqlite";
import { createHash } from "node:crypto";
import { parseArgs } from "@std/cli/parse-args";
import { fromFileUrl, toFileUrl } from "@std/path";
import type { Task } from "../core/mod.ts";
import config from "../deno.json" with { type: "json" };
import { loadSamples } from "../datasets/mod.ts";
import { digestOf, plan, poseAll } from "../engine/mod.ts";
import { randomStream } from "../stats/mod.ts";
import { openStore } from "../store/mod.ts";
import { type Measured, measuredProcess } from "./measured_process.ts";
import { say } from "./say.ts";

const ROOT = fromFileUrl(new URL("../", import.meta.url));

const { models, tasks, samples, repeat } = parseArgs(Deno.args, {
  default: { models: 10, tasks: 5, samples: 20_000, repeat: 3 },
});
const folder = Deno.makeTempDirSync({ prefix: "aftertune-bench-" });
const names = Array.from({ length: models }, (_, model) => `model-${model}`);

try {
  writeSuite();
  await writeAnswers();
  say(
    `${models} models × ${tasks} tasks × ${samples} samples, ${navigator.hardwareConcurrency} cores`,
  );
  for (let run = 0; run < repeat; run++) {
    const before = bareLoop();
    const { seconds, memory } = await report();
    const bare = (before + bareLoop()) / 2;
    say(
      `aftertune report ${seconds.toFixed(1)} s, bare loop ${
        bare.toFixed(2)
      } s, ratio ${(seconds / bare).toFixed(1)}, resident memory ${
        Math.max(...memory).toFixed(0)
      } MB at most`,
    );
  }
} finally {
  Deno.removeSync(folder, { recursive: true });
}

/** A suite whose tasks ask for sums. */
function writeSuite(): void {
  const rows = Array.from(
    { length: samples },
    (_, k) =>
      `${JSON.stringify({ id: `${k}`, question: `What is ${k} plus 42?` })}\n`,
  ).join("");
  Deno.writeTextFileSync(`${folder}/rows.jsonl`, rows);
  const sha256 = createHash("sha256").update(rows).digest("hex");
  Deno.writeTextFileSync(
    `${folder}/tasks.ts`,
    `
    import { lastNumber, matches } from "${ROOT}evaluators/mod.ts";
    export const sums = Array.from({ length: ${tasks} }, (_, task) => ({
      kind: "generate", name: \`sums-\${task}\`, version: 1, description: "Adds.",
      family: task === 0 ? "masked thought" : "forgetting",
      dataset: {
        name: "rows", license: "Apache-2.0", homepage: "",
        test: { location: new URL("rows.jsonl", import.meta.url), sha256: "${sha256}" },
      },
      parse: ({ id, question }) =>
        ({ id, question, targets: [String(Number(id) + 42)] }),
      layout: ({ question }) => \`Task \${task}. \${question}\\nAnswer:\`,
      sampling: { maxTokens: 64, stop: [], temperature: 0 },
      evaluators: [matches(lastNumber)],
    }));
  `,
  );
  const specs = names.map((name) => `  ${name}: { predictions: none.jsonl }\n`);
  Deno.writeTextFileSync(`${folder}/none.jsonl`, "");
  Deno.writeTextFileSync(
    `${folder}/suite.yaml`,
    `name: many\nreference: ${names[0]}\nmodels:\n${
      specs.join("")
    }tasks: [./tasks.ts]\n`,
  );
}

/** Fills the store as an eval would. */
async function writeAnswers(): Promise<void> {
  const { sums }: { sums: readonly Task[] } = await import(
    toFileUrl(`${folder}/tasks.ts`).href
  );
  const posed = poseAll(
    await Promise.all(
      sums.map(async (task) => ({
        ...{ task, treatments: [] },
        ...await loadSamples(task),
      })),
    ),
    1,
  );
  await Deno.mkdir(`${folder}/many`);
  using store = openStore(`${folder}/many/store.sqlite`);
  for (const [model, name] of names.entries()) {
    store.putModel(name, { runner: "benchmark" });
    const answer = answers(model);
    for (const { request, posed: { task }, sample } of plan(posed, "text")) {
      store.put(name, request, {
        ...{ kind: "generated", requestId: request.id, finish: "stop" },
        text: answer(task.name, Number(sample.id)),
        usage: { promptTokens: 20, completionTokens: 40 },
      });
    }
    store.flush();
  }
  store.putRun({
    ...{ suite: "many", started: "2026-01-01T00:00:00Z", settings: {} },
    digest: digestOf({ folder }),
    models: Object.fromEntries(names.map((name) => [name, name])),
  });
}

/** Answers of which three in five are right; two models differ on one in five. */
function answers(model: number): (task: string, sample: number) => string {
  const own = randomStream("answers", model);
  return (task, sample) => {
    const easy = randomStream("easiness", task, sample)() < 0.6;
    const right = own() < (easy ? 0.9 : 0.1) + 0.01 * model;
    const sum = sample + (right ? 42 : 43);
    return ` To add ${sample} and 42, first add 40, which gives ${
      sample + 40
    }, and then the other 2. So the answer is ${sum}.`;
  };
}

/** What a whole command takes. */
function report(): Promise<Measured> {
  const [, ...args] = config.tasks.report.command.split(" ");
  return measuredProcess(
    [...args, `${folder}/suite.yaml`, "--results", folder, "--quiet"],
    { cwd: ROOT, every: 100 },
  );
}

/** Seconds that it takes to read and parse every answer without a harness. */
function bareLoop(): number {
  const start = performance.now();
  using database = new DatabaseSync(`${folder}/many/store.sqlite`, {
    readOnly: true,
  });
  const rows = database.prepare("SELECT body FROM response").iterate();
  let characters = 0;
  for (const { body } of rows) {
    characters += JSON.parse(String(body)).text.length;
  }
  if (characters === 0) {
    throw new Error("Cannot measure: no answers are stored");
  }
  return (performance.now() - start) / 1000;
}
