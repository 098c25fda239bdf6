import { assertEquals } from "@std/assert";
import { isVariant } from "../../cli/is_variant.ts";

const MODELS = ["base", "again", "sft", "sft-again", "constructor"];

function variantsOf(
  reference: string,
  repeats: Readonly<Record<string, string>>,
): string[] {
  return MODELS.filter((model) =>
    isVariant(model, { reference, design: { repeats } })
  );
}

Deno.test("all models but the reference and repeats are variants, whichever of equal models is the reference", () => {
  const repeats = { again: "base", "sft-again": "sft" };
  assertEquals(variantsOf("base", repeats), ["sft", "constructor"]);
  assertEquals(variantsOf("again", repeats), ["sft", "constructor"]);
  assertEquals(variantsOf("sft", repeats), ["base", "constructor"]);
  assertEquals(variantsOf("base", {}), MODELS.slice(1));
});
