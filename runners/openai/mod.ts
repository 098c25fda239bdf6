/**
 * Models behind an OpenAI-compatible server: vLLM, SGLang, llama-server and
 * what else speaks `/completions` and `/chat/completions`.
 *
 * @module
 */

export type { Clock } from "./clock.ts";
export type { Fetch } from "./exchange.ts";
export {
  openServer,
  type ServerNeeds,
  type ServerOptions,
} from "./open_server.ts";
