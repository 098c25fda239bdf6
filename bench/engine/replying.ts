import { toPaths } from "../../runners/local/paths.ts";
import { PrefixTree } from "../../runners/local/prefix_tree.ts";
import type { Row } from "../../runners/local/row.ts";
import { Scheduler } from "../../runners/local/scheduler.ts";
import { openModel } from "../../runners/mod.ts";
import { watched } from "./watched.ts";
import type { GenerateItem } from "./works.ts";

/** Options of {@linkcode replying}. */
export interface ReplyingOptions {
  /** The checkpoint's folder. */
  readonly checkpoint: string;
  /** Threads of the processor. */
  readonly threads: number;
  /** Replies that grow together. */
  readonly rows: number;
  /** What is asked. */
  readonly items: readonly GenerateItem[];
}

/** How fast replies grew. */
export interface ReplyingRate {
  /** Tokens a second, without those that come with a prompt. */
  readonly decode: number;
  /** Tokens a step. */
  readonly perStep: number;
  /** Tokens of a prompt, on average. */
  readonly prompt: number;
}

const LIMITS = {
  ...{ stepTokens: 512, stepReads: 128, stepBytes: Infinity },
  cacheTokens: 2 ** 15,
};

/**
 * Answers real questions greedily, so many at a time, drafts and all.
 *
 * @param options Who answers what.
 * @returns How fast the replies grew.
 * @throws {Error} If a question cannot be answered.
 */
export async function replying(
  { checkpoint, threads, rows, items }: ReplyingOptions,
): Promise<ReplyingRate> {
  await using opened = await openModel(checkpoint, { threads });
  let [seconds, steps, tokens, prompt] = [0, 0, 0, 0];
  const model = watched(opened, (slices, time) => {
    if (!slices.every(({ grows }) => grows)) return;
    seconds += time;
    steps++;
  });
  const tree = new PrefixTree<Row>();
  items.forEach(({ context, stop, maxTokens }, index) => {
    const paths = toPaths(model, {
      ...{ id: `${index}`, kind: "generate" },
      prompt: { kind: "text", text: context },
      sampling: { maxTokens, stop, temperature: 0 },
    }, {
      ...LIMITS,
      truncate: null,
      answer(response) {
        if (response.kind === "failed") throw new Error(response.error);
        tokens += (response.usage.completionTokens ?? 0) - 1;
        prompt += (response.usage.promptTokens ?? 0) / items.length;
      },
    });
    for (const path of paths) tree.add(path);
  });
  using scheduler = new Scheduler(model, tree, { rows, ...LIMITS });
  while (await scheduler.step());
  return { decode: tokens / seconds, perStep: tokens / steps, prompt };
}
