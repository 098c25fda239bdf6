import {
  openaiServer,
  type OpenaiServerOptions,
} from "../servers/openai_server.ts";
import type { OpenaiServer } from "../servers/openai_server.ts";
import type { TemporaryFolder } from "./command.ts";

/** Options of {@linkcode servedSuite}. */
export interface ServedSuiteOptions {
  /** How the tuned model's server behaves. */
  readonly tuned?: OpenaiServerOptions;
  /** How the base model's server behaves. */
  readonly base?: OpenaiServerOptions;
  /** Samples of the one task. */
  readonly limit?: number;
  /** Most requests under way at once. */
  readonly concurrency?: number;
}

/** Two models on two loopback servers, and a suite that asks both. */
export interface ServedSuite extends AsyncDisposable {
  /** Path of the suite. */
  readonly path: string;
  /** The server of the reference. */
  readonly base: OpenaiServer;
  /** The server of the other model. */
  readonly tuned: OpenaiServer;
}

/** How often a server was asked a question of the suite; probes do not count. */
export function asked({ received }: OpenaiServer): number {
  return received.filter(({ path, body }) =>
    path === "/completions" && !body.echo
  ).length;
}

/**
 * Starts two servers and writes a suite that compares them on word problems.
 * The base always answers 1, the tuned model answers as many as the question
 * has sentences.
 */
export function servedSuite(
  folder: TemporaryFolder,
  options: ServedSuiteOptions = {},
): ServedSuite {
  const base = openaiServer({
    models: ["base"],
    say: () => " I say 1. #### 1",
    ...options.base,
  });
  const tuned = openaiServer({
    models: ["tuned"],
    owner: "vllm",
    say: (asked) => ` #### ${asked.split(".").length}`,
    ...options.tuned,
  });
  const model = (name: string, { endpoint }: OpenaiServer) =>
    `  ${name}: { endpoint: "${endpoint}", model: ${name}, prompt: text, concurrency: ${
      options.concurrency ?? 8
    } }`;
  const path = folder.write(
    "suite.yaml",
    [
      "name: served",
      "reference: base",
      "models:",
      model("base", base),
      model("tuned", tuned),
      "tasks:",
      `  - { task: word-problems, limit: ${options.limit ?? 30} }`,
    ].join("\n"),
  );
  return {
    path,
    base,
    tuned,
    async [Symbol.asyncDispose]() {
      await base.stop();
      await tuned.stop();
    },
  };
}
