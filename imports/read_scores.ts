import type { JsonValue } from "./json_value.ts";

/** What is known of a column before its scores are read. */
export interface ScoresOptions {
  /** Whether each score is 0 or 1. */
  readonly binary: boolean;
  /** How many samples the task has. */
  readonly size: number;
}

/**
 * Reads the scores of a column: text of `0`, `1` and `-` for none where they
 * are binary, else an array of numbers and `null`.
 *
 * @param scores The scores as the file has them.
 * @param options What they are and how many.
 * @returns One a sample; `null` where there is none.
 * @throws {TypeError} If they are of another kind.
 * @throws {RangeError} If there are more or fewer of them, or one is no score.
 */
export function readScores(
  scores: JsonValue,
  { binary, size }: ScoresOptions,
): (number | null)[] {
  const values = binary
    ? binaryScores(scores)
    : scores.items().map((item) => item.nullOr((one) => one.number()));
  if (values.length === size) return values;
  throw scores.rangeError(
    `one for each of the task's ${size} samples, not ${values.length}`,
  );
}

function binaryScores(scores: JsonValue): (number | null)[] {
  const text = scores.text();
  if (!/^[01-]*$/.test(text)) {
    throw scores.rangeError('made of "0", "1" and "-" alone');
  }
  return Array.from(
    text,
    (character) => character === "-" ? null : Number(character),
  );
}
