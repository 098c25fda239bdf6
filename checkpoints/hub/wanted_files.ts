import { shardNames } from "../weights.ts";

/** What a repository is used as. */
export type Role = "checkpoint" | "adapter";

/** The files of a repository, and how messages call it. */
export interface Held {
  /** Names of the files. */
  readonly names: ReadonlySet<string>;
  /** What holds them. */
  readonly holder: string;
}

const REQUIRED: Readonly<Record<Role, readonly string[]>> = {
  checkpoint: ["config.json", "tokenizer.json", "tokenizer_config.json"],
  adapter: ["adapter_config.json"],
};

const OPTIONAL: Readonly<Record<Role, readonly string[]>> = {
  checkpoint: ["generation_config.json", "chat_template.jinja"],
  adapter: [],
};

const WEIGHTS: Readonly<Record<Role, string>> = {
  checkpoint: "model.safetensors",
  adapter: "adapter_model.safetensors",
};

/** Names the files of weights that are too large for one. */
const INDEX = "model.safetensors.index.json";

/** Weights in formats that are not read. */
const OTHER_WEIGHTS_REGEXP = /\.(?:bin|pt|pth|ckpt|h5|msgpack|gguf|onnx|pkl)$/;

/**
 * The small files that are read of a repository, the index of its weights
 * among them. All that is missing is told here, before any large file comes.
 *
 * @param held What there is.
 * @param role What it is used as.
 * @returns Their names.
 * @throws {RangeError} If a file is missing.
 */
export function wantedTexts(held: Held, role: Role): readonly string[] {
  const { names } = held;
  const missing = REQUIRED[role].find((name) => !names.has(name));
  if (missing !== undefined) throw lacking(missing, held, role);
  const hasWeights = names.has(WEIGHTS[role]);
  const isSharded = role === "checkpoint" && names.has(INDEX);
  if (!hasWeights && !isSharded) throw lacking(WEIGHTS[role], held, role);
  const others = hasWeights ? OPTIONAL[role] : [...OPTIONAL[role], INDEX];
  return [
    ...REQUIRED[role],
    ...others.filter((name) => names.has(name)),
  ];
}

/**
 * The files of weights that are read of a repository.
 *
 * @param held What there is.
 * @param role What it is used as.
 * @param pathOf Where a small file is by now.
 * @returns Their names.
 * @throws {RangeError} If the index names a file that is not there, or lies elsewhere.
 */
export async function wantedWeights(
  held: Held,
  role: Role,
  pathOf: (name: string) => string,
): Promise<readonly string[]> {
  const single = WEIGHTS[role];
  if (held.names.has(single)) return [single];
  const shards = await shardNames(pathOf(INDEX));
  const missing = shards.find((name) => !held.names.has(name));
  if (missing !== undefined) throw lacking(missing, held, role);
  return shards;
}

function lacking(missing: string, { names, holder }: Held, role: Role) {
  return new RangeError(
    `Cannot use ${holder} as ${
      role === "adapter" ? "an adapter" : "a checkpoint"
    } as it must hold ${JSON.stringify(missing)}${
      insteadOf(missing, names, role)
    }`,
  );
}

/** What is there in the place of what is missing, and what to do. */
function insteadOf(
  missing: string,
  names: ReadonlySet<string>,
  role: Role,
): string {
  if (role === "checkpoint" && names.has("adapter_config.json")) {
    return ": it is an adapter. Name its base as the checkpoint, and this as the adapter";
  }
  if (role === "adapter" && names.has("config.json")) {
    return ": it is a checkpoint. Name it as one";
  }
  const other = [...names].find((name) => OTHER_WEIGHTS_REGEXP.test(name));
  if (!missing.endsWith(".safetensors") || other === undefined) return "";
  const quoted = JSON.stringify(other);
  if (/\.(?:gguf|onnx|h5|msgpack)$/.test(other)) {
    return `: it holds ${quoted}, which is not read here. Name the repository that it was made of, or serve it and name the server`;
  }
  return `: it holds ${quoted}, which may run code when it is read. Name a revision or a copy with safetensors`;
}
