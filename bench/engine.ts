/**
 * How long local checkpoints take to answer, against lm-evaluation-harness and
 * transformers on the same prompts in the same run, in turns.
 *
 *     deno task bench:engine --model DIR --data DIR --only mmlu,chat --repeat 3
 *
 * Python with torch, transformers and lm-eval is `python3`, or what the
 * environment variable PYTHON names.
 */

import { parseArgs } from "@std/cli/parse-args";
import { agreementOf } from "./engine/agreement.ts";
import { answer, type Answered } from "./engine/answer.ts";
import { fewestTokens } from "./engine/fewest_tokens.ts";
import { type Work, worksOf } from "./engine/works.ts";
import { LineProcess } from "./line_process.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { model, data, only, repeat, threads } = parseArgs(Deno.args, {
  string: ["model", "data", "only"],
  default: {
    ...{ model: "", data: "../shared/data", only: "" },
    ...{ repeat: 3, threads: 2 },
  },
});
const script = new URL("./engine/peer.py", import.meta.url).pathname;
await using python = new LineProcess(
  Deno.env.get("PYTHON") ?? "python3",
  [script, model, `${threads}`],
  {
    hint:
      "Name a Python with torch, transformers and lm-eval with the environment variable PYTHON",
  },
);
say(`${threads} threads, ${JSON.stringify(await python.reply())}`);
const wanted = only === "" ? null : only.split(",");
for (const [name, work] of Object.entries(await worksOf(data))) {
  if (wanted === null || wanted.includes(name)) await compare(work);
}

async function compare(work: Work): Promise<void> {
  const batch = await bestBatch(work);
  const ours: number[] = [];
  const theirs: number[] = [];
  let agreement = "";
  for (let round = 0; round < repeat; round++) {
    const one = await answer(work, { checkpoint: model, threads });
    const other = await peer(work, batch);
    ours.push(one.seconds);
    theirs.push(other.seconds);
    agreement = `${
      agreementOf(work, one.answers, other.answers)
    }; ${await tokensText(work, one.computed)}`;
  }
  const ratio = median(theirs) / median(ours);
  say(
    `${work.name}: aftertune ${seconds(ours)}, ${work.peer} at batch ${batch} ${
      seconds(theirs)
    }, ratio of medians ${ratio.toFixed(2)}; ${agreement}`,
  );
}

/** The batch size that the peer is fastest with. */
async function bestBatch(work: Work): Promise<number> {
  const tried: { batch: number; seconds: number }[] = [];
  for (const batch of work.batches) {
    if (work.batches.length === 1) return batch;
    const { seconds } = await peer(work, batch);
    tried.push({ batch, seconds });
    say(`  ${work.peer} at batch ${batch}: ${seconds.toFixed(1)} s`);
  }
  const [best] = tried.toSorted((one, two) => one.seconds - two.seconds);
  return best?.batch ?? 1;
}

async function peer(work: Work, batch: number): Promise<Answered> {
  return await python.ask({ ...work, batch }) as Answered;
}

async function tokensText(work: Work, computed: number): Promise<string> {
  if (work.kind === "generate") return `${computed} tokens computed`;
  const fewest = await fewestTokens(work, model);
  return `${computed} tokens computed, ${fewest} at least`;
}

function seconds(values: readonly number[]): string {
  return `${median(values).toFixed(1)} s (${
    values.map((value) => value.toFixed(1)).join(", ")
  })`;
}
