import { dirname } from "@std/path";
import { moduleOf, PEFT_PREFIX, type Tensor } from "../../checkpoints/mod.ts";
import type { Extents } from "./graph_messages.ts";

const BOTH = "Are both of one checkpoint? Copy or download both again";
const BASE =
  "Was it trained on this base, and is adapter_config.json the one beside it?";
const MERGE =
  "Merge it into its base with peft's merge_and_unload and name the merged checkpoint";

type Tensors = ReadonlyMap<string, Tensor>;

/**
 * What is said of a tensor that is not there.
 *
 * @param name Its name.
 * @param tensors Those that are there.
 * @returns The refusal.
 */
export function missing(name: string, tensors: Tensors): Error {
  const own = [...tensors.values()].filter((tensor) =>
    isOfAdapter(tensor.name) === isOfAdapter(name)
  );
  const files = [...new Set(own.map(({ file }) => file))];
  const [file = ""] = files;
  const holder = files.length === 1 ? file : dirname(file);
  return new Error(
    isOfAdapter(name)
      ? `Cannot run this adapter as each of its branches must be whole: "${name}" is missing in "${holder}". Copy or download it again, or save it anew`
      : `Cannot run this checkpoint as its weights must hold each tensor that config.json tells of: "${name}" is missing in "${holder}". ${BOTH}`,
  );
}

/**
 * What is said of a tensor of another shape.
 *
 * @param tensor The tensor.
 * @param expected What its shape must be.
 * @returns The refusal.
 */
export function misshapen(
  { name, file, shape }: Tensor,
  expected: Extents,
): RangeError {
  const [owner, source, advice] = isOfAdapter(name)
    ? ["adapter", "base and adapter_config.json say", BASE]
    : ["checkpoint", "config.json says", BOTH];
  return new RangeError(
    `Cannot run this ${owner} as the shape of tensor "${name}" must be [${expected}], as ${source}: in "${file}" it is [${shape}]. ${advice}`,
  );
}

/**
 * What is said of a tensor whose type cannot be run.
 *
 * @param tensor The tensor.
 * @param types The types that can.
 * @returns The refusal.
 */
export function mistyped(
  { name, file, dtype }: Tensor,
  types: Iterable<string>,
): RangeError {
  return new RangeError(
    `Cannot run this ${
      isOfAdapter(name) ? "adapter" : "checkpoint"
    } as the type of tensor "${name}" must be one of ${
      [...types].join(", ")
    }: in "${file}" it is ${dtype}. Save it anew in one of these types, not quantized`,
  );
}

/**
 * What is said of a checkpoint's tensor that nothing is known of.
 *
 * @param tensor The tensor.
 * @returns The refusal.
 */
export function unknown({ name, file }: Tensor): RangeError {
  return new RangeError(
    `Cannot run this checkpoint as config.json must tell of each of its tensors: of "${name}" in "${file}" it does not. Are both of one checkpoint? If so, serve it and name the server as an endpoint instead`,
  );
}

/**
 * What is said of an adapter's tensor that has no place.
 *
 * @param tensor The tensor.
 * @param modules The names of the base's modules.
 * @returns The refusal: the base has no such module, or a branch there cannot be run.
 */
export function foreign(
  { name, file }: Tensor,
  modules: ReadonlySet<string>,
): RangeError {
  const { module } = moduleOf(name);
  return new RangeError(
    modules.has(module)
      ? `Cannot run this adapter as a branch of this kind beside "${module}" is not supported: "${name}" of "${file}" belongs to one. ${MERGE}`
      : `Cannot run this adapter as each of its tensors must belong to a module of the checkpoint: "${name}" of "${file}" does not. Was it trained on this base?`,
  );
}

/** An adapter's tensors keep the names that they have there. */
function isOfAdapter(name: string): boolean {
  return name.startsWith(PEFT_PREFIX);
}
