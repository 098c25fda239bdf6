import type { Fields } from "./fields.ts";
import { pythonPattern } from "./python_pattern.ts";

type IsSo = (module: string) => boolean;

/** The linear modules of all layers. */
const ALL_LINEAR = "all-linear";

/** Embeddings and output layers: `all-linear` is without them, and weights may be tied between them. */
const OUTER_REGEXP =
  /(?:^|\.)(?:embed_(?:in|out|positions|tokens)|lm_head|wpe|wte)$/;

const NORM_REGEXP = /(?:norm|ln_\w)$/;

/** Finds the number of a layer in the name of a module. */
const LAYER_REGEXP = /^.*?\.[^.]*\.(?<layer>\d+)\./;

/**
 * Reads which modules peft puts branches beside, as its
 * `check_target_module_exists` decides (https://github.com/huggingface/peft,
 * src/peft/tuners/tuners_utils.py of 0.21).
 *
 * @param config The fields of adapter_config.json.
 * @param modules The modules that the adapter has tensors for.
 * @returns Those among them.
 * @throws {TypeError} If a field is of another type.
 * @throws {SyntaxError} If an expression cannot be read.
 */
export function adaptedModules(
  config: Fields,
  modules: Iterable<string>,
): ReadonlySet<string> {
  const all = new Set(modules);
  const isTarget = readTargets(config);
  const isExcluded = readExclusions(config);
  const adapted = [...all].filter((name) =>
    isTarget(name) && !isExcluded(name)
  );
  // With one of two tied matrices peft adapts the other, too.
  const outer = config.boolean("ensure_weight_tying", false) &&
      adapted.some((name) => OUTER_REGEXP.test(name))
    ? [...all].filter((name) => OUTER_REGEXP.test(name))
    : [];
  return new Set([...adapted, ...outer]);
}

function readTargets(config: Fields): IsSo {
  const field = "target_modules";
  const targets = readNames(config, field);
  if (targets === undefined) {
    throw new TypeError(
      `Cannot read this adapter as adapter_config.json must say which modules it belongs to: "${field}" is missing, and peft then takes defaults of the model's type. List those there`,
    );
  }
  if (typeof targets !== "string") {
    const isListed = endsWithOneOf(targets);
    const isInLayer = readLayers(config);
    return (module) =>
      targets.includes(module) || isListed(module) && isInLayer(module);
  }
  if (targets.toLowerCase() === ALL_LINEAR) {
    return (module) => !OUTER_REGEXP.test(module) && !NORM_REGEXP.test(module);
  }
  return matches(targets, field);
}

function readExclusions(config: Fields): IsSo {
  const field = "exclude_modules";
  const names = readNames(config, field) ?? [];
  const isNamed = typeof names === "string"
    ? matches(names, field)
    : endsWithOneOf(names);
  const saved = listOf(config, "modules_to_save").map((name) =>
    pythonPattern(name, "modules_to_save", ["(?:^|.*\\.)", "(?:$|\\..*)"])
  );
  return (module) =>
    isNamed(module) || saved.some((pattern) => pattern.test(module));
}

function readLayers(config: Fields): IsSo {
  const wanted = [config.value("layers_to_transform") ?? []].flat();
  const names = listOf(config, "layers_pattern");
  const patterns = names.length === 0
    ? [LAYER_REGEXP]
    : names.map((name) =>
      pythonPattern(name, "layers_pattern", [
        "(?:^|.*?\\.)",
        "\\.(?<layer>\\d+)\\.",
      ])
    );
  return (module) => {
    const found = patterns.map((pattern) => pattern.exec(module))
      .find((match) => match !== null);
    return wanted.length === 0 || found !== undefined &&
        wanted.includes(Number(found.groups?.["layer"]));
  };
}

function endsWithOneOf(names: readonly string[]): IsSo {
  return (module) =>
    names.some((name) => module === name || module.endsWith(`.${name}`));
}

/** As Python's `re.fullmatch` does. */
function matches(pattern: string, field: string): IsSo {
  const expression = pythonPattern(pattern, field, ["(?:", ")$"]);
  return (module) => expression.test(module);
}

/** An empty name alone is none to peft. */
function listOf(config: Fields, field: string): readonly string[] {
  return [readNames(config, field) || []].flat();
}

function readNames(
  config: Fields,
  field: string,
): string | readonly string[] | undefined {
  const value = config.value(field);
  const names = [value ?? []].flat();
  if (names.every((name) => typeof name === "string")) {
    return value as string | readonly string[] | undefined;
  }
  throw new TypeError(
    `Cannot read "adapter_config.json" as "${field}" must be a name or a list of names: it is ${
      JSON.stringify(value)
    }`,
  );
}
