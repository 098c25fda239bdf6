import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type {
  GenerateRequest,
  ModelRequest,
  ModelResponse,
  Sampling,
} from "../../../core/mod.ts";
import {
  localRunner,
  type LocalRunnerOptions,
} from "../../../runners/local/mod.ts";
import { stubModel } from "./stub_model.ts";

/** Greedy decoding of a few tokens. */
export const GREEDY: Sampling = { maxTokens: 12, stop: [], temperature: 0 };

/** Asks for a reply. */
export function generate(
  id: string,
  text: string,
  sampling: Partial<Sampling> = {},
): ModelRequest & GenerateRequest {
  return {
    id,
    kind: "generate",
    prompt: { kind: "text", text },
    sampling: { ...GREEDY, ...sampling },
  };
}

/** Asks a stub model and checks what must always hold. */
export async function ask(
  requests: readonly ModelRequest[],
  options: LocalRunnerOptions = {},
): Promise<Map<string, ModelResponse>> {
  const { model, log } = stubModel();
  const runner = localRunner(model, options);
  const responses = await Array.fromAsync(runner.run(requests));
  assertEquals(responses.length, requests.length, "one response each");
  assertEquals(log.open, 0, "every sequence is closed");
  return new Map(responses.map((response) => [response.requestId, response]));
}

/** Any requests, many of them with a common start. */
export const requestsOf: fc.Arbitrary<ModelRequest[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("generate", "choose", "next"),
    start: fc.constantFrom(
      "",
      "the same long start of several prompts ",
      "the same",
    ),
    end: fc.string({ unit: fc.constantFrom(..."ab "), maxLength: 6 }),
    maxTokens: fc.integer({ min: 1, max: 20 }),
    continuations: fc.array(
      fc.string({ unit: fc.constantFrom(..."xy"), minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { maxLength: 12 },
).map((list) =>
  list.map(({ kind, start, end, maxTokens, continuations }, index) => {
    const prompt = { kind: "text", text: start + end } as const;
    const id = `${index}`;
    switch (kind) {
      case "choose":
        return { id, kind, prompt, continuations } as const;
      case "next":
        return { id, kind, prompt, top: 3 } as const;
      default:
        return generate(id, prompt.text, { maxTokens });
    }
  })
);
