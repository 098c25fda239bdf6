import type { ModelRequest, ModelResponse, Runner } from "../../core/mod.ts";
import { digestTexts } from "../../checkpoints/mod.ts";
import { EventTurns } from "./event_turns.ts";
import type { LanguageModel } from "./language_model.ts";
import { toPaths } from "./paths.ts";
import { PrefixTree } from "./prefix_tree.ts";
import type { Row } from "./row.ts";
import { Scheduler } from "./scheduler.ts";

/** Options of {@linkcode localRunner}. */
export interface LocalRunnerOptions {
  /**
   * Whether each request is computed alone, so that equal requests get equal
   * answers to the last bit whatever else is asked. Otherwise what shares a
   * batch can change the last bits of float sums.
   */
  readonly deterministic?: boolean;
  /** Bytes that the caches of keys and values may take, 2 GiB by default: requests wait for room. */
  readonly memory?: number;
}

const MEMORY = 2 ** 31;
const ROWS = 64;
const STEP_TOKENS = 512;
/** More at a time go no faster, but each takes the logits of a whole vocabulary. */
const STEP_READS = 128;

/** Prompts are planned together up to this many tokens; beyond, the plan itself would take the memory. */
const PLAN_TOKENS = 2 ** 22;

/**
 * Makes a runner of a language model. It plans ahead: requests are pulled
 * until there are enough to find what they share. The model's weights are in
 * memory only while it runs: several runners take no more than one does.
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
  { deterministic = false, memory = MEMORY }: LocalRunnerOptions = {},
): Runner {
  const options = {
    rows: ROWS,
    stepTokens: STEP_TOKENS,
    stepReads: STEP_READS,
    cacheTokens: Math.floor(memory / model.limits.tokenBytes),
  };
  const plan = deterministic ? 1 : PLAN_TOKENS;
  return {
    id: deterministic ? digestTexts([model.id, "deterministic"]) : model.id,
    provenance: { ...model.provenance, deterministic },
    serves: new Set(["generate", "choose", "next"] as const),
    async *run(requests, { signal } = {}) {
      try {
        for await (
          const { tree, answers } of plans(model, requests, {
            ...options,
            plan,
          })
        ) {
          yield* answers.splice(0);
          using scheduler = new Scheduler(model, tree, options);
          using turns = new EventTurns();
          do {
            await turns.next();
            signal?.throwIfAborted();
            yield* answers.splice(0);
          } while (await scheduler.step());
        }
      } finally {
        await model.unload();
      }
    },
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
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
  { plan: most, cacheTokens }: { plan: number; cacheTokens: number },
): AsyncGenerator<Plan> {
  let plan: Plan = { tree: new PrefixTree(), answers: [] };
  for await (const request of requests) {
    const { tree, answers } = plan;
    const answer = (response: ModelResponse) => answers.push(response);
    try {
      const paths = toPaths(model, request, { answer, cacheTokens });
      for (const path of paths) tree.add(path);
    } catch (error) {
      const { message } = error as Error;
      answer({ kind: "failed", requestId: request.id, error: message });
    }
    if (tree.size >= most) {
      yield plan;
      plan = { tree: new PrefixTree(), answers: [] };
    }
  }
  yield plan;
}
