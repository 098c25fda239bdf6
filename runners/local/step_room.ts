import type { StepCosts } from "./language_model.ts";
import { stepBytes, type StepSize } from "./step_size.ts";
import type { Task } from "./task.ts";

/** Most places that attention sees for each token. */
export const PADDING = 2;

/** Most of what one step takes on. */
export interface StepLimits {
  /** Most tokens of prompts. */
  readonly stepTokens: number;
  /** Most predictions that are read of prompts. */
  readonly stepReads: number;
  /** Most memory beside the caches. */
  readonly stepBytes: number;
}

/** A part of a prompt that a step must have room for. */
export type Part = Omit<StepSize, "rows" | "places">;

const NOTHING: StepSize = {
  ...{ rows: 0, tokens: 0, places: 0, past: 0, own: 0, reads: 0, wholes: 0 },
};

/**
 * What is left of one step's room for parts of prompts. Tokens take memory for
 * what the layers make of them, predictions for the logits of the whole
 * vocabulary.
 */
export class StepRoom {
  readonly #costs: StepCosts;
  readonly #most: StepLimits;
  #size = NOTHING;

  /**
   * @param costs What the model takes.
   * @param most Most of what the step takes on.
   */
  constructor(costs: StepCosts, most: StepLimits) {
    this.#costs = costs;
    this.#most = most;
  }

  /** Whether nothing more goes in. */
  get isFull(): boolean {
    return this.#size.tokens >= this.#most.stepTokens ||
      this.#size.reads >= this.#most.stepReads;
  }

  /** As much of a prompt as an empty step has room for, one token at least. */
  partOf({ node, computed, start }: Task): Part {
    const { stepTokens, stepReads } = this.#most;
    const reads = [...node.listeners]
      .filter(([offset]) => offset >= computed)
      .sort(([a], [b]) => a - b);
    const past = node.depth + computed;
    const upTo = (end: number): Part => {
      const within = reads.filter(([offset]) => offset < end);
      return {
        ...{ tokens: end - computed, past, own: past - start.shared },
        reads: within.length,
        wholes:
          within.filter(([_, waiting]) => waiting.some(({ whole }) => whole))
            .length,
      };
    };
    let part = upTo(Math.min(
      node.tokens.length,
      computed + stepTokens,
      reads[stepReads]?.[0] ?? Infinity,
    ));
    while (part.tokens > 1 && !this.#has(plus(NOTHING, part))) {
      part = upTo(computed + Math.ceil(part.tokens / 2));
    }
    return part;
  }

  /** Whether a part goes along with those that are in; the first one does. */
  fits(part: Part): boolean {
    const size = plus(this.#size, part);
    return size.rows === 1 || this.#has(size);
  }

  /** Takes in a part that fits. */
  take(part: Part): void {
    this.#size = plus(this.#size, part);
  }

  #has(size: StepSize): boolean {
    const { stepTokens, stepReads, stepBytes: most } = this.#most;
    return size.tokens <= stepTokens && size.reads <= stepReads &&
      size.rows * size.places <= PADDING * size.tokens &&
      stepBytes(size, this.#costs) <= most;
  }
}

function plus(size: StepSize, part: Part): StepSize {
  return {
    rows: size.rows + 1,
    tokens: size.tokens + part.tokens,
    places: Math.max(size.places, part.tokens),
    past: Math.max(size.past, part.past),
    own: Math.max(size.own, part.own),
    reads: size.reads + part.reads,
    wholes: size.wholes + part.wholes,
  };
}
