import { call, list, type Node } from "./template_node.ts";

/**
 * A loop as Jinja goes through it: there is nothing in what is missing, and
 * what one round sets is not there in the next.
 */
export function looping({ type, ...node }: Node): Node | undefined {
  if (type !== "For") return undefined;
  const anew = namesIn(node).map((name) => set(name, outside(name)));
  return {
    type,
    ...node,
    iterable: held(node["iterable"]),
    body: [...anew, ...node["body"] as readonly Node[]],
  };
}

/** What must come before a part: a loop takes up again what its names are outside. */
export function before({ type, ...node }: Node): Node[] {
  if (type !== "For") return [];
  return namesIn(node).map((name) => set(outside(name), name));
}

/** A name that no template can spell. */
function outside(name: string): string {
  return `${name} outside`;
}

function set(name: string, value: string): Node {
  return {
    type: "Set",
    assignee: { type: "Identifier", value: name },
    value: { type: "Identifier", value },
    body: [],
  };
}

/** The names that a loop's rounds set, without those of the loop itself. */
function namesIn({ loopvar, body }: Omit<Node, "type">): string[] {
  const own = new Set(spelled(loopvar as Node));
  const names = new Set((body as readonly Node[]).flatMap(setIn));
  return [...names].filter((name) => !own.has(name));
}

function setIn({ type, assignee, body, alternate }: Node): string[] {
  if (type === "Set") return spelled(assignee as Node);
  if (type !== "If" && type !== "FilterStatement") return [];
  const parts = [body, alternate ?? []] as (readonly Node[])[];
  return parts.flat().flatMap(setIn);
}

function spelled({ type, value }: Node): string[] {
  if (type === "Identifier") return [value as string];
  return type === "TupleLiteral" ? (value as Node[]).flatMap(spelled) : [];
}

function held(iterable: unknown): Node {
  const { type, ...node } = iterable as Node;
  return type === "SelectExpression"
    ? { type, ...node, lhs: held(node["lhs"]) }
    : {
      type: "FilterExpression",
      operand: iterable,
      filter: call("default", [list()]),
    };
}
