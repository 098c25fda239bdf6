import type { Answer } from "../core/mod.ts";

/**
 * Writes an answer as a text for a reader: what was generated; of choices, the
 * log-probability of each; of next tokens, their numbers.
 *
 * @param answer The answer.
 * @param choices What it chose among, if it did.
 * @returns The whole answer.
 *
 * @example Usage
 * ```ts
 * import { answerText } from "@aftertune/aftertune/engine/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const choice = { tokens: 1, greedy: false };
 * const text = answerText({
 *   ...{ kind: "chosen", requestId: "01" },
 *   choices: [{ ...choice, logprob: -1 }, { ...choice, logprob: -2.5 }],
 *   usage: { promptTokens: 3, completionTokens: 2 },
 * }, [" yes", " no"]);
 * assertEquals(text, "-1.000 yes\n-2.500 no");
 * ```
 */
export function answerText(
  answer: Answer,
  choices: readonly string[],
): string {
  switch (answer.kind) {
    case "generated":
      return answer.text;
    case "chosen":
      return answer.choices
        .map(({ logprob }, i) => `${logprob.toFixed(3)} ${choices[i]?.trim()}`)
        .join("\n");
    case "next":
      return answer.top.map(({ token }) => token).join(" ");
  }
}
