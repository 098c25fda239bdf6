/**
 * How fast replies to questions of GSM8K grow, drafts and all, against
 * llama.cpp, in turns, on the same weights with prompts and replies of the same
 * lengths.
 *
 *     deno task bench:replies --model DIR --gguf FILE --llama DIR/llama-batched-bench
 *
 * Without `--gguf` llama.cpp is left out.
 */

import { parseArgs } from "@std/cli/parse-args";
import { CACHES, llamaDecoding } from "./engine/llama.ts";
import { replying, type ReplyingRate } from "./engine/replying.ts";
import { gsm8kChat } from "./engine/works.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { model: checkpoint, data, gguf, llama, steps, repeat, threads } =
  parseArgs(Deno.args, {
    string: ["model", "data", "gguf", "llama"],
    default: {
      ...{ model: "", data: "../shared/data" },
      ...{ gguf: "", llama: "llama-batched-bench" },
      ...{ steps: 128, repeat: 3, threads: 2 },
    },
  });
const caches = gguf === "" ? [] : CACHES;
const { items } = await gsm8kChat(data);

// Questions enough that the places are taken for most of the time.
for (const [rows, count] of [[1, 8], [8, 32], [32, 64]] as const) {
  const asked = items.slice(0, count)
    .map((item) => ({ ...item, maxTokens: steps }));
  const ours: ReplyingRate[] = [];
  const theirs = new Map(caches.map((cache) => [cache, [] as number[]]));
  for (let round = 0; round < repeat; round++) {
    const rate = await replying({ checkpoint, threads, rows, items: asked });
    ours.push(rate);
    const prompt = Math.round(rate.prompt);
    for (const [cache, rates] of theirs) {
      const { decode } = await llamaDecoding(llama, {
        ...{ gguf, cache, threads, rows, prompt, steps },
      });
      rates.push(decode);
    }
  }
  const decode = median(ours.map(({ decode }) => decode));
  const [{ perStep, prompt }] = ours as [ReplyingRate];
  say(
    [
      `${count} questions of ${prompt.toFixed(0)} tokens, ${rows} at a time: ${
        decode.toFixed(0)
      } tokens/s, ${perStep.toFixed(2)} a step`,
      ...[...theirs].map(([cache, rates]) =>
        `llama.cpp with ${cache} keys and values ${
          median(rates).toFixed(0)
        }, ratio of medians ${(decode / median(rates)).toFixed(2)}`
      ),
    ].join("; "),
  );
}
