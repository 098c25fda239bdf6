import type { LanguageModel, Sequence } from "./language_model.ts";
import { apart, fromTheStart } from "./from_the_start.ts";
import type { PrefixNode, PrefixTree } from "./prefix_tree.ts";
import type { Listeners } from "./reads.ts";
import type { Row } from "./row.ts";
import { type StepLimits, StepRoom } from "./step_room.ts";
import { stepBytes } from "./step_size.ts";
import {
  copied,
  type Group,
  heldByNode,
  isWorthSharing,
  nothing,
  reserved,
  type Start,
  type Task,
  toTask,
} from "./task.ts";

/** How much is computed and kept at a time. */
export interface PromptQueueOptions extends StepLimits {
  /** Most replies that grow together. */
  readonly rows: number;
  /** Most tokens in the caches. */
  readonly cacheTokens: number;
}

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
  /** Most tokens behind what it shares with others. */
  readonly length: number;
  /** Tokens that are kept for it alone. */
  readonly held: number;
  /** What it shares with others. */
  readonly group: Group;
}

/**
 * The prompts of a tree in the order they are computed: depth first, so that
 * few starts are kept at a time, each of them until the last one has gone on
 * from it. Where the memory is too small even for that, starts are given up and
 * computed again.
 */
export class PromptQueue {
  readonly #model: LanguageModel;
  readonly #options: PromptQueueOptions;
  /** The last one is next. */
  #tasks: Task[] = [];
  readonly #running = new Map<Prompt, Task>();
  readonly #replies: Reply[] = [];
  #held = 0;
  /** Places in the rows of growing replies that hold nothing, as these are all as long as the longest. */
  #padding = 0;

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
    this.#await(root, nothing());
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
    const all = [...growing, ...this.#replies];
    let count = growing.length;
    while (count < all.length && this.#canGrow(all.slice(0, count + 1))) {
      count++;
    }
    this.#padding = this.#paddingOf(all.slice(0, count));
    return this.#replies.splice(0, count - growing.length);
  }

  /** Whether replies can grow together; one always can. */
  #canGrow(replies: readonly Reply[]): boolean {
    const { rows, cacheTokens, stepBytes: most } = this.#options;
    const count = replies.length;
    if (count === 1) return true;
    if (count > rows) return false;
    const past = Math.max(
      ...replies.map(({ length, group }) => length + group.tokens),
    );
    const size = { rows: count, tokens: count, reads: count, wholes: count };
    const bytes = stepBytes(
      { ...size, places: 1, past, own: 0 },
      this.#model.limits.step,
    );
    return bytes <= most &&
      this.#held + this.#paddingOf(replies) <= cacheTokens;
  }

  #paddingOf(replies: readonly Reply[]): number {
    const { blockTokens } = this.#model.limits;
    const longest = Math.max(0, ...replies.map(({ length }) => length));
    const rows = Math.ceil(longest / blockTokens) * blockTokens;
    return replies.reduce((sum, { length }) => sum + rows - length, 0);
  }

  /** Frees what a reply held. */
  release({ sequence, held, group }: Reply): void {
    sequence.close();
    this.#held -= held;
    this.#leave(group);
  }

  /**
   * The prompts of the next step: as many as go together, within the limits.
   *
   * @param options Whether nothing else runs: then one is returned in any case.
   */
  next({ idle }: { idle: boolean }): Prompt[] {
    const prompts: Prompt[] = [];
    const passed: Task[] = [];
    const room = new StepRoom(this.#model.limits.step, this.#options);
    const group = this.#tasks.at(-1)?.start.group;
    while (passed.length < LOOKAHEAD && !room.isFull) {
      const task = this.#tasks.pop();
      if (task === undefined) break;
      const part = room.partOf(task);
      const goesAlong = task.start.group === group && room.fits(part);
      if (goesAlong && this.#start(task)) {
        room.take(part);
        prompts.push(this.#run(task, part.tokens));
      } else {
        passed.push(task);
        if (goesAlong) break;
      }
    }
    this.#tasks.push(...passed.reverse());
    if (!idle || prompts.length > 0 || this.#tasks.length === 0) return prompts;
    this.#startOver();
    return this.next({ idle });
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
  #start(task: Task): boolean {
    if (task.sequence !== null) return true;
    const { start, node } = task;
    const freed = start.claims === 1 ? start.held : 0;
    const held = this.#held - freed + heldByNode(task) +
      reserved(task, node.rows);
    if (held + this.#padding > this.#options.cacheTokens) return false;
    this.#held = held;
    task.sequence = this.#claim(start);
    return true;
  }

  /**
   * Gives up all starts, so that the next prompt has the whole memory. Nothing
   * else runs. What goes on from the end of that prompt goes apart: the prompt
   * is computed for each.
   */
  #startOver(): void {
    for (const { start, sequence } of this.#tasks) {
      start.sequence?.close();
      sequence?.close();
    }
    this.#held = 0;
    const nodes = this.#tasks.map(({ node, computed }) =>
      fromTheStart(node, computed)
    );
    const next = nodes.pop();
    if (next !== undefined) nodes.push(...apart(next));
    const start = nothing();
    this.#tasks = nodes.map((node) => toTask(node, start));
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
    if (isShared) {
      sequence.share();
      this.#leave(task.start.group);
    }
    const growing = rows.filter((row) => !row.isOver);
    this.#held -= reserved(task, rows) - reserved(task, growing);
    const claims = growing.length + children.size;
    const start: Start = {
      sequence,
      claims,
      shared: isShared ? depth + tokens.length : task.start.shared,
      group: isShared
        ? { tokens: heldByNode(task), users: 1 }
        : task.start.group,
      held: isShared ? 0 : heldByNode(task),
    };
    if (claims === 0) {
      sequence.close();
      this.#held -= start.held;
      this.#leave(start.group);
    }
    for (const row of growing) {
      const length = row.maxTokens + copied(task);
      const held = start.claims === 1 ? row.maxTokens + start.held : length;
      this.#replies.push({
        ...{ row, length, held },
        ...{ sequence: this.#claim(start), group: start.group },
      });
    }
    this.#await(task.node, start);
  }

  #await({ children }: PrefixNode<Row>, start: Start): void {
    for (const node of [...children.values()].reverse()) {
      this.#tasks.push(toTask(node, start));
    }
  }

  /** A sequence that goes on from a start: a fork, or the start itself for the last one. */
  #claim(start: Start): Sequence {
    const { sequence, group } = start;
    start.claims--;
    if (sequence !== null && start.claims === 0) return sequence;
    group.users++;
    return this.#model.open(sequence ?? undefined);
  }

  /** Says that a sequence of a group is closed, or has left it. */
  #leave(group: Group): void {
    group.users--;
    if (group.users === 0) this.#held -= group.tokens;
  }
}
