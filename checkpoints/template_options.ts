import type { Value } from "./python_values.ts";

/**
 * What a filter is told, option by option.
 *
 * @param given The filter's arguments: what they are, and behind them a map of those with a name.
 * @param names What the options are called, in their order.
 * @returns What each option is; `undefined` where nothing is said.
 * @throws {TypeError} If there is no option of a name.
 */
export function optionsOf(
  given: readonly unknown[],
  names: readonly string[],
): unknown[] {
  const last = given.at(-1);
  const named: ReadonlyMap<string, Value> = last instanceof Map
    ? last
    : new Map();
  const unknown = [...named.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `Only ${names.join(", ")} can be told to a filter here: it is ${unknown}`,
    );
  }
  return names.map((name, index) =>
    given[index] instanceof Map || given[index] === undefined
      ? named.get(name)?.value
      : given[index]
  );
}
