import { join } from "@std/path";
import type { Architecture } from "./architecture.ts";
import { gemma2, gemma3 } from "./architectures/gemma.ts";
import { gemma3Vision } from "./architectures/gemma3_vision.ts";
import { gpt2 } from "./architectures/gpt2.ts";
import { gptNeox } from "./architectures/gpt_neox.ts";
import { llama } from "./architectures/llama.ts";
import { mistral } from "./architectures/mistral.ts";
import { olmo2 } from "./architectures/olmo2.ts";
import { opt } from "./architectures/opt.ts";
import { phi3 } from "./architectures/phi3.ts";
import { qwen2, qwen3 } from "./architectures/qwen.ts";
import { smollm3 } from "./architectures/smollm3.ts";
import type { DecoderConfig } from "./decoder_config.ts";
import type { Fields } from "./fields.ts";
import { readDecoder } from "./read_decoder.ts";
import { readJson } from "./read_json.ts";
import { withinReach } from "./within_reach.ts";

/** By the class that transformers runs a checkpoint with. */
const ARCHITECTURES: ReadonlyMap<string, Architecture> = new Map(
  [
    llama,
    smollm3,
    mistral,
    qwen2,
    qwen3,
    phi3,
    olmo2,
    gemma2,
    gemma3,
    gemma3Vision,
    gpt2,
    gptNeox,
    opt,
  ].map((architecture) => [architecture.className, architecture]),
);

/**
 * Reads the `config.json` of a checkpoint folder. A field that changes the
 * computation and is not handled is refused, as is one that is not known: a
 * wrong answer would look like the effect of fine-tuning.
 *
 * @param folder The checkpoint folder.
 * @returns What must be known to run the model.
 * @throws {TypeError} If a field is missing or has another type.
 * @throws {RangeError} If the architecture or a field is not supported.
 *
 * @example Usage
 * ```ts
 * import { readConfig } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const config = await readConfig("tests/data/tiny_llama/base");
 *
 * assertEquals(config.architecture, "LlamaForCausalLM");
 * assertEquals(config.layers.length, 2);
 * ```
 */
export async function readConfig(folder: string): Promise<DecoderConfig> {
  const fields = await readJson(join(folder, "config.json"));
  const [name] = [fields.value("architectures")].flat();
  const architecture = ARCHITECTURES.get(`${name}`);
  if (architecture === undefined) {
    throw new RangeError(
      `Cannot run this checkpoint as its architecture must be one of ${
        [...ARCHITECTURES.keys()].join(", ")
      }: it is ${
        JSON.stringify(name ?? fields.value("model_type") ?? null)
      }. Serve it and name the server as an endpoint instead`,
    );
  }
  requireModelType(fields, architecture);
  const config = withinReach(readDecoder(fields, architecture, "config.json"));
  requireHeads(config);
  return { architecture: `${name}`, ...config };
}

/** transformers goes by this field alone, so another would be another model. */
function requireModelType(
  fields: Fields,
  { className, modelType }: Architecture,
): void {
  const wanted =
    `"model_type" of config.json must be "${modelType}", that of ${className}`;
  const reason = "transformers chooses the class by it";
  if (fields.value("model_type") === undefined) {
    throw new TypeError(
      `Cannot run this checkpoint as ${wanted}: it is missing, and ${reason}. Write it there`,
    );
  }
  const actual = fields.string("model_type");
  if (actual === modelType) return;
  throw new RangeError(
    `Cannot run this checkpoint as ${wanted}: it is "${actual}", and ${reason}. Correct "model_type" or "architectures"`,
  );
}

function requireHeads(
  { width, heads, keyValueHeads, headWidth }: Omit<
    DecoderConfig,
    "architecture"
  >,
): void {
  if (!Number.isInteger(headWidth)) {
    throw new RangeError(
      `Cannot run this checkpoint as its number of heads must divide its width: they are ${heads} and ${width}`,
    );
  }
  if (heads % keyValueHeads !== 0) {
    throw new RangeError(
      `Cannot run this checkpoint as "num_key_value_heads" must divide "num_attention_heads": they are ${keyValueHeads} and ${heads}`,
    );
  }
}
