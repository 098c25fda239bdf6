import type { LanguageModel, Sequence } from "./language_model.ts";
import type { PrefixNode, PrefixTree } from "./prefix_tree.ts";
import type { Listeners } from "./reads.ts";
import type { Row } from "./row.ts";
import { StepRoom } from "./step_room.ts";

/** How much is computed and kept at a time. */
export interface PromptQueueOptions {
  /** Most replies that grow together. */
  readonly rows: number;
  /** Most tokens of prompts in one step. */
  readonly stepTokens: number;
  /** Most predictions that are read of prompts in one step. */
  readonly stepReads: number;
  /** Most tokens in the caches. */
  readonly cacheTokens: number;
}

/**
 * From here on a start is worth sharing: paths through it times tokens that
 * would otherwise be read once for each. Below, the smaller batches that
 * separate prefixes make would cost more.
 */
const SHARE_TOKENS = 4096;

/** How far ahead a step looks for prompts that go together. */
const LOOKAHEAD = 256;

/** A part of a prompt that is computed in one step. */
export interface Prompt {
  /** What it goes behind. */
  readonly sequence: Sequence;
  /** Its tokens. */
  readonly tokens: readonly number[];
  /** Who waits for the prediction behind which of its tokens. */
  readonly listeners: Listeners;
}

/** A reply whose prompt is computed. */
export interface Reply {
  /** What decides on its tokens. */
  readonly row: Row;
  /** What its next token goes behind. */
  readonly sequence: Sequence;
  /** Tokens that are kept for it. */
  readonly held: number;
}

/** A computed start that others go on from. */
interface Start {
  /** `null` where nothing comes before. */
  readonly sequence: Sequence | null;
  /** How many are still to go on from it. */
  claims: number;
  /** Tokens at its head that are shared and not copied. */
  readonly shared: number;
  /** What it shares: prompts of one group run together. */
  readonly group: object;
  /** Tokens to give back with the last claim. */
  readonly held: number;
}

/** A node whose start is computed, but it is not. */
interface Task {
  readonly node: PrefixNode<Row>;
  readonly start: Start;
  /** Set with the first step. */
  sequence: Sequence | null;
  /** Tokens of the node that are computed. */
  computed: number;
}

/**
 * The prompts of a tree in the order they are computed: depth first, so that
 * few starts are kept at a time, each of them until the last one has gone on
 * from it.
 */
export class PromptQueue {
  readonly #model: LanguageModel;
  readonly #options: PromptQueueOptions;
  /** The last one is next. */
  #tasks: Task[] = [];
  readonly #running = new Map<Prompt, Task>();
  readonly #replies: Reply[] = [];
  #held = 0;

  /**
   * @param model The model.
   * @param tree The prompts.
   * @param options How much is computed and kept at a time.
   */
  constructor(
    model: LanguageModel,
    { root }: PrefixTree<Row>,
    options: PromptQueueOptions,
  ) {
    this.#model = model;
    this.#options = options;
    this.#await(root, {
      sequence: null,
      claims: root.children.size,
      shared: 0,
      group: {},
      held: 0,
    });
  }

  /** Whether replies wait whose prompt is computed. */
  get hasReplies(): boolean {
    return this.#replies.length > 0;
  }

  /**
   * Takes replies whose prompt is computed, as many as can grow along: rows
   * that grow together are all as long as the longest.
   *
   * @param growing The replies that grow already.
   */
  takeReplies(growing: readonly Reply[]): Reply[] {
    const { rows, cacheTokens } = this.#options;
    let longest = Math.max(0, ...growing.map(({ held }) => held));
    let count = growing.length;
    for (const { held } of this.#replies) {
      longest = Math.max(longest, held);
      const fits = count < rows && (count + 1) * longest <= cacheTokens;
      if (!fits && count > 0) break;
      count++;
    }
    return this.#replies.splice(0, count - growing.length);
  }

  /** Frees what a reply held. */
  release({ sequence, held }: Reply): void {
    sequence.close();
    this.#held -= held;
  }

  /**
   * The prompts of the next step: as many as go together, within the limits.
   *
   * @param options Whether nothing else runs: then one is returned in any case.
   */
  next({ idle }: { idle: boolean }): Prompt[] {
    const prompts: Prompt[] = [];
    const passed: Task[] = [];
    const room = new StepRoom(this.#options);
    const group = this.#tasks.at(-1)?.start.group;
    while (passed.length < LOOKAHEAD && !room.isFull) {
      const task = this.#tasks.pop();
      if (task === undefined) break;
      const isFirst = prompts.length === 0;
      const part = room.partOf(task.node, task.computed);
      const goesAlong = task.start.group === group && room.fits(part);
      if (goesAlong && this.#start(task, isFirst && idle)) {
        room.take(part);
        prompts.push(this.#run(task, part.tokens));
      } else {
        passed.push(task);
        if (goesAlong) break;
      }
    }
    this.#tasks.push(...passed.reverse());
    return prompts;
  }

  /** Says that a prompt is computed. */
  done(prompt: Prompt): void {
    const task = this.#running.get(prompt);
    if (task === undefined) return;
    this.#running.delete(prompt);
    task.computed += prompt.tokens.length;
    if (task.computed < task.node.tokens.length) this.#tasks.push(task);
    else this.#goOn(task, prompt.sequence);
  }

  /** Frees everything. */
  close(): void {
    for (const { sequence } of this.#replies) sequence.close();
    for (const { start, sequence } of this.#tasks) {
      start.sequence?.close();
      sequence?.close();
    }
    for (const { sequence } of this.#running.keys()) sequence.close();
  }

  /** Opens a task's sequence, if there is place for all that it will hold. */
  #start(task: Task, force: boolean): boolean {
    if (task.sequence !== null) return true;
    const held = task.node.rows.reduce(
      (sum, row) => sum + heldByReply(task, row),
      heldByNode(task),
    );
    if (!force && this.#held + held > this.#options.cacheTokens) return false;
    this.#held += held;
    task.sequence = this.#claim(task.start);
    return true;
  }

  #run(task: Task, count: number): Prompt {
    const { node, computed } = task;
    const listeners = [...node.listeners]
      .map(([offset, waiting]) => [offset - computed, waiting] as const)
      .filter(([offset]) => offset >= 0 && offset < count);
    const prompt = {
      sequence: task.sequence ?? this.#claim(task.start),
      tokens: node.tokens.slice(computed, computed + count),
      listeners: new Map(listeners),
    };
    this.#running.set(prompt, task);
    return prompt;
  }

  /** Lets replies and children go on from a computed node. */
  #goOn(task: Task, sequence: Sequence): void {
    const { depth, tokens, rows, children } = task.node;
    const isShared = isWorthSharing(task);
    if (isShared) sequence.share();
    const growing = rows.filter((row) => !row.isOver);
    const claims = growing.length + children.size;
    const start: Start = {
      sequence,
      claims,
      shared: isShared ? depth + tokens.length : task.start.shared,
      group: isShared ? {} : task.start.group,
      held: heldByNode(task),
    };
    if (claims === 0) {
      sequence.close();
      this.#held -= start.held;
    }
    for (const row of rows) {
      const held = heldByReply(task, row);
      if (row.isOver) this.#held -= held;
      else this.#replies.push({ row, sequence: this.#claim(start), held });
    }
    this.#await(task.node, start);
  }

  #await({ children }: PrefixNode<Row>, start: Start): void {
    for (const node of [...children.values()].reverse()) {
      this.#tasks.push({ node, start, sequence: null, computed: 0 });
    }
  }

  /** A sequence that goes on from a start: a fork, or the start itself for the last one. */
  #claim(start: Start): Sequence {
    const { sequence, held } = start;
    if (sequence === null) return this.#model.open();
    start.claims--;
    if (start.claims > 0) return this.#model.open(sequence);
    this.#held -= held;
    return sequence;
  }
}

/** Tokens of a node's sequence that are its own. */
function ownTokens({ node, start }: Task): number {
  return node.depth + node.tokens.length - start.shared;
}

function isWorthSharing(task: Task): boolean {
  const { rows, children, paths } = task.node;
  return rows.length + children.size > 1 &&
    paths * ownTokens(task) >= SHARE_TOKENS;
}

/** Tokens to keep for a node; what it shares is copied into one piece. */
function heldByNode(task: Task): number {
  const { depth, tokens } = task.node;
  return isWorthSharing(task) ? depth + tokens.length : ownTokens(task);
}

/** Tokens to keep for a reply that goes on from a node. */
function heldByReply(task: Task, row: Row): number {
  return row.maxTokens + (isWorthSharing(task) ? 0 : ownTokens(task));
}
