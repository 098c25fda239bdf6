import type { ModelRequest, ModelResponse, Runner } from "../../core/mod.ts";
import { digestTexts } from "../../checkpoints/mod.ts";
import { EventTurns } from "./event_turns.ts";
import type { Truncation } from "./fit_prompt.ts";
import type { LanguageModel } from "./language_model.ts";
import { type LargestStep, memoryShares } from "./memory_shares.ts";
import { explained } from "./not_a_number.ts";
import { type PathsOptions, toPaths } from "./paths.ts";
import { PrefixTree } from "./prefix_tree.ts";
import type { Row } from "./row.ts";
import { Scheduler } from "./scheduler.ts";

/** Options of {@linkcode localRunner}. */
export interface LocalRunnerOptions {
  /**
   * Whether each request is computed alone, so that equal requests get equal
   * answers to the last bit whatever else is asked. Otherwise what shares a
   * batch can change the last bits of float sums. So can the size of steps: of
   * the memory the largest power of two is used, and is part of the runner's id
   * where it is not 2 GiB.
   */
  readonly deterministic?: boolean;
  /** Bytes that may be taken beside the weights, 2 GiB by default: requests wait for room. */
  readonly memory?: number;
  /** What to leave out of prompts too long for the model; such requests fail where it is missing. Part of the runner's id: it changes answers. */
  readonly truncate?: Truncation;
  /** A clock that never goes back, in milliseconds. With it other events have their turn about every 10 ms, else before each step, which takes a tiny model 2% longer. */
  readonly now?: () => number;
}

/** Bytes that a runner may take where nothing is said. */
export const DEFAULT_MEMORY: number = 2 ** 31;

const ROWS = 64;
const STEP_TOKENS = 512;
/** More at a time go no faster, but each takes the logits of a whole vocabulary. */
const STEP_READS = 128;

/** A step has memory for so many prompts that go on from a past of their own; with more, its tokens are fewer. */
const STEP_ROWS = 16;

/** It has for two of any length; for more only where all are no longer than this together. */
const STEP_PAST = 2 ** 14;

/** Requests are planned together up to this many tokens; beyond, the plan itself would take the memory. */
const PLAN_TOKENS = 2 ** 22;

/** What a plan takes for a request beside its tokens, in tokens. */
const REQUEST_TOKENS = 2 ** 7;

/**
 * Makes a runner of a language model. It plans ahead: requests are pulled
 * until there are enough to find what they share. The model's weights are in
 * memory while it runs, or while others that have the same take turns with it:
 * several runners take no more than one does.
 *
 * @param model The model; disposed of with the runner.
 * @param options How it runs.
 * @returns A runner that serves all kinds of request.
 *
 * @example Usage
 * ```ts
 * import { localRunner, openModel } from "@aftertune/aftertune/runners/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const model = await openModel("tests/data/tiny_llama/base");
 * await using runner = localRunner(model, { deterministic: true });
 * const [response] = await Array.fromAsync(runner.run([{
 *   id: "first",
 *   kind: "choose",
 *   prompt: { kind: "text", text: "one" },
 *   continuations: [" two", " three"],
 * }]));
 *
 * assertEquals(response?.kind, "chosen");
 * ```
 */
export function localRunner(
  model: LanguageModel,
  { deterministic = false, memory = DEFAULT_MEMORY, truncate, now }:
    LocalRunnerOptions = {},
): Runner {
  const used = deterministic ? powerOfTwo(memory) : memory;
  const shares = (longest: number) =>
    memoryShares(used, model.limits, largestStep(longest));
  // What fits beside the longest texts fits beside any.
  const { cacheTokens } = shares(model.limits.context);
  const plan = deterministic ? 1 : PLAN_TOKENS;
  const changes = [
    ...deterministic ? ["deterministic"] : [],
    ...deterministic && used !== DEFAULT_MEMORY ? [`memory ${used}`] : [],
    ...truncate === undefined ? [] : [`truncate ${truncate}`],
  ];
  return {
    id: changes.length > 0 ? digestTexts([model.id, ...changes]) : model.id,
    provenance: {
      ...model.provenance,
      deterministic,
      ...deterministic && used !== DEFAULT_MEMORY && { memory: used },
      ...truncate && { truncate },
    },
    serves: new Set(["generate", "choose", "next"] as const),
    async *run(requests, { signal } = {}) {
      try {
        for await (
          const { tree, answers } of plans(model, requests, {
            plan,
            cacheTokens,
            truncate: truncate ?? null,
          })
        ) {
          yield* given(answers, model);
          using scheduler = new Scheduler(model, tree, {
            ...{ rows: ROWS, stepTokens: STEP_TOKENS, stepReads: STEP_READS },
            ...shares(tree.longest),
          });
          using turns = new EventTurns(now);
          do {
            await turns.next();
            signal?.throwIfAborted();
            yield* given(answers, model);
          } while (await scheduler.step());
        }
      } finally {
        await model.unload();
      }
    },
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
}

/** The largest power of two that is no more than a number. */
function powerOfTwo(most: number): number {
  return 2 ** Math.floor(Math.log2(most));
}

/** Gives answers out, each once. */
function given(
  answers: ModelResponse[],
  model: LanguageModel,
): Iterable<ModelResponse | Promise<ModelResponse>> {
  return answers.splice(0).map((answer) => explained(answer, model));
}

function largestStep(longest: number): LargestStep {
  // Not rounded: longer prompts would else leave more for the caches at times.
  const rows = Math.max(2, Math.min(STEP_ROWS, STEP_PAST / longest));
  return { rows, tokens: STEP_TOKENS, reads: STEP_READS, longest };
}

/** Requests that are computed together. */
interface Plan {
  /** What must be computed. */
  readonly tree: PrefixTree<Row>;
  /** Answers that were not given out yet. */
  readonly answers: ModelResponse[];
}

async function* plans(
  model: LanguageModel,
  requests: Iterable<ModelRequest> | AsyncIterable<ModelRequest>,
  { plan: most, ...options }:
    & { plan: number }
    & Omit<PathsOptions, "answer">,
): AsyncGenerator<Plan> {
  let plan: Plan = { tree: new PrefixTree(), answers: [] };
  /** What rows keep beside the tree. */
  let kept = 0;
  for await (const request of requests) {
    const { tree, answers } = plan;
    const answer = (response: ModelResponse) => answers.push(response);
    try {
      const paths = toPaths(model, request, { ...options, answer });
      for (const path of paths) {
        tree.add(path);
        kept += REQUEST_TOKENS + (path.row ? path.tokens.length : 0);
      }
    } catch (error) {
      const { message } = error as Error;
      answer({ kind: "failed", requestId: request.id, error: message });
    }
    if (tree.size + kept >= most) {
      yield plan;
      plan = { tree: new PrefixTree(), answers: [] };
      kept = 0;
    }
  }
  yield plan;
}
