import { join } from "@std/path";
import { digestFile, digestTexts } from "./digest_file.ts";
import type { Fields } from "./fields.ts";
import { refuseLeftOut } from "./left_out.ts";
import { baseName } from "./peft_names.ts";
import { pythonPattern } from "./python_pattern.ts";
import { exists, readJson } from "./read_json.ts";
import { readSafetensors, type Tensor } from "./safetensors.ts";

/** A LoRA adapter as peft saves it (Hu et al. 2021, https://arxiv.org/abs/2106.09685). */
export interface Adapter {
  /** The tensors of its branches by name. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** Modules that it brings whole: tensors that take the place of the base's, by their names there. */
  readonly replacements: ReadonlyMap<string, Tensor>;
  /** Whether what a module and its branch give is brought to a length of its own (DoRA, Liu et al. 2024, https://arxiv.org/abs/2402.09353). */
  readonly decomposed: boolean;
  /** SHA-256 of its weights and its configuration. */
  readonly digest: string;
  /** What is known of the branch beside a module. */
  readonly branch: (module: string) => Branch;
}

/** A branch of an adapter. */
export interface Branch {
  /** Its inner width. */
  readonly rank: number;
  /** What it is multiplied by. */
  readonly scale: number;
}

const BRANCH_REGEXP = /\.lora_[^.]+(?:\.weight)?$/;

/** Fields that say how the branches compute, and which modules they lie beside. */
const READ = new Set([
  "alpha_pattern",
  "ensure_weight_tying",
  "exclude_modules",
  "layers_pattern",
  "layers_to_transform",
  "lora_alpha",
  "modules_to_save",
  "r",
  "rank_pattern",
  "target_modules",
  "use_dora",
  "use_rslora",
]);

/** Fields that change nothing once the adapter is trained. */
const WITHOUT_EFFECT = new Set([
  // The class that peft loads the base with where no task is named.
  "auto_mapping",
  "base_model_name_or_path",
  // What the first values were made by.
  "eva_config",
  // How the base stores a matrix, which the base itself says.
  "fan_in_fan_out",
  "inference_mode",
  "lora_dropout",
  // For layers of Megatron alone, which no base has here.
  "megatron_config",
  "megatron_core",
  "peft_version",
  "qalora_group_size",
  "revision",
  "task_type",
]);

/** Fields that would change the computation, with the values that do not. */
const NEUTRAL: ReadonlyMap<string, readonly unknown[]> = new Map([
  // Those that were trained are among the tensors.
  ["bias", ["none", "all", "lora_only"]],
  // Other ways to begin also change the weights of the base.
  ["init_lora_weights", [true, "gaussian", "eva", "orthogonal"]],
  ["peft_type", ["LORA"]],
]);

/**
 * Reads a LoRA adapter folder, `adapter_config.json` and
 * `adapter_model.safetensors`. A field that changes the computation and is not
 * handled is refused, as is one that is not known, and a tensor that peft would
 * leave out.
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
 * const { branch } = await readAdapter("tests/data/tiny_llama/lora");
 *
 * assertEquals(branch("model.layers.0.self_attn.q_proj"), { rank: 4, scale: 2 });
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
  refuseLeftOut(tensors, config);
  const [branches, whole] = partition(tensors);
  return {
    tensors: new Map(branches.map((tensor) => [tensor.name, tensor])),
    replacements: new Map(
      whole.map((tensor) => [baseName(tensor.name), tensor]),
    ),
    decomposed: config.boolean("use_dora", false),
    branch: readBranches(config),
    digest: digestTexts([await digestFile(path), await digestFile(configPath)]),
  };
}

function partition(
  tensors: readonly Tensor[],
): readonly [branches: Tensor[], whole: Tensor[]] {
  const isBranch = ({ name }: Tensor) => BRANCH_REGEXP.test(name);
  return [
    tensors.filter(isBranch),
    tensors.filter((tensor) => !isBranch(tensor)),
  ];
}

/** Rank and scale by module: a pattern stands for the end of its name. */
function readBranches(config: Fields): Adapter["branch"] {
  const rank = config.count("r");
  const alpha = config.number("lora_alpha");
  const ranks = readPatterns(config, "rank_pattern");
  const alphas = readPatterns(config, "alpha_pattern");
  const stable = config.boolean("use_rslora", false);
  return (module) => {
    const ownRank = find(ranks, module) ?? rank;
    const divisor = stable ? Math.sqrt(ownRank) : ownRank;
    return { rank: ownRank, scale: (find(alphas, module) ?? alpha) / divisor };
  };
}

type Pattern = readonly [expression: RegExp, value: number];

function readPatterns(config: Fields, name: string): readonly Pattern[] {
  const patterns = config.object(name);
  return patterns?.names.map((pattern) => {
    const value = name === "rank_pattern"
      ? patterns.count(pattern)
      : patterns.number(pattern);
    return [
      pythonPattern(pattern, name, ["(?:.*\\.)?(?:", ")$"]),
      value,
    ] as const;
  }) ?? [];
}

function find(patterns: readonly Pattern[], module: string) {
  return patterns.find(([expression]) => expression.test(module))?.[1];
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
