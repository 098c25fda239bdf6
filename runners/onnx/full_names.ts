import {
  type Adapter,
  moduleOf,
  type Modules,
  PEFT_PREFIX,
  type Tensor,
} from "../../checkpoints/mod.ts";

type Tensors = ReadonlyMap<string, Tensor>;

/**
 * Puts the tensors of a checkpoint under the full names of their modules. Some
 * are stored under other names, and a checkpoint of the bare decoder leaves
 * their first part out. Those of modules that no text meets are left out.
 *
 * @param tensors The tensors by the names that they are stored under.
 * @param modules What the modules are called.
 * @returns The tensors by their full names.
 * @throws {RangeError} If two of them are one.
 */
export function namesInFull(tensors: Tensors, modules: Modules): Tensors {
  const { base, head } = modules;
  const met = rename(tensors, (name) => inFull(name, modules));
  if (met.keys().some((name) => name.startsWith(base))) return met;
  return rename(met, (name) => name.startsWith(head) ? name : base + name);
}

/**
 * Does so to an adapter, whose modules may be called as those of the model were
 * when it was trained.
 *
 * @param adapter The adapter.
 * @param modules What the modules are called.
 * @returns The adapter with their full names.
 * @throws {RangeError} If two of its tensors are one, or no text meets any.
 */
export function adapterInFull(adapter: Adapter, modules: Modules): Adapter {
  const full = (name: string) => inFull(name, modules);
  const given = new Map<string, string>();
  const tensors = rename(adapter.tensors, (name) => {
    if (!name.startsWith(PEFT_PREFIX)) return name;
    const inner = full(name.slice(PEFT_PREFIX.length));
    if (inner === undefined) return undefined;
    given.set(moduleOf(PEFT_PREFIX + inner).module, moduleOf(name).module);
    return PEFT_PREFIX + inner;
  });
  const replacements = rename(adapter.replacements, full);
  if (tensors.size + replacements.size === 0) {
    throw new RangeError(
      `Cannot run this adapter as it must change modules that texts meet: all that it changes is in ${
        modules.aside?.join(", ")
      }`,
    );
  }
  // Patterns of ranks were written for the names of then.
  const branch: Adapter["branch"] = (module) =>
    adapter.branch(given.get(module) ?? module);
  return { ...adapter, tensors, replacements, branch };
}

/** The full name of a tensor, `undefined` where no text meets its module. */
function inFull(
  name: string,
  { spellings = [], aside = [] }: Modules,
): string | undefined {
  const [stored, beginning] =
    spellings.find(([stored]) => name.startsWith(stored)) ?? ["", ""];
  const full = beginning + name.slice(stored.length);
  return aside.some((beginning) => full.startsWith(beginning))
    ? undefined
    : full;
}

function rename(
  tensors: Tensors,
  nameOf: (name: string) => string | undefined,
): Tensors {
  const renamed = new Map<string, Tensor>();
  for (const [name, tensor] of tensors) {
    const full = nameOf(name);
    if (full === undefined) continue;
    const twin = renamed.get(full);
    if (twin !== undefined) {
      throw new RangeError(
        `Cannot read weights as each tensor must be stored once: "${twin.name}" and "${tensor.name}" are both "${full}" in full. Save the checkpoint anew`,
      );
    }
    renamed.set(full, tensor);
  }
  return renamed;
}
