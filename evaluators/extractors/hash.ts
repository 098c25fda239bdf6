import type { Extractor } from "./extractor.ts";
import { sameNumber, toNumber } from "./same_number.ts";

/**
 * The number after the first `#### `, as Masked Thought's evaluation reads it
 * (`ANS_RE` of `evaluation/get_gsm8k_res.py`): without its commas, and only
 * where the rest is a number.
 */
export const hash: Extractor = {
  name: "hash",
  version: 1,
  description: 'the number after the first "#### "',
  read(text: string): string | null {
    const match = /#### (-?[0-9.,]+)/.exec(text)?.[1] ?? "";
    const number = toNumber(match);
    return Number.isNaN(number) ? null : `${number}`;
  },
  same: sameNumber,
};
