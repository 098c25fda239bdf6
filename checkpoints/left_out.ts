import { adaptedModules } from "./adapted_modules.ts";
import type { Fields } from "./fields.ts";
import { moduleOf, PEFT_PREFIX } from "./peft_names.ts";
import type { Tensor } from "./safetensors.ts";

/**
 * Refuses tensors that peft would leave out without a word: what ran here would
 * not be what runs there.
 *
 * @param tensors The tensors of the adapter.
 * @param config The fields of adapter_config.json.
 * @throws {RangeError} If there is such a tensor.
 */
export function refuseLeftOut(
  tensors: readonly Tensor[],
  config: Fields,
): void {
  const named = tensors.map(({ name }) => moduleOf(name).module);
  const adapted = adaptedModules(config, named);
  for (const { name, file } of tensors) {
    const reason = whyLeftOut(name, adapted);
    if (reason === undefined) continue;
    throw new RangeError(
      `Cannot run this adapter as peft must have a place for each of its tensors: it leaves "${name}" of "${file}" out, since ${reason}. Are both files of one adapter? Copy or download both again`,
    );
  }
}

function whyLeftOut(
  name: string,
  adapted: ReadonlySet<string>,
): string | undefined {
  if (!name.startsWith(PEFT_PREFIX)) {
    return `its name does not begin with "${PEFT_PREFIX}"`;
  }
  const { module, isPart } = moduleOf(name);
  if (isPart === adapted.has(module)) return undefined;
  return isPart
    ? `"${module}" is not among the modules that "target_modules" of adapter_config.json and the fields beside it choose`
    : `"${module}" is among the modules that "target_modules" of adapter_config.json chooses, whose own tensors have "base_layer" in their names`;
}
