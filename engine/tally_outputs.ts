import type { Answer, Outputs } from "../core/mod.ts";
import { fingerprint } from "./fingerprint.ts";

/** Counts what answers look like, one after the other. */
export interface OutputTally {
  /** Takes an answer. */
  add(answer: Answer): void;
  /** What was counted so far. */
  counts(): Omit<Outputs, "picks">;
}

/**
 * Begins to count what the answers of one model to one task look like.
 *
 * @returns A tally without an answer in it.
 */
export function tallyOutputs(): OutputTally {
  const times = new Map<number, number>();
  let [answered, empty, truncated] = [0, 0, 0];
  return {
    add(answer) {
      answered++;
      if (answer.kind !== "generated") return;
      if (answer.text.trim() === "") empty++;
      if (answer.finish === "length") truncated++;
      const mark = wideFingerprint(answer.text);
      times.set(mark, (times.get(mark) ?? 0) + 1);
    },
    counts() {
      let [repeated, commonest] = [0, 0];
      for (const count of times.values()) {
        repeated += count - 1;
        commonest = Math.max(commonest, count);
      }
      return { answered, empty, truncated, repeated, commonest };
    },
  };
}

/** Any number that is not the basis of the first. */
const OTHER_BASIS = 0x9747b28c;

/** 53 bits, so that a million answers share none by chance. */
function wideFingerprint(text: string): number {
  return fingerprint(text) * 2 ** 21 + (fingerprint(text, OTHER_BASIS) >>> 11);
}
