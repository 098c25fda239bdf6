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
import { CACHES, llamaDecoding } from "./engine/llama.ts";
import { bareProducts, type ProductsOptions } from "./engine/products.ts";
import { median } from "./median.ts";
import { say } from "./say.ts";

const { model: checkpoint, gguf, llama, prompt, steps, repeat, threads } =
  parseArgs(Deno.args, {
    string: ["model", "gguf", "llama"],
    default: {
      ...{ model: "", gguf: "", llama: "llama-batched-bench" },
      ...{ prompt: 256, steps: 128, repeat: 3, threads: 2 },
    },
  });

const caches = gguf === "" ? [] : CACHES;

for (const rows of [1, 8, 32]) {
  const ours: DecodingRate[] = [];
  const theirs = new Map(caches.map((cache) => [cache, [] as DecodingRate[]]));
  const weights: number[] = [];
  const all: number[] = [];
  const past = prompt + steps / 2;
  const growth = { threads, rows, prompt, steps };
  for (let round = 0; round < repeat; round++) {
    ours.push(await decoding({ checkpoint, ...growth }));
    for (const [cache, rates] of theirs) {
      rates.push(await llamaDecoding(llama, { gguf, cache, ...growth }));
    }
    weights.push(await productsSeconds({ past: 0, rows }));
    all.push(await productsSeconds({ past, rows }));
  }
  const { prefill, decode } = medians(ours);
  const step = rows / decode;
  say(
    [
      `${rows} rows of ${prompt} tokens: ${
        decode.toFixed(0)
      } tokens/s, prefill ${prefill.toFixed(0)}`,
      ...[...theirs].map(([cache, rates]) => {
        const peer = medians(rates);
        return `llama.cpp with ${cache} keys and values ${
          peer.decode.toFixed(0)
        }, ratio of medians ${(decode / peer.decode).toFixed(2)}, prefill ${
          peer.prefill.toFixed(0)
        }`;
      }),
      `a step takes ${(step * 1000).toFixed(1)} ms, ${
        (step / median(all)).toFixed(2)
      } times its matrix products, ${
        (step / median(weights)).toFixed(2)
      } times those of the weights alone`,
    ].join("; "),
  );
}

/** The medians of rates. */
function medians(rates: readonly DecodingRate[]): DecodingRate {
  return {
    prefill: median(rates.map(({ prefill }) => prefill)),
    decode: median(rates.map(({ decode }) => decode)),
  };
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
  for (let run = 0; run < 32; run++) {
    const start = performance.now();
    await products.run();
    seconds.push((performance.now() - start) / 1000);
  }
  return median(seconds);
}
