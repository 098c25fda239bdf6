import type { LanguageModel, Slice } from "./language_model.ts";
import type { PrefixTree } from "./prefix_tree.ts";
import {
  type Prompt,
  PromptQueue,
  type PromptQueueOptions,
  type Reply,
} from "./prompt_queue.ts";
import { deliver, toReads } from "./reads.ts";
import type { Row } from "./row.ts";

/**
 * Computes a tree of prompts and the replies that grow from it, step by step.
 *
 * Replies grow together; where one ends, the next takes its place at once.
 * From half of the places on, a part of prompts and a token of every reply take
 * turns, so that a long prompt keeps no reply waiting; with fewer replies, steps
 * of a token cost more than they bring.
 * Rows know nothing of prompts and prompts nothing of rows: a model that is
 * made of several, each with prompts of its own, keeps a queue for each and
 * puts their readings together before a row takes them.
 */
export class Scheduler implements Disposable {
  readonly #model: LanguageModel;
  readonly #places: number;
  readonly #prompts: PromptQueue;
  #growing: Reply[] = [];
  #isTurnOfReplies = false;

  /**
   * @param model The model.
   * @param tree What is asked of it.
   * @param options How much to take on at a time.
   */
  constructor(
    model: LanguageModel,
    tree: PrefixTree<Row>,
    options: PromptQueueOptions,
  ) {
    this.#model = model;
    this.#places = options.rows;
    this.#prompts = new PromptQueue(model, tree, options);
  }

  /**
   * Runs the model once. Answers go to those who listen.
   *
   * @returns Whether there was anything to run.
   */
  async step(): Promise<boolean> {
    this.#growing.push(...this.#prompts.takeReplies(this.#growing));
    const count = this.#growing.length;
    const isFull = this.#prompts.hasReplies || count >= this.#places;
    const isTurn = this.#isTurnOfReplies && 2 * count >= this.#places;
    const idle = count === 0;
    const prompts = isFull || isTurn ? [] : this.#prompts.next({ idle });
    this.#isTurnOfReplies = prompts.length > 0;
    if (prompts.length > 0) await this.#compute(prompts);
    else if (this.#growing.length > 0) await this.#grow();
    else return false;
    return true;
  }

  [Symbol.dispose](): void {
    for (const { sequence } of this.#growing) sequence.close();
    this.#prompts.close();
  }

  async #compute(prompts: readonly Prompt[]): Promise<void> {
    const slices = prompts.map((prompt): Slice => ({
      sequence: prompt.sequence,
      tokens: prompt.tokens,
      reads: toReads(prompt.listeners),
    }));
    const readings = await this.#model.step(slices);
    prompts.forEach((prompt, index) => {
      deliver(prompt.listeners, readings[index] ?? []);
      this.#prompts.done(prompt);
    });
  }

  async #grow(): Promise<void> {
    const growing = this.#growing.map((reply) => ({
      reply,
      listeners: new Map([[0, [reply.row]]]),
    }));
    const readings = await this.#model.step(
      growing.map(({ reply: { row, sequence }, listeners }): Slice => ({
        sequence,
        tokens: [row.last],
        reads: toReads(listeners),
        grows: true,
      })),
    );
    growing.forEach(({ reply, listeners }, index) => {
      deliver(listeners, readings[index] ?? []);
      if (reply.row.isOver) this.#prompts.release(reply);
    });
    this.#growing = this.#growing.filter(({ row }) => !row.isOver);
  }
}
