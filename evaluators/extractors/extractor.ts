/** A named way of reading an answer out of a text. */
export interface Extractor {
  /** What evaluators that read this way are called. */
  readonly name: string;
  /** Raised whenever another answer may be read, or be the same as a target. */
  readonly version: number;
  /** What is read, in half a sentence. */
  readonly description: string;
  /** Returns the answer, or `null` where the text holds none. */
  read(text: string): string | null;
  /** Tells whether an answer that was read is as good as a target. */
  same(answer: string, target: string): boolean;
}
