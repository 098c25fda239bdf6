/**
 * How much of the time goes to ONNX Runtime where a small model answers
 * thousands of short requests.
 *
 *     deno task bench:small --requests 4000 --threads 2
 */

import { parseArgs } from "@std/cli/parse-args";
import type { ModelRequest } from "../core/mod.ts";
import { readRows } from "../datasets/mod.ts";
import { openLocal } from "../runners/mod.ts";
import { wordProblems } from "../tasks/mod.ts";
import { timeInside } from "./engine/time_inside.ts";
import { say } from "./say.ts";

const { requests, threads } = parseArgs(Deno.args, {
  default: { requests: 4000, threads: 2 },
});
const questions = (await Array.fromAsync(readRows(wordProblems.dataset.test)))
  .map(({ row }) => `${row["question"]}`);
const asked = Array.from({ length: requests }, (_, index): ModelRequest => {
  const round = Math.floor(index / questions.length);
  const question = questions[index % questions.length];
  return {
    id: `${index}`,
    kind: "generate",
    prompt: { kind: "text", text: `Question ${round}: ${question}\nAnswer:` },
    sampling: { maxTokens: 48, stop: [], temperature: 0 },
  };
});

const inside = timeInside();
await using runner = await openLocal("models/base", {
  threads,
  now: () => performance.now(),
});
const start = performance.now();
const responses = await Array.fromAsync(runner.run(asked));
const milliseconds = performance.now() - start;
const tokens = responses.reduce(
  (sum, response) =>
    sum +
    (response.kind === "generated"
      ? response.usage.completionTokens ?? Number.NaN
      : Number.NaN),
  0,
);
say(
  `${requests} requests, ${tokens} tokens in ${
    (milliseconds / 1000).toFixed(2)
  } s: ${(tokens / milliseconds * 1000).toFixed(0)} tokens/s, ${
    (100 * (1 - inside.milliseconds / milliseconds)).toFixed(0)
  }% of the time outside ONNX Runtime`,
);
