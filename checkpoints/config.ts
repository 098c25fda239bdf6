import { join } from "@std/path";
import type { Architecture } from "./architecture.ts";
import { gemma2, gemma3 } from "./architectures/gemma.ts";
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
    gpt2,
    gptNeox,
    opt,
  ].map((architecture) => [architecture.className, architecture]),
);

/** Fields that change nothing when a text is continued. */
const INERT = [
  "attention_dropout",
  "auto_map",
  "bos_token_id",
  "cache_implementation",
  "dtype",
  "id2label",
  "initializer_range",
  "label2id",
  "pad_token_id",
  "task_specific_params",
  "tokenizer_class",
  "torch_dtype",
  "transformers.js_config",
  "transformers_version",
  "unsloth_version",
  "use_cache",
];

/** What versions of transformers wrote of their own state: where a folder came from and by which of equal means it was computed. */
const PRIVATE = [
  "_attn_implementation",
  "_attn_implementation_autoset",
  "_attn_implementation_internal",
  "_auto_class",
  "_commit_hash",
  "_experts_implementation",
  "_experts_implementation_internal",
  "_flash_attn_2_enabled",
  "_from_model_config",
  "_name_or_path",
  "_num_labels",
];

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
  const config = withinReach(architecture.read(fields));
  refuseUnhandled(fields, architecture);
  requireHeads(config);
  return { architecture: `${name}`, ...config };
}

/** transformers goes by this field alone, so another would be another model. */
function requireModelType(
  fields: Fields,
  { className, modelType }: Architecture,
): void {
  const actual = fields.string("model_type");
  if (actual === modelType) return;
  throw new RangeError(
    `Cannot run this checkpoint as "model_type" of config.json must be "${modelType}", that of ${className}: it is "${actual}", and transformers chooses the class by it. Correct "model_type" or "architectures"`,
  );
}

function refuseUnhandled(
  fields: Fields,
  { inert = [], neutral = {} }: Architecture,
): void {
  const passed = new Set([...INERT, ...PRIVATE, ...inert]);
  for (const name of fields.unread) {
    const value = fields.value(name);
    if (value === false || passed.has(name)) continue;
    if (value === neutral[name]) continue;
    throw new RangeError(
      `Cannot run this checkpoint as "${name}" of config.json is not supported: it is ${
        JSON.stringify(value)
      }${
        Object.hasOwn(neutral, name)
          ? `, not ${JSON.stringify(neutral[name])}`
          : ""
      }`,
    );
  }
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
