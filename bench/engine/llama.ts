import type { DecodingOptions, DecodingRate } from "./decoding.ts";

/**
 * How keys and values can be kept: as 16-bit floats, llama.cpp's default, or as
 * 32-bit floats, as the weights are and as aftertune keeps them. Flash attention
 * is left out of the latter: with it 8 rows made 171 in place of 232 tokens/s.
 */
export const CACHES = ["f16", "f32"] as const;

/** Options of {@linkcode llamaDecoding}. */
export interface LlamaOptions extends Omit<DecodingOptions, "checkpoint"> {
  /** The weights, 32-bit floats. */
  readonly gguf: string;
  /** How it keeps keys and values. */
  readonly cache: typeof CACHES[number];
}

/**
 * Lets rows grow in llama.cpp's own benchmark.
 *
 * @param program Where `llama-batched-bench` is.
 * @param options What grows.
 * @returns How fast.
 * @throws {Error} If it cannot be run.
 */
export async function llamaDecoding(
  program: string,
  { gguf, cache, threads, rows, prompt, steps }: LlamaOptions,
): Promise<DecodingRate> {
  const args = {
    "-m": gguf,
    "-c": rows * (prompt + steps) + 64,
    "-b": 2048,
    "-ub": 512,
    "-t": threads,
    "-npp": prompt,
    "-ntg": steps,
    "-npl": rows,
    "-ctk": cache,
    "-ctv": cache,
    "-fa": cache === "f16" ? "auto" : "off",
    "--output-format": "jsonl",
  };
  const { stdout, stderr } = await new Deno.Command(program, {
    args: Object.entries(args).flatMap(([name, value]) => [name, `${value}`]),
  }).output();
  const line = new TextDecoder().decode(stdout).split("\n")
    .find((line) => line.startsWith("{"));
  if (line === undefined) {
    throw new Error(
      `Cannot measure llama.cpp as it must print a line of JSON: ${
        new TextDecoder().decode(stderr).slice(-400)
      }`,
    );
  }
  const { speed_pp, speed_tg } = JSON.parse(line) as Record<string, number>;
  return { prefill: speed_pp ?? 0, decode: speed_tg ?? 0 };
}
