import type { Value } from "./python_values.ts";
import { call, list, type Node } from "./template_node.ts";

/** What a template asks before it looks a key up; no template can spell this name. */
export const KEYS: Readonly<Record<string, (...given: never[]) => boolean>> = {
  "key()": (asked: readonly [Value, Value]) => isKey(asked),
};

/** Kinds of values whose members are numbered. */
const NUMBERED = new Set(["ArrayValue", "StringValue", "TupleValue"]);

/** What is looked up by a key that cannot be one is missing, and no error. */
export function reaching(node: Node): Node | undefined {
  const { type, object, property, computed } = node;
  if (type !== "MemberExpression" || computed !== true) return undefined;
  const key = property as Node;
  if (key.type === "SliceExpression" || key.type === "StringLiteral") {
    return undefined;
  }
  return {
    type: "Ternary",
    condition: call("key()", [list(object, key)]),
    trueExpr: node,
    falseExpr: { type: "Identifier", value: "nothing by that key" },
  };
}

/** Whether to look at all: in what is missing, nothing can be looked up, as the library says. */
function isKey([object, key]: readonly [Value, Value]): boolean {
  if (key.type === "StringValue" || object.type === "UndefinedValue") {
    return true;
  }
  const isNumber = key.type === "IntegerValue" || key.type === "BooleanValue";
  return isNumber && NUMBERED.has(object.type);
}
