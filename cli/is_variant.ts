import type { Design } from "../core/mod.ts";

/** What tells the models of a suite apart. */
export interface Roles {
  /** Name of the model that others are compared with. */
  readonly reference: string;
  /** How the models hang together. */
  readonly design: Pick<Design, "repeats">;
}

/**
 * Whether a model is a variant, so that its difference from the reference is a
 * question about fine-tuning. A repeat asks none: what differs between a model
 * and itself is noise, which has an analysis of its own, and a variant that is
 * asked again is still the same variant. Among the comparisons it would count
 * twice of how many models a change is told, and make Holm's correction of all
 * others stricter than what was asked of the data.
 *
 * @param model Name of the model.
 * @param roles Who is the reference, and who repeats whom.
 * @returns Whether it is compared with the reference.
 */
export function isVariant(
  model: string,
  { reference, design: { repeats } }: Roles,
): boolean {
  return model !== reference && !Object.hasOwn(repeats, model) &&
    !(Object.hasOwn(repeats, reference) && repeats[reference] === model);
}
