import type { Reading } from "./language_model.ts";

/** Waits for the prediction behind one token. */
export interface Listener {
  /** Tokens whose logits it needs. */
  readonly picks: readonly number[];
  /** Whether it needs the logits of all tokens. */
  readonly whole: boolean;
  /** Takes the prediction. */
  take(reading: Reading): void;
}

/** Tokens that must be computed, and who waits for what along them. */
export interface Path<R> {
  /** The tokens from the very first one. */
  readonly tokens: readonly number[];
  /** Who waits for the prediction behind which token. */
  readonly listeners: ReadonlyMap<number, Listener>;
  /** What goes on behind the last token, if anything does. */
  readonly row?: R;
}

/** A run of tokens that all paths through it have in common. */
export class PrefixNode<R> {
  /** The tokens. */
  tokens: readonly number[];
  /** What comes before; `null` at the start. */
  parent: PrefixNode<R> | null;
  /** Number of tokens before these. */
  depth: number;
  /** Number of paths through it. */
  paths = 0;
  /** What follows, by first token. */
  readonly children: Map<number, PrefixNode<R>> = new Map();
  /** Who waits for the prediction behind which of the tokens. */
  readonly listeners: Map<number, Listener[]> = new Map();
  /** What goes on behind the last token. */
  readonly rows: R[] = [];

  /**
   * @param tokens The tokens.
   * @param parent What comes before.
   */
  constructor(tokens: readonly number[], parent: PrefixNode<R> | null) {
    this.tokens = tokens;
    this.parent = parent;
    this.depth = parent === null ? 0 : parent.depth + parent.tokens.length;
  }
}

/**
 * Token sequences with their common starts merged (a radix tree), so that each
 * start is computed once.
 *
 * @typeParam R What goes on behind the end of a path.
 */
export class PrefixTree<R> {
  /** The empty start. */
  readonly root: PrefixNode<R> = new PrefixNode<R>([], null);
  #size = 0;
  #longest = 0;

  /** Number of tokens in the tree: the fewest that must be computed. */
  get size(): number {
    return this.#size;
  }

  /** Number of tokens of the longest path. */
  get longest(): number {
    return this.#longest;
  }

  /** Adds a path of at least one token. */
  add({ tokens, listeners, row }: Path<R>): void {
    let node = this.root;
    let depth = 0;
    while (depth < tokens.length) {
      node = this.#descend(node, tokens, depth);
      node.paths++;
      for (let offset = 0; offset < node.tokens.length; offset++) {
        const listener = listeners.get(depth + offset);
        if (listener !== undefined) listen(node, offset, listener);
      }
      depth += node.tokens.length;
    }
    this.#longest = Math.max(this.#longest, depth);
    if (row !== undefined) node.rows.push(row);
  }

  /** The child that goes along with the tokens, split off where it does so only at first. */
  #descend(
    node: PrefixNode<R>,
    tokens: readonly number[],
    depth: number,
  ): PrefixNode<R> {
    const first = tokens[depth] ?? 0;
    const child = node.children.get(first);
    if (child === undefined) {
      const leaf = new PrefixNode(tokens.slice(depth), node);
      node.children.set(first, leaf);
      this.#size += leaf.tokens.length;
      return leaf;
    }
    let common = 1;
    while (
      common < child.tokens.length &&
      child.tokens[common] === tokens[depth + common]
    ) common++;
    return common === child.tokens.length ? child : split(child, common);
  }
}

function listen<R>(
  node: PrefixNode<R>,
  offset: number,
  listener: Listener,
): void {
  const others = node.listeners.get(offset);
  if (others === undefined) node.listeners.set(offset, [listener]);
  else others.push(listener);
}

/** Cuts a node in two and returns the first part. */
function split<R>(node: PrefixNode<R>, at: number): PrefixNode<R> {
  const head = new PrefixNode(node.tokens.slice(0, at), node.parent);
  head.paths = node.paths;
  head.parent?.children.set(head.tokens[0] ?? 0, head);
  const listeners = [...node.listeners];
  node.listeners.clear();
  for (const [offset, waiting] of listeners) {
    if (offset < at) head.listeners.set(offset, waiting);
    else node.listeners.set(offset - at, waiting);
  }
  node.tokens = node.tokens.slice(at);
  node.parent = head;
  node.depth += at;
  head.children.set(node.tokens[0] ?? 0, node);
  return head;
}
