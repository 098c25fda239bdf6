import type { Extractor } from "./extractor.ts";

/**
 * The last number, as open-instruct and proxy-tuning read GSM8K
 * (https://arxiv.org/abs/2401.08565, `eval/gsm/run_eval.py`), to compare with
 * what they published: commas between digits go, whole numbers lose their sign,
 * and the comparison leaves out punctuation. So `-5` is right for `5` and `1.4`
 * for `14`, while `18.00` is wrong for `18`.
 */
export const openInstruct: Extractor = {
  name: "open_instruct",
  version: 1,
  description: "the digits of the last number anywhere",
  read: (text) =>
    withoutCommas(text).match(/[-+]?\d*\.\d+|\d+/g)?.at(-1) ?? null,
  same: (answer, target) =>
    withoutPunctuation(answer) === withoutPunctuation(withoutCommas(target)),
};

/** Takes pairs of digits from the left: of `1,2,3` only the first comma goes. */
function withoutCommas(text: string): string {
  return text.replace(/(\d),(\d)/g, "$1$2");
}

function withoutPunctuation(number: string): string {
  return number.replace(/[-+.,]/g, "");
}
