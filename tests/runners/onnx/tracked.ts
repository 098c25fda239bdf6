import { assert, assertEquals } from "@std/assert";
import type { LanguageModel, Sequence } from "../../../runners/local/mod.ts";

const TOLERANCE = 1e-4;

/** An open sequence and the tokens that it should hold. */
export interface Tracked {
  readonly sequence: Sequence;
  readonly tokens: number[];
  /** How many of them may be dropped. */
  loose: number;
}

/** Up to as many tokens come as growth, more as parts of a prompt. */
const GROWTH = 3;

/** An open sequence that holds nothing yet. */
export function opened(model: LanguageModel): Tracked {
  return { sequence: model.open(), tokens: [], loose: 0 };
}

/** Adds tokens to several sequences and returns the logits behind the last of each. */
export async function extend(
  model: LanguageModel,
  rows: readonly (readonly [Tracked, number[]])[],
): Promise<(Float32Array | undefined)[]> {
  const readings = await model.step(rows.map(([{ sequence }, tokens]) => {
    const offset = tokens.length - 1;
    return {
      sequence,
      tokens,
      reads: [{ offset, picks: [], whole: true }],
      grows: tokens.length <= GROWTH,
    };
  }));
  for (const [tracked, tokens] of rows) {
    tracked.tokens.push(...tokens);
    tracked.loose = tokens.length - 1;
  }
  return readings.map(([reading]) => reading?.logits?.slice());
}

/** Holds logits against those of the same tokens computed alone, in one go. */
export async function assertAsIfAlone(
  model: LanguageModel,
  { sequence, tokens }: Tracked,
  logits: Float32Array | undefined,
): Promise<void> {
  assertEquals(sequence.length, tokens.length);
  const alone = opened(model);
  const [expected = new Float32Array()] = await extend(model, [
    [alone, tokens],
  ]);
  alone.sequence.close();
  expected.forEach((value, token) => {
    const difference = Math.abs(value - (logits?.[token] ?? Number.NaN));
    assert(difference <= TOLERANCE, `token ${token} differs by ${difference}`);
  });
}
