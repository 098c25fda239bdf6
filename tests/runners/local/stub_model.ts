import type {
  LanguageModel,
  Limits,
  Read,
  Reading,
  Sequence,
  Slice,
  StepCosts,
} from "../../../runners/local/mod.ts";

const CONTEXT = 200;

/** Limits of a model whose steps take no memory. */
export const LIMITS: Limits = {
  ...{ context: CONTEXT, vocabulary: 128, tokenBytes: 1, blockTokens: 1 },
  step: { token: 0, read: 0, whole: 0, pair: 0, copy: 0 },
};

/** What a stub model did. */
export interface StubLog {
  /** Tokens that were computed. */
  tokens: number;
  /** Those that were drafted and did not come true. */
  dropped: number;
  /** Numbers of slices of each step. */
  readonly steps: number[];
  /** Predictions that were read in each step. */
  readonly reads: number[];
  /** Whether replies grew in each step. */
  readonly grew: boolean[];
  /** Those of the steps in which replies grew. */
  readonly grown: number[];
  /** The longest sequence of each of these. */
  readonly longest: number[];
  /** Sequences that are open. */
  open: number;
  /** Most tokens that sequences held at a time, what they share once. */
  held: number;
}

interface StubOptions {
  /** Whether all that it predicts is NaN. */
  readonly nan?: boolean;
  /** Most tokens of a text. */
  readonly context?: number;
  /** How many of a text's last tokens its predictions depend on. */
  readonly sees?: number;
  /** What its steps take. */
  readonly step?: StepCosts;
}

interface StubParts {
  readonly log: StubLog;
  /** All sequences that are open. */
  readonly all: Set<StubSequence>;
}

/** Tokens that sequences hold, what they share once. */
function heldBy(sequences: ReadonlySet<StubSequence>): number {
  const prefixes = new Set([...sequences].map(({ prefix }) => prefix));
  return [
    ...[...prefixes].map(({ length }) => length),
    ...[...sequences].map(({ length, prefix }) => length - prefix.length),
  ].reduce((sum, count) => sum + count, 0);
}

/** A sequence that remembers its tokens and refuses to be used once closed. */
class StubSequence implements Sequence {
  tokens: readonly number[];
  isOpen = true;
  /** The start that it shares with others. */
  prefix: { readonly length: number };
  readonly #log: StubLog;
  readonly #all: Set<StubSequence>;

  constructor(
    { log, all }: StubParts,
    { tokens, prefix }: Pick<StubSequence, "tokens" | "prefix">,
  ) {
    this.#log = log;
    this.#all = all;
    this.tokens = tokens;
    this.prefix = prefix;
    log.open++;
    all.add(this);
  }

  get length(): number {
    return this.tokens.length;
  }

  share(): void {
    this.requireOpen();
    this.prefix = { length: this.length };
  }

  drop(count: number): void {
    this.requireOpen();
    this.tokens = this.tokens.slice(0, -count);
    this.#log.dropped += count;
  }

  close(): void {
    if (this.isOpen) this.#log.open--;
    this.isOpen = false;
    this.#all.delete(this);
  }

  requireOpen(): void {
    if (!this.isOpen) throw new Error("Cannot use a closed sequence");
  }
}

function emptyLog(): StubLog {
  return {
    tokens: 0,
    dropped: 0,
    steps: [],
    reads: [],
    grew: [],
    grown: [],
    longest: [],
    open: 0,
    held: 0,
  };
}

/**
 * A language model without weights: its vocabulary are the characters from 0 to
 * 127, 0 is BOS and 1 ends a text. What it predicts depends on every token
 * before, so that a wrong cache shows, or on the last ones that it `sees`.
 */
export function stubModel(
  { nan = false, context = CONTEXT, sees = Infinity, step = LIMITS.step }:
    StubOptions = {},
): { model: LanguageModel; log: StubLog } {
  const log = emptyLog();
  const all = new Set<StubSequence>();
  const nothing = { length: 0 };
  const model: LanguageModel = {
    id: "stub",
    provenance: {},
    tokenizer: {
      start: [0],
      special: { "bos_token": "\0", "eos_token": "\x01" },
      size: LIMITS.vocabulary,
      largest: LIMITS.vocabulary - 1,
      encode: (text) => [...text].map((letter) => letter.charCodeAt(0)),
      decode: (tokens) =>
        tokens.filter((token) => token > 1)
          .map((token) => String.fromCharCode(token)).join(""),
      token: (text) => text.length === 1 ? text.charCodeAt(0) : undefined,
      isAdded: (token) => token <= 1,
    },
    template: {
      source: "",
      render: (messages, { prefix = "" } = {}) =>
        `\0${messages.map(({ content }) => content).join("\n")}\n${prefix}`,
    },
    endTokens: [1],
    limits: { ...LIMITS, context, step },
    open(from) {
      const stub = from as StubSequence | undefined;
      stub?.requireOpen();
      return new StubSequence(
        { log, all },
        stub ?? { tokens: [], prefix: nothing },
      );
    },
    step(slices) {
      note(log, slices);
      const readings = slices.map((slice) => run(slice, log, { nan, sees }));
      log.held = Math.max(log.held, heldBy(all));
      return Promise.resolve(readings);
    },
    whyNaN: () => Promise.resolve("it is told so. Tell it otherwise"),
    unload: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return { model, log };
}

/** The logits behind some tokens, as the stub has them. */
export function stubLogits(tokens: readonly number[]): Float32Array {
  let state = tokens.reduce(
    (hash, token) => Math.imul(hash ^ token, 0x01000193),
    0x811c9dc5,
  );
  return Float32Array.from({ length: 128 }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 1;
    return (state >>> 8) / 2 ** 24 * 8;
  });
}

/** Takes note of what a step is asked for. */
function note(log: StubLog, slices: readonly Slice[]): void {
  log.steps.push(slices.length);
  log.reads.push(slices.reduce((sum, { reads }) => sum + reads.length, 0));
  const grew = slices.every(({ grows }) => grows);
  log.grew.push(grew);
  if (!grew) return;
  log.grown.push(slices.length);
  log.longest.push(Math.max(...slices.map(({ sequence }) => sequence.length)));
}

function run(
  slice: Slice,
  log: StubLog,
  { nan, sees }: Required<Pick<StubOptions, "nan" | "sees">>,
): readonly Reading[] {
  const sequence = slice.sequence as StubSequence;
  sequence.requireOpen();
  const past = sequence.tokens;
  sequence.tokens = [...past, ...slice.tokens];
  log.tokens += slice.tokens.length;
  return slice.reads.map((read) => {
    const seen = [...past, ...slice.tokens.slice(0, read.offset + 1)];
    return toReading(read, stubLogits(seen.slice(-sees)), nan);
  });
}

function toReading(read: Read, logits: Float32Array, nan: boolean): Reading {
  const sum = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  return {
    best: logits.indexOf(Math.max(...logits)),
    logSum: nan ? Number.NaN : Math.log(sum),
    picked: read.picks.map((token) => logits[token] ?? Number.NaN),
    logits: read.whole ? logits : null,
  };
}
