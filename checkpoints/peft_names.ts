/** What peft puts before the name of a module of the model. */
export const PEFT_PREFIX = "base_model.model.";

const PART_REGEXP = /^(.+?)\.(?:lora_[^.]+|base_layer)(?:\..+)?$/;

/**
 * The name that the base has for a tensor which an adapter brings whole: a
 * module that has a branch beside it lies one level deeper.
 *
 * @param name The name in the adapter.
 * @returns The name in the base.
 */
export function baseName(name: string): string {
  const inner = name.startsWith(PEFT_PREFIX)
    ? name.slice(PEFT_PREFIX.length)
    : name;
  return inner.replace(".base_layer.", ".");
}

/**
 * The module of an adapter's tensor.
 *
 * @param name The name in the adapter.
 * @returns Its name in the base, and whether the tensor is a part of what peft puts in its place.
 */
export function moduleOf(name: string): { module: string; isPart: boolean } {
  const inner = name.slice(PEFT_PREFIX.length);
  const part = PART_REGEXP.exec(inner)?.[1];
  return part === undefined
    ? { module: inner.replace(/\.[^.]+$/, ""), isPart: false }
    : { module: part, isPart: true };
}
