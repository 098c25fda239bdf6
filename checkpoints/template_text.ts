import { pythonJoin } from "./python_join.ts";
import { pythonJson } from "./python_json.ts";
import { pythonText } from "./python_text.ts";
import type { Value } from "./python_values.ts";
import {
  call,
  filteringOf,
  list,
  type Node,
  type Operation,
} from "./template_node.ts";

/** What a template calls to write values; no template can spell these names. */
export const WRITERS: Readonly<Record<string, (...given: never[]) => string>> =
  {
    "str()": (parts: readonly Value[]) => parts.map(pythonText).join(""),
    "tojson()": ([value]: readonly [Value], ...options: readonly unknown[]) =>
      pythonJson(value, options),
    "join()": ([value]: readonly [Value], ...given: readonly unknown[]) =>
      pythonJoin(value, given),
    "text()": ([value]: readonly [Value]) => requireText(value),
  };

/** Filters that write values. */
const FILTERS = new Map([
  ["string", "str()"],
  ["tojson", "tojson()"],
  ["join", "join()"],
]);

/** Parts of a part that hold what is printed one behind another. */
export const BLOCKS: ReadonlySet<string> = new Set([
  "body",
  "defaultBlock",
  "alternate",
]);

/** What in them is no value, or text as it stands. */
const STATEMENTS = new Set([
  "Break",
  "CallStatement",
  "Comment",
  "Continue",
  "FilterStatement",
  "For",
  "If",
  "Macro",
  "Set",
  "StringLiteral",
]);

/** What a block prints is text as Python writes it. */
export function block<T extends { readonly type: string }>(
  parts: readonly T[],
): T[] {
  const nodes = parts as unknown as readonly Node[];
  return nodes.map((node) =>
    STATEMENTS.has(node.type) ? node : call("str()", [list(node)])
  ) as unknown as T[];
}

/** What becomes of values that are written. */
export function writing(node: Node): Node | undefined {
  if (node.type === "BinaryExpression") {
    const { operator, left, right } = node as unknown as Operation;
    return operator.value === "~"
      ? call("str()", [list(left, right)])
      : undefined;
  }
  const filtering = filteringOf(node);
  const name = filtering && FILTERS.get(filtering.name);
  return name === undefined
    ? undefined
    : call(name, [list(filtering?.operand), ...filtering?.args ?? []]);
}

/** What is added to a text must be text. */
export function adding(node: Node): Node | undefined {
  if (!isSum(node)) return undefined;
  const { left, right } = node as unknown as Operation;
  return isText(left) || isText(right)
    ? { ...node, left: asText(left), right: asText(right) }
    : undefined;
}

function isSum({ type, operator }: Node): boolean {
  return type === "BinaryExpression" && (operator as Value).value === "+";
}

function isText(node: Node): boolean {
  if (isSum(node)) return isText(node["left"] as Node);
  const { value } = (node["callee"] ?? {}) as Node;
  return node.type === "StringLiteral" || value === "text()";
}

function asText(node: Node): Node {
  if (isText(node)) return node;
  if (!isSum(node)) return call("text()", [list(node)]);
  const { left, right } = node as unknown as Operation;
  return { ...node, left: asText(left), right: asText(right) };
}

function requireText({ type, value }: Value): string {
  if (typeof value === "string") return value;
  throw new TypeError(`Only text can be added to text: it is ${type}`);
}
