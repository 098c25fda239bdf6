import type { LanguageModel, Slice } from "../../runners/mod.ts";

/**
 * The same model, with every step told of.
 *
 * @param model The model.
 * @param watch Is told what a step computed and how long it took.
 * @returns The model to use in its place.
 */
export function watched(
  model: LanguageModel,
  watch: (slices: readonly Slice[], seconds: number) => void,
): LanguageModel {
  return {
    ...model,
    open: (from) => model.open(from),
    async step(slices) {
      const start = performance.now();
      const readings = await model.step(slices);
      watch(slices, (performance.now() - start) / 1000);
      return readings;
    },
    unload: () => model.unload(),
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
}
