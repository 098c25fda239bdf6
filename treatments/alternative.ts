import type { Sample, Treatment } from "../core/mod.ts";

/**
 * Makes a treatment that takes the wording which the data itself brings under
 * the treatment's name.
 *
 * @param name Its name, and the name of the alternative.
 * @param description What it changes, in half a sentence.
 * @returns A treatment that applies to the samples with such an alternative.
 *
 * @example Usage
 * ```ts
 * import { alternative } from "@aftertune/aftertune/treatments/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const polite = alternative("polite", "asks politely");
 * const sample = {
 *   id: "1",
 *   question: "Count to two.",
 *   targets: ["1 2"],
 *   alternatives: { polite: { question: "Please count to two." } },
 * };
 *
 * assertEquals(
 *   polite.apply(sample, () => 0)?.question,
 *   "Please count to two.",
 * );
 * ```
 */
export function alternative(name: string, description: string): Treatment {
  return {
    name,
    version: 1,
    description,
    apply(sample: Sample): Sample | null {
      const changed = sample.alternatives?.[name];
      return changed === undefined ? null : { ...sample, ...changed };
    },
  };
}
