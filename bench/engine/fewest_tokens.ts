import { readTokenizer } from "../../checkpoints/mod.ts";
import type { ChooseItem } from "./works.ts";

/**
 * The tokens that must be computed where each start is computed once, whoever
 * goes on from it: the nodes of the trie of all prompts with all but the last
 * token of their continuations.
 *
 * @param work The questions.
 * @param checkpoint Folder with the tokenizer.
 * @returns Number of tokens.
 */
export async function fewestTokens(
  { items }: { readonly items: readonly ChooseItem[] },
  checkpoint: string,
): Promise<number> {
  const tokenizer = await readTokenizer(checkpoint);
  const starts = new Set<string>();
  for (const { context, continuations } of items) {
    for (const continuation of continuations) {
      let start = "";
      const tokens = [
        ...tokenizer.start,
        ...tokenizer.encode(context + continuation),
      ];
      for (const token of tokens.slice(0, -1)) {
        start += `${token} `;
        starts.add(start);
      }
    }
  }
  return starts.size;
}
