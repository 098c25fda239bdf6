import type { LanguageModel, Reading, Slice } from "./language_model.ts";
import type { PrefixTree } from "./prefix_tree.ts";
import {
  type Prompt,
  PromptQueue,
  type PromptQueueOptions,
  type Reply,
} from "./prompt_queue.ts";
import { deliver, toReads } from "./reads.ts";
import type { Row } from "./row.ts";
import { stepBytes } from "./step_size.ts";

/**
 * Most tokens that replies grow by in one step, drafts and all. Up to here one
 * more token costs a small part of a step, since all weights are read once;
 * above, a wrong draft costs more than a right one brings.
 */
const GROWTH_TOKENS = 16;

/** A draft of fewer tokens takes the step as much longer as it brings. */
const LEAST_DRAFT = 2;

/** Most steps with prompts between two in which replies grow, however few they are. */
const PATIENCE = 4;

/**
 * Computes a tree of prompts and the replies that grow from it, step by step.
 *
 * Replies grow together; where one ends, the next takes its place at once.
 * From half of the places on, a part of prompts and a token of every reply take
 * turns, so that a long prompt keeps no reply waiting. With fewer, a step of a
 * token costs more than it brings: they have one in five.
 * Rows know nothing of prompts and prompts nothing of rows: a model that is
 * made of several, each with prompts of its own, keeps a queue for each and
 * puts their readings together before a row takes them.
 */
export class Scheduler implements Disposable {
  readonly #model: LanguageModel;
  readonly #places: number;
  readonly #growthTokens: number;
  readonly #prompts: PromptQueue;
  #growing: Reply[] = [];
  /** Steps with prompts since replies grew. */
  #waited = 0;

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
    this.#growthTokens = growthTokens(model, options);
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
    const patience = 2 * count >= this.#places ? 1 : PATIENCE;
    const isTurn = count > 0 && this.#waited >= patience;
    const idle = count === 0;
    const prompts = isFull || isTurn ? [] : this.#prompts.next({ idle });
    this.#waited = prompts.length > 0 && !idle ? this.#waited + 1 : 0;
    if (prompts.length > 0) await this.#compute(prompts);
    else if (count > 0) await this.#grow();
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
    const most = Math.floor(this.#growthTokens / this.#growing.length) - 1;
    const growing = this.#growing.map((reply) => ({
      reply,
      tokens: [
        reply.row.last,
        ...most >= LEAST_DRAFT ? reply.row.draft(most) : [],
      ],
    }));
    const readings = await this.#model.step(
      growing.map(({ reply: { row: { whole }, sequence }, tokens }): Slice => ({
        sequence,
        tokens,
        reads: tokens.map((_, offset) => ({ offset, picks: [], whole })),
        grows: true,
      })),
    );
    growing.forEach(({ reply, tokens }, index) => {
      const { row, sequence } = reply;
      const taken = takeWhileTrue(row, tokens, readings[index] ?? []);
      if (taken < tokens.length) sequence.drop(tokens.length - taken);
      if (row.isOver) this.#prompts.release(reply);
    });
    this.#growing = this.#growing.filter(({ row }) => !row.isOver);
  }
}

/** As many tokens of growing replies as a step has memory for. */
function growthTokens(
  { limits: { context, step } }: LanguageModel,
  options: PromptQueueOptions,
): number {
  const bytesOf = (tokens: number) =>
    stepBytes({
      ...{ rows: 1, tokens, places: tokens, reads: tokens, wholes: tokens },
      ...{ past: context - tokens, own: 0 },
    }, step);
  let tokens = GROWTH_TOKENS;
  while (tokens > 1 && bytesOf(tokens) > options.stepBytes) tokens /= 2;
  return tokens;
}

/** Lets a row take predictions as long as those before came true, and says how many. */
function takeWhileTrue(
  row: Row,
  tokens: readonly number[],
  readings: readonly Reading[],
): number {
  let taken = 0;
  for (const reading of readings) {
    row.take(reading);
    taken++;
    if (row.isOver || row.last !== tokens[taken]) break;
  }
  return taken;
}
