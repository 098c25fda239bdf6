import type { ModelRequest, ModelResponse } from "../../core/mod.ts";
import { localRunner, openModel } from "../../runners/mod.ts";
import { watched } from "./watched.ts";
import type { Work } from "./works.ts";

/** What one side made of a work. */
export interface Answered {
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Of a choice the continuations' log-probabilities, of others the text; one an item. */
  readonly answers: readonly (readonly number[] | string)[];
}

/** What aftertune made of a work. */
export interface AnsweredHere extends Answered {
  /** Tokens that the model computed. */
  readonly computed: number;
}

/** What answers. */
export interface AnswerOptions {
  /** The checkpoint's folder. */
  readonly checkpoint: string;
  /** Threads of the processor. */
  readonly threads: number;
}

/**
 * Puts a work to a checkpoint, loading it and all.
 *
 * @param work The work.
 * @param options What answers.
 * @returns The answers and what they took.
 */
export async function answer(
  work: Work,
  { checkpoint, threads }: AnswerOptions,
): Promise<AnsweredHere> {
  const model = await openModel(checkpoint, { threads });
  let computed = 0;
  const counted = watched(model, (slices) => {
    for (const slice of slices) computed += slice.tokens.length;
  });
  await using runner = localRunner(counted);
  const start = performance.now();
  const responses = await Array.fromAsync(runner.run(requestsOf(work)));
  const seconds = (performance.now() - start) / 1000;
  const byId = new Map(responses.map((one) => [one.requestId, one]));
  const answers = work.items.map((_, index) => read(byId.get(`${index}`)));
  return { seconds, answers, computed };
}

function requestsOf(work: Work): ModelRequest[] {
  const prompt = (text: string) => ({ kind: "text", text } as const);
  if (work.kind === "choose") {
    return work.items.map(({ context, continuations }, index) => ({
      id: `${index}`,
      kind: "choose",
      prompt: prompt(context),
      continuations,
    }));
  }
  return work.items.map(({ context, stop, maxTokens }, index) => ({
    id: `${index}`,
    kind: "generate",
    prompt: prompt(context),
    sampling: { maxTokens, stop, temperature: 0 },
  }));
}

function read(response: ModelResponse | undefined): readonly number[] | string {
  if (response?.kind === "chosen") {
    return response.choices.map(({ logprob }) => logprob);
  }
  if (response?.kind === "generated") return response.text;
  throw new Error(`Cannot measure: ${JSON.stringify(response)}`);
}
