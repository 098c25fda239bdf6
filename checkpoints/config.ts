import { join } from "@std/path";
import type { Fields } from "./fields.ts";
import { readJson } from "./read_json.ts";
import { readRope, type Rope } from "./rope.ts";

/** What must be known of a decoder to run it. */
export interface DecoderConfig {
  /** The class that transformers runs it with. */
  readonly architecture: "LlamaForCausalLM";
  /** Number of layers. */
  readonly layers: number;
  /** Width of the activations between layers. */
  readonly width: number;
  /** Width inside the feed-forward part. */
  readonly feedForwardWidth: number;
  /** Number of query heads. */
  readonly heads: number;
  /** Number of key and value heads, which the query heads share. */
  readonly keyValueHeads: number;
  /** Width of one head. */
  readonly headWidth: number;
  /** Number of tokens that can be told apart. */
  readonly vocabulary: number;
  /** Most tokens that the model can attend to. */
  readonly context: number;
  /** What keeps the norm's divisor above zero. */
  readonly normEpsilon: number;
  /** How positions enter. */
  readonly rope: Rope;
  /** Whether the output layer is the embedding matrix. */
  readonly tiedHead: boolean;
  /** Whether the attention's projections have biases. */
  readonly attentionBias: boolean;
  /** Whether the feed-forward projections have biases. */
  readonly feedForwardBias: boolean;
  /** Tokens that end a text. */
  readonly endTokens: readonly number[];
}

/** Fields that are read. */
const READ = new Set([
  "architectures",
  "attention_bias",
  "eos_token_id",
  "head_dim",
  "hidden_size",
  "intermediate_size",
  "max_position_embeddings",
  "mlp_bias",
  "num_attention_heads",
  "num_hidden_layers",
  "num_key_value_heads",
  "rms_norm_eps",
  "rope_parameters",
  "rope_scaling",
  "rope_theta",
  "tie_word_embeddings",
  "vocab_size",
]);

/** Fields that change nothing when a text is continued. */
const WITHOUT_EFFECT = new Set([
  "attention_dropout",
  "auto_map",
  "bos_token_id",
  "dtype",
  "initializer_range",
  "is_llama_config",
  "max_window_layers",
  "model_type",
  "pad_token_id",
  "torch_dtype",
  "transformers.js_config",
  "transformers_version",
  "unsloth_version",
  "use_cache",
]);

/** Fields that would change the computation, with the value that does not. */
const NEUTRAL: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["hidden_act", "silu"],
  ["partial_rotary_factor", 1],
  ["pretraining_tp", 1],
]);

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
 * assertEquals(config.layers, 2);
 * assertEquals(config.rope.type, "default");
 * ```
 */
export async function readConfig(folder: string): Promise<DecoderConfig> {
  const fields = await readJson(join(folder, "config.json"));
  const architecture = readArchitecture(fields);
  refuseUnhandled(fields);
  const width = fields.count("hidden_size");
  const heads = fields.count("num_attention_heads");
  const keyValueHeads = fields.count("num_key_value_heads", heads);
  if (heads % keyValueHeads !== 0) {
    throw new RangeError(
      `Cannot run this checkpoint as "num_key_value_heads" must divide "num_attention_heads": they are ${keyValueHeads} and ${heads}`,
    );
  }
  const headWidth = fields.count("head_dim", width / heads);
  if (headWidth % 2 !== 0) {
    throw new RangeError(
      `Cannot run this checkpoint as "head_dim" must be even for rotary embeddings: it is ${headWidth}`,
    );
  }
  return {
    architecture,
    layers: fields.count("num_hidden_layers"),
    width,
    feedForwardWidth: fields.count("intermediate_size"),
    heads,
    keyValueHeads,
    headWidth,
    vocabulary: fields.count("vocab_size"),
    context: fields.count("max_position_embeddings"),
    normEpsilon: fields.number("rms_norm_eps"),
    rope: readRope(fields),
    tiedHead: fields.boolean("tie_word_embeddings", false),
    attentionBias: fields.boolean("attention_bias", false),
    feedForwardBias: fields.boolean("mlp_bias", false),
    endTokens: fields.tokens("eos_token_id"),
  };
}

function readArchitecture(fields: Fields): "LlamaForCausalLM" {
  const [architecture] = [fields.value("architectures")].flat();
  if (architecture !== "LlamaForCausalLM") {
    throw new RangeError(
      `Cannot run this checkpoint as its architecture must be "LlamaForCausalLM": it is ${
        JSON.stringify(architecture ?? fields.value("model_type") ?? null)
      }. Serve it and name the server as an endpoint instead`,
    );
  }
  return architecture;
}

function refuseUnhandled(fields: Fields): void {
  for (const name of fields.names) {
    const value = fields.value(name);
    const isOff = value === undefined || value === false;
    if (isOff || name.startsWith("_") || WITHOUT_EFFECT.has(name)) continue;
    const neutral = NEUTRAL.get(name);
    if (READ.has(name) || value === neutral) continue;
    throw new RangeError(
      `Cannot run this checkpoint as "${name}" of config.json is not supported: it is ${
        JSON.stringify(value)
      }${neutral === undefined ? "" : `, not ${JSON.stringify(neutral)}`}`,
    );
  }
}
