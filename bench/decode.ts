/**
 * How fast replies grow token by token, against llama.cpp on the same weights
 * and against the bare matrix products through ONNX Runtime, in turns.
 *
 *     deno task bench:decode --model DIR --gguf FILE --llama DIR/llama-batched-bench
 *
 * Without `--gguf` llama.cpp is left out.
 */

import { parseArgs } from "@std/cli/parse-args";
import { decoding, type DecodingRate } from "./engine/decoding.ts";
import { llamaDecoding } from "./engine/llama.ts";
import { bareProducts, type ProductsOptions } from "./engine/products.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { model: checkpoint, gguf, llama, prompt, steps, repeat, threads } =
  parseArgs(Deno.args, {
    string: ["model", "gguf", "llama"],
    default: {
      ...{ model: "", gguf: "", llama: "llama-batched-bench" },
      ...{ prompt: 256, steps: 32, repeat: 3, threads: 2 },
    },
  });

for (const rows of [1, 8, 32]) {
  const ours: DecodingRate[] = [];
  const theirs: DecodingRate[] = [];
  const weights: number[] = [];
  const all: number[] = [];
  const past = prompt + steps / 2;
  for (let round = 0; round < repeat; round++) {
    ours.push(await decoding({ checkpoint, threads, rows, prompt, steps }));
    if (gguf !== "") {
      theirs.push(
        await llamaDecoding(llama, { gguf, threads, rows, prompt, steps }),
      );
    }
    weights.push(await productsSeconds({ past: 0, rows }));
    all.push(await productsSeconds({ past, rows }));
  }
  const rate = median(ours.map(({ decode }) => decode));
  const step = rows / rate;
  say(
    [
      `${rows} rows of ${prompt} tokens: ${rate.toFixed(0)} tokens/s`,
      ...gguf === "" ? [] : [
        `llama.cpp ${
          median(theirs.map(({ decode }) => decode)).toFixed(0)
        }, ratio of medians ${
          (rate / median(theirs.map(({ decode }) => decode))).toFixed(2)
        }`,
        `prefill ${median(ours.map(({ prefill }) => prefill)).toFixed(0)} and ${
          median(theirs.map(({ prefill }) => prefill)).toFixed(0)
        } tokens/s`,
      ],
      `a step takes ${(step * 1000).toFixed(1)} ms, ${
        (step / median(all)).toFixed(2)
      } times its matrix products, ${
        (step / median(weights)).toFixed(2)
      } times those of the weights alone`,
    ].join("; "),
  );
}

async function productsSeconds(
  options: Pick<ProductsOptions, "rows" | "past">,
): Promise<number> {
  await using products = await bareProducts({
    ...{ checkpoint, threads },
    ...options,
  });
  const seconds: number[] = [];
  await products.run();
  for (let run = 0; run < steps; run++) {
    const start = performance.now();
    await products.run();
    seconds.push((performance.now() - start) / 1000);
  }
  return median(seconds);
}
