import { Template } from "@huggingface/jinja";
import { fixedDate } from "./fixed_date.ts";
import { equal, strip, type Value } from "./python_values.ts";
import { KEYS, reaching } from "./template_keys.ts";
import { looping } from "./template_loops.ts";
import { call, filteringOf, list, type Node } from "./template_node.ts";
import { adding, block, BLOCKS, WRITERS, writing } from "./template_text.ts";

/** What a template calls instead of what the library does otherwise than Python; no template can spell these names. */
const FUNCTIONS = {
  ...KEYS,
  ...WRITERS,
  "==": equal,
  "!=": (one: unknown, other: unknown) => !equal(one, other),
  ".strip": (text: unknown, marks?: unknown) => strip(text, marks, "both"),
  ".lstrip": (text: unknown, marks?: unknown) => strip(text, marks, "start"),
  ".rstrip": (text: unknown, marks?: unknown) => strip(text, marks, "end"),
  "iterable()": ([{ type }]: readonly [Value]) => ITERABLE.has(type),
  "strftime_now()": fixedDate,
};

/** Kinds of values that can be gone through. */
const ITERABLE = new Set([
  "ArrayValue",
  "ObjectValue",
  "StringValue",
  "TupleValue",
  "UndefinedValue",
]);

/** Methods of dictionaries, which Python finds before entries of the same name. */
const METHODS = new Set(["get", "items", "keys", "values"]);

/** Filters that ask for a missing attribute, which the library takes for one that is there, and the opposite question, which it answers rightly. */
const OPPOSITES = new Map([
  ["selectattr", "rejectattr"],
  ["rejectattr", "selectattr"],
]);

/** Each says what a part is to be instead, if anything. */
const RULES: readonly ((node: Node) => Node | undefined)[] = [
  comparison,
  stripping,
  asking,
  iterating,
  looping,
  clock,
  method,
  reaching,
  writing,
  adding,
];

/**
 * Parses a chat template so that `@huggingface/jinja` lays out what Jinja does.
 * The library compares loosely, so that an empty text equals false, and lists
 * by identity; it strips other white space and no other marks; what is missing
 * fails the test for being undefined, and cannot be gone through, nor be a key;
 * what is set in a loop stays in its next round; and what is no text it writes
 * as JavaScript does, even behind a text and +, which Jinja refuses.
 *
 * @param source The template.
 * @returns What lays out values.
 * @throws {Error} If the template cannot be parsed.
 *
 * @example Usage
 * ```ts
 * import { agreeingTemplate } from "@aftertune/aftertune/checkpoints/agreeing_template.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const layOut = agreeingTemplate("{{ '' == false }} {{ ' \\n'.strip('\\n') }}.");
 *
 * assertEquals(layOut({}), "False  .");
 * ```
 */
export function agreeingTemplate(
  source: string,
): (values: Readonly<Record<string, unknown>>) => string {
  const template = new Template(source);
  template.parsed.body = block(agreeing(template.parsed.body));
  return (values) => template.render({ ...FUNCTIONS, ...values });
}

/** The same part in words that mean what they mean in Python. */
function agreeing<T>(part: T): T {
  if (Array.isArray(part)) return part.map(agreeing) as T;
  if (part instanceof Map) return new Map(agreeing([...part])) as T;
  if (typeof part !== "object" || part === null || !("type" in part)) {
    return part;
  }
  const parts = Object.entries(part).map(([name, value]) => {
    const inner = agreeing(value);
    const isBlock = BLOCKS.has(name) && Array.isArray(inner);
    return [name, isBlock ? block(inner) : inner] as const;
  });
  const node = Object.fromEntries(parts) as Node;
  const others = RULES.values().map((rule) => rule(node));
  return (others.find((other) => other) ?? node) as T;
}

function comparison({ type, operator, left, right }: Node): Node | undefined {
  if (type !== "BinaryExpression") return undefined;
  const name = String((operator as Value).value);
  if (!(name in FUNCTIONS)) return undefined;
  const sides = [left, right] as Node[];
  const other = sides.find((side) => !isNone(side));
  if (other === undefined || !sides.some(isNone)) return call(name, sides);
  const test = { type: "Identifier", value: "none" };
  return {
    type: "TestExpression",
    operand: other,
    negate: name === "!=",
    test,
  };
}

/** A function cannot tell none from what is missing, which is not none in Python. */
function isNone({ type, value }: Node): boolean {
  return type === "Identifier" && (value === "none" || value === "None");
}

function stripping(node: Node): Node | undefined {
  if (node.type === "CallExpression") {
    const { object, property } = node["callee"] as Node;
    const name = `.${(property as Value | undefined)?.value}`;
    return object !== undefined && name in FUNCTIONS
      ? call(name, [object, ...node["args"] as Node[]])
      : undefined;
  }
  const filtering = filteringOf(node);
  if (filtering?.name !== "trim") return undefined;
  const text = call("str()", [list(filtering.operand)]);
  return call(".strip", [text, ...filtering.args]);
}

/** What is missing can be gone through, and a dictionary. */
function iterating({ type, ...node }: Node): Node | undefined {
  const { value } = (node["test"] ?? {}) as Node;
  if (type !== "TestExpression" || value !== "iterable") return undefined;
  const asked = call("iterable()", [list(node["operand"])]);
  return node["negate"] === true
    ? { type: "UnaryExpression", operator: { value: "not" }, argument: asked }
    : asked;
}

/** Whether a list's members have an attribute. */
function asking({ type, callee, args, ...node }: Node): Node | undefined {
  const name = (callee as Value | undefined)?.value as string;
  const [attribute, test] = args as Node[] ?? [];
  const opposite = OPPOSITES.get(name);
  if (opposite === undefined || test?.["value"] !== "undefined") {
    return undefined;
  }
  return {
    ...node,
    type,
    callee: { type: "Identifier", value: opposite },
    args: [attribute, { ...test, value: "defined" }],
  };
}

/** A call of a dictionary's method. */
function method({ type, callee, args }: Node): Node | undefined {
  if (type !== "CallExpression") return undefined;
  const { object, property, computed } = callee as Node;
  const name = property as Node | undefined;
  if (computed !== false || !METHODS.has(name?.["value"] as string)) {
    return undefined;
  }
  const filter = { type, callee: name, args };
  const isBare = (args as Node[]).length === 0;
  return {
    type: "FilterExpression",
    operand: object,
    filter: isBare ? name : filter,
  };
}

function clock({ type, value }: Node): Node | undefined {
  return type === "Identifier" && value === "strftime_now"
    ? { type, value: "strftime_now()" }
    : undefined;
}
