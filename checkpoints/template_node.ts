import type { Value } from "./python_values.ts";

/** Part of a parsed template. */
export interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** An operator between two parts. */
export interface Operation extends Node {
  readonly operator: Value;
  readonly left: Node;
  readonly right: Node;
}

/** A list of what parts give: a function is told of each what kind it is. */
export function list(...value: readonly unknown[]): Node {
  return { type: "ArrayLiteral", value };
}

/** The call of a function by its name. */
export function call(name: string, args: readonly unknown[]): Node {
  const callee = { type: "Identifier", value: name };
  return { type: "CallExpression", callee, args };
}

/** A filter that something goes through. */
export interface Filtering {
  readonly operand: Node;
  readonly name: string;
  readonly args: readonly Node[];
}

/** What goes through which filter, where a part says that. */
export function filteringOf({ type, ...node }: Node): Filtering | undefined {
  if (type !== "FilterExpression") return undefined;
  const filter = node["filter"] as Node;
  const { value } = (filter["callee"] ?? filter) as Node;
  return {
    operand: node["operand"] as Node,
    name: value as string,
    args: filter["args"] as Node[] | undefined ?? [],
  };
}
