import { call, list, type Node } from "./template_node.ts";
import { requireWholeRounds } from "./whole_rounds.ts";

/**
 * A loop as Jinja goes through it: there is nothing in what is missing, and
 * what one round sets is not there in the next.
 */
export function looping({ type, ...node }: Node): Node | undefined {
  if (type !== "For") return undefined;
  requireWholeRounds(node["body"] as readonly Node[]);
  return {
    type,
    ...node,
    iterable: held(node["iterable"]),
    body: [...anew(namesIn(node)), ...node["body"] as readonly Node[]],
  };
}

/** What begins each round: the first keeps what names are outside, in the loop's own scope. */
function anew(names: readonly string[]): Node[] {
  if (names.length === 0) return [];
  const body = names.map((name) => set(outside(name), name));
  const keeping = { type: "If", test: IS_FIRST, body, alternate: [] };
  return [keeping, ...names.map((name) => set(name, outside(name)))];
}

const IS_FIRST: Node = {
  type: "MemberExpression",
  object: { type: "Identifier", value: "loop" },
  property: { type: "Identifier", value: "first" },
  computed: false,
};

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
  const own = new Set(["loop", ...spelled(loopvar as Node)]);
  const names = new Set((body as readonly Node[]).flatMap(setIn));
  return [...names].filter((name) => !own.has(name));
}

function setIn({ type, name, assignee, body, alternate }: Node): string[] {
  if (type === "Macro") return spelled(name as Node);
  if (type !== "Set" && type !== "If" && type !== "FilterStatement") return [];
  const own = type === "Set" ? spelled(assignee as Node) : [];
  const parts = [body, alternate ?? []] as (readonly Node[])[];
  return [...own, ...parts.flat().flatMap(setIn)];
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
