import type { Rope } from "../../checkpoints/mod.ts";

/**
 * The angle by which each pair of a head's numbers turns from one position to
 * the next, as transformers computes it (`modeling_rope_utils.py`).
 *
 * @param rope How positions turn queries and keys.
 * @param headWidth Width of one head.
 * @returns One frequency a pair, in radians.
 */
export function rotaryFrequencies(rope: Rope, headWidth: number): number[] {
  const frequencies = Array.from(
    { length: headWidth / 2 },
    (_, pair) => rope.theta ** (-2 * pair / headWidth),
  );
  switch (rope.type) {
    case "default":
      return frequencies;
    case "linear":
      return frequencies.map((frequency) => frequency / rope.factor);
    case "llama3":
      return frequencies.map((frequency) => llama3(rope, frequency));
  }
}

function llama3(
  rope: Extract<Rope, { type: "llama3" }>,
  frequency: number,
): number {
  const { factor, lowFrequencyFactor: low, highFrequencyFactor: high } = rope;
  const turns = rope.originalContext * frequency / (2 * Math.PI);
  const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)));
  return frequency * (kept + (1 - kept) / factor);
}
