import type { Node } from "./template_node.ts";

const LEAVES = new Set(["Break", "Continue"]);

/** What prints nothing itself. */
const SILENT = new Set([...LEAVES, "Comment", "Macro", "Set"]);

/**
 * Refuses a loop that may leave a round behind what the round has printed: the
 * library would lose that.
 *
 * @param body What the loop does in each round.
 * @throws {SyntaxError} If it may.
 */
export function requireWholeRounds(body: readonly Node[]): void {
  prints(body, false);
}

/** Whether something may have been printed behind these parts, if it was or was not before. */
function prints(parts: readonly Node[], before: boolean): boolean {
  return parts.reduce((printed, part) => printsIn(part, printed), before);
}

function printsIn({ type, value, ...node }: Node, before: boolean): boolean {
  if (LEAVES.has(type) && before) {
    throw new SyntaxError(
      `A loop must not be left by {% ${type.toLowerCase()} %} behind what its round has printed: that is not supported. Print behind it, or serve the model and name the server as an endpoint instead`,
    );
  }
  if (SILENT.has(type)) return before;
  if (type === "StringLiteral") return before || value !== "";
  if (type !== "If") return true;
  const [met, otherwise] = ["body", "alternate"].map((name) =>
    prints(node[name] as readonly Node[], before)
  );
  return met === true || otherwise === true;
}
