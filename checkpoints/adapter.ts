import { join } from "@std/path";
import { digestFile, digestTexts } from "./digest_file.ts";
import type { Fields } from "./fields.ts";
import { exists, readJson } from "./read_json.ts";
import { readSafetensors, type Tensor } from "./safetensors.ts";

/** A LoRA adapter as peft saves it (Hu et al. 2021, https://arxiv.org/abs/2106.09685). */
export interface Adapter {
  /** Inner width of its branches. */
  readonly rank: number;
  /** What its branches are multiplied by. */
  readonly scale: number;
  /** Its tensors by name. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** SHA-256 of its weights and its configuration. */
  readonly digest: string;
}

/** Fields that are read. */
const READ = new Set(["lora_alpha", "r", "target_modules", "use_rslora"]);

/** Fields that change nothing once the adapter is trained: the tensors themselves say which modules they belong to. */
const WITHOUT_EFFECT = new Set([
  "base_model_name_or_path",
  "exclude_modules",
  // How the base stores a matrix, which the base itself says.
  "fan_in_fan_out",
  "inference_mode",
  "layers_pattern",
  "layers_to_transform",
  "lora_dropout",
  "megatron_core",
  "peft_version",
  "qalora_group_size",
  "revision",
  "task_type",
]);

/** Fields that would change the computation, with the values that do not. */
const NEUTRAL: ReadonlyMap<string, readonly unknown[]> = new Map([
  ["bias", ["none"]],
  // Other ways to begin also change the weights of the base.
  ["init_lora_weights", [true, "gaussian", "eva", "orthogonal"]],
  ["peft_type", ["LORA"]],
]);

/**
 * Reads a LoRA adapter folder, `adapter_config.json` and
 * `adapter_model.safetensors`. A field that changes the computation and is not
 * handled is refused, as is one that is not known.
 *
 * @param folder The adapter folder.
 * @returns Its settings and where its tensors are.
 * @throws {Error} If a file is missing.
 * @throws {RangeError} If it is another kind of adapter, or a field is not supported.
 *
 * @example Usage
 * ```ts
 * import { readAdapter } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { rank, scale } = await readAdapter("tests/data/tiny_llama/lora");
 *
 * assertEquals(rank, 4);
 * assertEquals(scale, 2);
 * ```
 */
export async function readAdapter(folder: string): Promise<Adapter> {
  const configPath = join(folder, "adapter_config.json");
  const config = await readJson(configPath);
  refuseUnhandled(config);
  const path = join(folder, "adapter_model.safetensors");
  if (!await exists(path)) {
    throw new Error(
      `Cannot read adapter "${folder}" as it must hold "adapter_model.safetensors". Save it with safe_serialization=True`,
    );
  }
  const tensors = await readSafetensors(path);
  if (tensors.length === 0) {
    throw new RangeError(
      `Cannot read adapter "${folder}" as it must change something: it holds no tensor`,
    );
  }
  const rank = config.count("r");
  const divisor = config.boolean("use_rslora", false) ? Math.sqrt(rank) : rank;
  return {
    rank,
    scale: config.number("lora_alpha") / divisor,
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
    digest: digestTexts([await digestFile(path), await digestFile(configPath)]),
  };
}

function refuseUnhandled(config: Fields): void {
  for (const name of config.names) {
    const value = config.value(name);
    const neutral = NEUTRAL.get(name);
    const isFine = isOff(value) || READ.has(name) ||
      WITHOUT_EFFECT.has(name) || neutral?.includes(value);
    if (isFine) continue;
    throw new RangeError(
      `Cannot run this adapter as "${name}" of adapter_config.json is not supported: it is ${
        JSON.stringify(value)
      }. Merge it into its base with peft's merge_and_unload and name the merged checkpoint`,
    );
  }
}

function isOff(value: unknown): boolean {
  return value === undefined || value === false ||
    typeof value === "object" && value !== null &&
      Object.keys(value).length === 0;
}
