import type {
  GenerateRequest,
  ModelRequest,
  ModelResponse,
  Prompt,
  Runner,
  Sampling,
} from "../../../core/mod.ts";
import { openServer, type ServerOptions } from "../../../runners/openai/mod.ts";
import { testClock } from "../../servers/test_clock.ts";

/**
 * Opens the model `tuned` of a server, with time that passes at once.
 *
 * @param endpoint Base address.
 * @param options What is set otherwise.
 */
export function open(
  endpoint: string,
  options: Partial<ServerOptions> = {},
): Promise<Runner> {
  return openServer({
    endpoint,
    model: "tuned",
    concurrency: 32,
    timeout: 1000,
    deadline: 10_000,
    clock: testClock(),
    random: () => 1,
    ...options,
  }, { needs: new Set(["generate"]) });
}

/** Running text. */
export function text(text: string): Prompt {
  return { kind: "text", text };
}

/** A conversation of one turn, with a forced start of the reply. */
export function chat(content: string, prefix?: string): Prompt {
  return {
    kind: "chat",
    messages: [{ role: "user", content }],
    ...(prefix === undefined ? {} : { prefix }),
  };
}

/**
 * Asks for text.
 *
 * @param prompt What it continues; also the request's id where it is text.
 * @param sampling What is set otherwise than greedily.
 */
export function generate(
  prompt: Prompt,
  sampling: Partial<Sampling> = {},
): GenerateRequest & { readonly id: string } {
  return {
    kind: "generate",
    id: prompt.kind === "text" ? prompt.text : "chat",
    prompt,
    sampling: { maxTokens: 8, stop: [], temperature: 0, ...sampling },
  };
}

/** So many different requests for text. */
export function many(count: number): ModelRequest[] {
  return Array.from({ length: count }, (_, i) => generate(text(`${i}`)));
}

/** Puts requests and waits for all responses. */
export function ask(
  runner: Runner,
  ...requests: readonly ModelRequest[]
): Promise<ModelResponse[]> {
  return Array.fromAsync(runner.run(requests));
}

/** The errors of responses that failed. */
export function errorsOf(responses: readonly ModelResponse[]): string[] {
  return responses.flatMap((one) => one.kind === "failed" ? [one.error] : []);
}
