import { pythonText } from "./python_text.ts";
import type { Value } from "./python_values.ts";
import { optionsOf } from "./template_options.ts";

const MISSING: Value = { type: "UndefinedValue", value: undefined };

/**
 * What Jinja's filter `join` writes of a list's members, or a text's letters;
 * what is missing has none.
 *
 * @param value The list or the text.
 * @param given The filter's arguments: what they are, and behind them a map of those with a name.
 * @returns The members, or their attribute where one is named, one behind another.
 * @throws {TypeError} If there is nothing to join, or what is told is no separator or no attribute.
 */
export function pythonJoin(value: Value, given: readonly unknown[]): string {
  const [separator = "", attribute] = optionsOf(given, ["d", "attribute"]);
  if (typeof separator !== "string") {
    throw new TypeError("Only a text can stand between what is joined");
  }
  const steps = stepsOf(attribute);
  return membersOf(value)
    .map((member) => pythonText(steps.reduce(step, member)))
    .join(separator);
}

function membersOf({ type, value }: Value): readonly Value[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "string") return Array.from(value, letter);
  if (type === "UndefinedValue") return [];
  throw new TypeError(`Only a list or a text can be joined: it is ${type}`);
}

function letter(value: string): Value {
  return { type: "StringValue", value };
}

/** Names between points; a number is a place. */
function stepsOf(attribute: unknown): readonly (string | number)[] {
  if (attribute === undefined || attribute === null) return [];
  if (Number.isInteger(attribute)) return [attribute as number];
  if (typeof attribute === "string") {
    return attribute.split(".")
      .map((name) => /^\d+$/.test(name) ? Number(name) : name);
  }
  throw new TypeError("Only a text or a whole number can name an attribute");
}

function step({ type, value }: Value, name: string | number): Value {
  if (type === "UndefinedValue") {
    throw new TypeError(`Only what is there can have an attribute: "${name}"`);
  }
  if (typeof name === "string") {
    return value instanceof Map ? value.get(name) ?? MISSING : MISSING;
  }
  const isNumbered = Array.isArray(value) || typeof value === "string";
  return isNumbered ? membersOf({ type, value }).at(name) ?? MISSING : MISSING;
}
