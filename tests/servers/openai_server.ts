import { echoed } from "./echoed.ts";
import { serve, type TestServer } from "./serve.ts";

/** The JSON of a request, which tests look into as they like. */
// deno-lint-ignore no-explicit-any
type Body = any;

/** What was sent to the server. */
export interface Received {
  /** The path behind the base address. */
  readonly path: string;
  /** The headers. */
  readonly headers: Headers;
  /** The JSON, empty where there was none. */
  readonly body: Body;
}

/** Options of {@linkcode openaiServer}. */
export interface OpenaiServerOptions {
  /** Names of the models, `null` where it has no list. */
  readonly models?: readonly string[] | null;
  /** What the list gives as owner, by default that of a server nobody knows. */
  readonly owner?: string;
  /** What the model says, by default the length of what was asked. */
  readonly say?: (asked: string) => string;
  /** Whether it returns log-probabilities of the prompt, or ignores `echo` as llama-server does. */
  readonly echo?: boolean;
  /**
   * How it takes a last message of the assistant: `ignored`, it begins a new
   * reply; `continued`, as vLLM; `returned`, as llama-server.
   */
  readonly prefill?: "ignored" | "continued" | "returned";
  /** Answers in the server's place, where it returns something. */
  readonly fault?: (
    received: Received,
    count: number,
  ) => Response | Promise<Response> | undefined;
}

/** A server with the requests that it got. */
export interface OpenaiServer extends TestServer {
  /** All requests but those for the list of models. */
  readonly received: readonly Received[];
}

/**
 * A server that speaks the OpenAI protocol and answers at once.
 *
 * @param options How it behaves.
 */
export function openaiServer(options: OpenaiServerOptions = {}): OpenaiServer {
  const received: Received[] = [];
  const server = serve(async (request) => {
    const path = new URL(request.url).pathname.replace("/v1", "");
    const text = await request.text();
    const { headers } = request;
    const one = { path, headers, body: text === "" ? {} : JSON.parse(text) };
    if (path !== "/models") received.push(one);
    return options.fault?.(one, received.length) ?? answer(one, options);
  });
  return { ...server, received };
}

function answer(
  { path, body }: Received,
  options: OpenaiServerOptions,
): Response {
  switch (path) {
    case "/models":
      return models(options);
    case "/completions":
      return complete(body, options);
    case "/chat/completions":
      return chat(body, options);
    default:
      return Response.json({ error: "Not Found" }, { status: 404 });
  }
}

function models({ models, owner }: OpenaiServerOptions): Response {
  if (models === null) return new Response("Not Found", { status: 404 });
  const data = (models ?? ["tuned"]).map((id) => ({
    id,
    object: "model",
    created: Math.floor(Date.now() / 1000),
    owned_by: owner ?? "somebody",
  }));
  return Response.json({ object: "list", data });
}

/** Says how long a text is. */
function lengthOf(asked: string): string {
  return `${asked.length} characters`;
}

function complete(
  body: Body,
  { say = lengthOf, echo }: OpenaiServerOptions,
): Response {
  if (echo && body.echo) return Response.json(echoed(body.prompt));
  return Response.json({
    object: "text_completion",
    choices: [{
      index: 0,
      text: say(body.prompt),
      logprobs: body.logprobs ? { content: [{ logprob: -0.5 }] } : null,
      finish_reason: "stop",
    }],
    usage: { prompt_tokens: 7, completion_tokens: 1, total_tokens: 8 },
  });
}

function chat(
  { messages, ...body }: Body,
  { say = lengthOf, prefill = "ignored" }: OpenaiServerOptions,
): Response {
  const knows = prefill !== "ignored";
  if (knows && body.continue_final_message && body.add_generation_prompt) {
    return Response.json({ error: "Cannot set both" }, { status: 400 });
  }
  const last = messages.at(-1);
  const start = prefill === "returned" && body.continue_final_message
    ? last.content
    : "";
  return Response.json({
    object: "chat.completion",
    choices: [{
      index: 0,
      message: { role: "assistant", content: start + say(last.content) },
      finish_reason: "stop",
    }],
    usage: { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 },
  });
}
