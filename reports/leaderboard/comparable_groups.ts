import type { ShownModel } from "./shown_models.ts";

/** Models that can be compared, with a word on those that come before. */
export interface ComparableGroup {
  /** Its number, from 1 on. */
  readonly number: number;
  /** Its models, in the order that they came in. */
  readonly models: readonly ShownModel[];
  /** A model of the first group, which the others are told apart from. */
  readonly first: ShownModel;
}

/**
 * Parts models into groups: two that have comparable scores on something are in
 * one, and so are those that a third one joins.
 *
 * @param models The models.
 * @returns The groups, the largest first; models without scores are in none.
 */
export function comparableGroups(
  models: readonly ShownModel[],
): ComparableGroup[] {
  const parts: { models: ShownModel[]; keys: Set<string> }[] = [];
  for (const model of models) {
    const keys = new Set(model.columns.map(({ key }) => key));
    if (keys.size === 0) continue;
    const joined = parts.filter((part) => !part.keys.isDisjointFrom(keys));
    const [into = { models: [], keys: new Set<string>() }, ...rest] = joined;
    if (joined.length === 0) parts.push(into);
    for (const part of rest) {
      into.models.push(...part.models);
      part.keys.forEach((key) => into.keys.add(key));
      parts.splice(parts.indexOf(part), 1);
    }
    into.models.push(model);
    keys.forEach((key) => into.keys.add(key));
  }
  const sorted = parts.toSorted((one, other) =>
    other.models.length - one.models.length
  );
  return sorted.map((part, index) => ({
    number: index + 1,
    models: part.models.toSorted((one, other) =>
      models.indexOf(one) - models.indexOf(other)
    ),
    first: sorted[0]?.models[0] as ShownModel,
  }));
}
