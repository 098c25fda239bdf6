import { assertEquals, assertThrows } from "@std/assert";
import { adaptedModules } from "../../checkpoints/adapted_modules.ts";
import { Fields } from "../../checkpoints/fields.ts";

/** Made by make.py there: which modules peft chooses. */
const TARGETS: readonly {
  readonly base: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly adapted: readonly string[];
  readonly left: readonly string[];
}[] = JSON.parse(
  Deno.readTextFileSync("tests/data/architectures/targets.json"),
);

function choose(
  settings: Readonly<Record<string, unknown>>,
  modules: readonly string[],
): readonly string[] {
  return [...adaptedModules(new Fields(settings, "the settings"), modules)];
}

for (const { base, settings, adapted, left } of TARGETS) {
  Deno.test(`of the modules of ${base} those are adapted that peft adapts with ${JSON.stringify(settings)}`, () => {
    assertEquals(choose(settings, [...adapted, ...left]), adapted);
  });
}

Deno.test("where peft ties weights, the module tied to an adapted one is adapted", () => {
  const outer = ["lm_head", "model.embed_tokens"];
  const ties = { "ensure_weight_tying": true };
  assertEquals(
    choose({ ...ties, "target_modules": ["lm_head"] }, outer),
    outer,
  );
  assertEquals(choose({ ...ties, "target_modules": ["q_proj"] }, outer), []);
  assertEquals(choose({ "target_modules": ["lm_head"] }, outer), ["lm_head"]);
});

for (const pattern of ["(", "(?P<a>b)(?P=a)", "a\\Z", "b{,2}"]) {
  Deno.test(`an expression that JavaScript would not read as Python does is refused: ${pattern}`, () => {
    assertThrows(
      () => choose({ "target_modules": pattern }, ["a"]),
      SyntaxError,
      `Cannot read this adapter as each pattern in "target_modules" of adapter_config.json must be a regular expression that Python and JavaScript read alike: "${pattern}" is not. Write it otherwise there`,
    );
  });
}

Deno.test("a named group of Python is one, and what only looks like it stays as it is", () => {
  for (
    const [pattern, module] of [
      ["\\(?P<a>", "(P<a>"],
      ["[(?P<a>]+", "<P?("],
      ["[\\](?P<a>]+", "](P"],
      ["\\\\(?P<b>a)", "\\a"],
    ] as const
  ) {
    assertEquals(choose({ "target_modules": pattern }, [module]), [module]);
  }
});

Deno.test("a configuration that does not say what it adapts is refused", () => {
  assertThrows(
    () => choose({ "target_modules": null }, ["a"]),
    TypeError,
    'Cannot read this adapter as adapter_config.json must say which modules it belongs to: "target_modules" is missing, and peft then takes defaults of the model\'s type. List those there',
  );
  assertThrows(
    () => choose({ "target_modules": [1] }, ["a"]),
    TypeError,
    'Cannot read "adapter_config.json" as "target_modules" must be a name or a list of names: it is [1]',
  );
});
