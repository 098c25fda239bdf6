import type { Sequence } from "./language_model.ts";
import type { PrefixNode } from "./prefix_tree.ts";
import type { Row } from "./row.ts";

/**
 * From here on a start is worth sharing: paths through it times tokens that
 * would otherwise be read once for each. Below, the smaller batches that
 * separate prefixes make would cost more.
 */
const SHARE_TOKENS = 4096;

/** A start that sequences share. */
export interface Group {
  /** Its tokens, kept until the last sequence is closed. */
  readonly tokens: number;
  /** Sequences that are open. */
  users: number;
}

/** A computed start that others go on from. */
export interface Start {
  /** `null` where nothing comes before. */
  readonly sequence: Sequence | null;
  /** How many are still to go on from it. */
  claims: number;
  /** Tokens at its head that are shared and not copied. */
  readonly shared: number;
  /** What it shares: prompts of one group run together. */
  readonly group: Group;
  /** Tokens that are kept for it alone. */
  readonly held: number;
}

/** A node whose start is computed, but it is not. */
export interface Task {
  /** The node. */
  readonly node: PrefixNode<Row>;
  /** What it goes on from. */
  readonly start: Start;
  /** Set with the first step. */
  sequence: Sequence | null;
  /** Tokens of the node that are computed. */
  computed: number;
}

/** Where nothing comes before. */
export function nothing(): Start {
  const group = { tokens: 0, users: 0 };
  return { sequence: null, claims: Infinity, shared: 0, group, held: 0 };
}

/** A task of which nothing is computed. */
export function toTask(node: PrefixNode<Row>, start: Start): Task {
  return { node, start, sequence: null, computed: 0 };
}

/** Tokens of a node's sequence that are its own. */
export function ownTokens({ node, start }: Task): number {
  return node.depth + node.tokens.length - start.shared;
}

/** Whether sequences that go on from a node should have its tokens in common. */
export function isWorthSharing(task: Task): boolean {
  const { rows, children, paths } = task.node;
  return rows.length + children.size > 1 &&
    paths * ownTokens(task) >= SHARE_TOKENS;
}

/** Tokens to keep for a node; what it shares is copied into one piece. */
export function heldByNode(task: Task): number {
  const { depth, tokens } = task.node;
  return isWorthSharing(task) ? depth + tokens.length : ownTokens(task);
}

/** Tokens that a fork of a node's sequence holds a copy of. */
export function copied(task: Task): number {
  return isWorthSharing(task) ? 0 : ownTokens(task);
}

/** Tokens to keep for replies that go on from a node: the last one to do so needs no copy. */
export function reserved(task: Task, rows: readonly Row[]): number {
  const isLast = task.node.children.size === 0;
  const forks = Math.max(0, isLast ? rows.length - 1 : rows.length);
  return rows.reduce(
    (sum, { maxTokens }) => sum + maxTokens,
    forks * copied(task),
  );
}
