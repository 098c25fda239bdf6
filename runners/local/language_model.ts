import type { ChatTemplate, Tokenizer } from "../../checkpoints/mod.ts";
import type { Provenance } from "../../core/mod.ts";

/** What a model has computed of a text so far. */
export interface Sequence {
  /** Number of tokens. */
  readonly length: number;
  /**
   * Makes what it holds a prefix that all sequences opened from it have in
   * common, instead of a copy in each. Worth its while where many follow.
   */
  share(): void;
  /** Forgets the last tokens of its last step: they were drafted, and others come. */
  drop(count: number): void;
  /** Frees it; sequences opened from it keep what they need. */
  close(): void;
}

/** What is wanted of the prediction behind one token. */
export interface Read {
  /** The token, counted from the start of its slice. */
  readonly offset: number;
  /** Tokens whose logits are wanted. */
  readonly picks: readonly number[];
  /** Whether the logits of all tokens are wanted. */
  readonly whole: boolean;
}

/** The prediction behind one token. */
export interface Reading {
  /** The likeliest next token; of equals, the first. */
  readonly best: number;
  /** Natural logarithm of the sum of all exponentiated logits: a logit less this is a log-probability. */
  readonly logSum: number;
  /** Logits of the tokens that were asked for, in their order. */
  readonly picked: readonly number[];
  /** Logits of all tokens, where they were asked for; valid until the next step. */
  readonly logits: Float32Array | null;
}

/** New tokens of one sequence. */
export interface Slice {
  /** What they follow; holds them after the step. */
  readonly sequence: Sequence;
  /** The new tokens, at least one. */
  readonly tokens: readonly number[];
  /** What is wanted of their predictions. */
  readonly reads: readonly Read[];
  /** Whether more will come step by step, so that the sequence is best kept where it can grow; not so where missing. */
  readonly grows?: boolean;
}

/** What a model can take. */
export interface Limits {
  /** Most tokens of a sequence. */
  readonly context: number;
  /** Number of tokens that it tells apart. */
  readonly vocabulary: number;
  /** Memory that one token of a sequence takes. */
  readonly tokenBytes: number;
  /** Sequences that grow together all have place for as many such blocks of tokens as the longest needs. */
  readonly blockTokens: number;
  /** Memory that a step takes beside what sequences keep. */
  readonly step: StepCosts;
}

/** Bytes that a step takes for each of what makes it larger. */
export interface StepCosts {
  /** A new token. */
  readonly token: number;
  /** A prediction that is read. */
  readonly read: number;
  /** Besides, a prediction whose logits are wanted all. */
  readonly whole: number;
  /** A new token and one that it may look at. */
  readonly pair: number;
  /** A token of before, where several sequences are brought together. */
  readonly copy: number;
}

/**
 * A language model in this process: what the scheduler drives, whether one
 * checkpoint or several stand behind it.
 */
export interface LanguageModel extends AsyncDisposable {
  /** Digest of all that answers depend on: weights, tokenizer, template, precision, engine. */
  readonly id: string;
  /** What stands behind the id, in words that a person can read. */
  readonly provenance: Provenance;
  /** Turns text into tokens and back. */
  readonly tokenizer: Tokenizer;
  /** Lays out conversations, `null` where it was not tuned on any. */
  readonly template: ChatTemplate | null;
  /** Tokens that end a text. */
  readonly endTokens: readonly number[];
  /** What it can take. */
  readonly limits: Limits;
  /** Opens a sequence: empty, or going on from another one. */
  open(from?: Sequence): Sequence;
  /**
   * Runs new tokens of several sequences, each behind what its sequence holds.
   * Loads the weights where they are not loaded.
   *
   * @returns For each slice, in order, a reading for each of its reads.
   */
  step(slices: readonly Slice[]): Promise<readonly (readonly Reading[])[]>;
  /** Why predictions are no numbers: the weight that is none, and what to do. Goes on a sentence. */
  whyNaN(): Promise<string>;
  /** Frees the weights until the next step, unless another open model needs them. */
  unload(): Promise<void>;
}
