import type { Value } from "./graph.ts";

/** What meets in one layer's attention, each `[tokens, …]` with one head after the other. */
export interface AttendOptions {
  /** Number of the layer. */
  readonly layer: number;
  /** Queries, turned and scaled. */
  readonly query: Value;
  /** Keys, turned. */
  readonly key: Value;
  /** Values. */
  readonly value: Value;
}

/** A pair of keys and values. */
export interface KeysAndValues {
  /** Keys. */
  readonly key: Value;
  /** Values. */
  readonly value: Value;
}

/** What the new tokens meet that was computed before. */
export interface Before {
  /** Of the prefix that all rows share, `[keyValueHeads, shared, headWidth]`. */
  readonly shared: KeysAndValues;
  /** Of each row's own past, `[rows, keyValueHeads, 1, past, headWidth]`. */
  readonly past: KeysAndValues;
}

/** What meets, new and old. */
export interface Meeting extends AttendOptions {
  /** What was computed before. */
  readonly before: Before;
}
