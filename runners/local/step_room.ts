import type { PrefixNode } from "./prefix_tree.ts";

/** Most places that attention sees for each token. */
const PADDING = 2;

/** What a step must have room for. */
export interface Part {
  /** Tokens to compute. */
  readonly tokens: number;
  /** Predictions to read. */
  readonly reads: number;
}

/**
 * What is left of one step's room for parts of prompts. Tokens take memory for
 * what the layers make of them, predictions for the logits of the whole
 * vocabulary.
 */
export class StepRoom {
  readonly #most: Part;
  #rows = 0;
  #longest = 0;
  #tokens = 0;
  #reads = 0;

  /** @param most Most tokens and predictions of a step. */
  constructor(
    { stepTokens, stepReads }: {
      readonly stepTokens: number;
      readonly stepReads: number;
    },
  ) {
    this.#most = { tokens: stepTokens, reads: stepReads };
  }

  /** Whether nothing more goes in. */
  get isFull(): boolean {
    return this.#tokens >= this.#most.tokens ||
      this.#reads >= this.#most.reads;
  }

  /** As much of a prompt as an empty step has room for. */
  partOf(
    { tokens, listeners }: Pick<PrefixNode<unknown>, "tokens" | "listeners">,
    computed: number,
  ): Part {
    const reads = [...listeners.keys()]
      .filter((offset) => offset >= computed)
      .sort((a, b) => a - b);
    const end = Math.min(
      tokens.length,
      computed + this.#most.tokens,
      reads[this.#most.reads] ?? Infinity,
    );
    return {
      tokens: end - computed,
      reads: reads.filter((offset) => offset < end).length,
    };
  }

  /** Whether a part goes along with those that are in. */
  fits({ tokens, reads }: Part): boolean {
    const sum = this.#tokens + tokens;
    const width = Math.max(this.#longest, tokens);
    return sum <= this.#most.tokens &&
      this.#reads + reads <= this.#most.reads &&
      (this.#rows + 1) * width <= PADDING * sum;
  }

  /** Takes in a part that fits. */
  take({ tokens, reads }: Part): void {
    this.#rows++;
    this.#longest = Math.max(this.#longest, tokens);
    this.#tokens += tokens;
    this.#reads += reads;
  }
}
