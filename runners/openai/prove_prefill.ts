// deno-lint-ignore-file camelcase -- the protocol names its fields so
import type { Call } from "./connect.ts";
import { OPEN_ENDED } from "./generation_call.ts";
import { isRecord } from "./is_record.ts";
import { onlyChoice } from "./only_choice.ts";
import type { Prefill } from "./read_generation.ts";
import { ServerError } from "./server_error.ts";

/** Far longer than one token, so that a reply of one token cannot repeat it. */
const START = "Certainly. The seven days of the week, in order, are";
const MESSAGES = [
  { role: "user", content: "Which days does a week have?" },
  { role: "assistant", content: START },
];

/**
 * Proves that a server continues a reply whose start is forced on it.
 *
 * Many servers take a last message of the assistant for a finished turn, and
 * most ignore a field that they do not know. vLLM and llama-server know
 * `continue_final_message`, and refuse it together with
 * `add_generation_prompt`. So a server that takes the one and refuses the
 * contradiction knows what both mean; any other is not trusted.
 *
 * @param call Asks the server.
 * @param model What the server calls the model.
 * @returns How it answers, or why a start cannot be forced on it.
 * @throws {ServerError} If it cannot be asked.
 */
export async function provePrefill(
  call: Call,
  model: string,
): Promise<Prefill | string> {
  const ask = async (fields: Readonly<Record<string, boolean>>) =>
    await call("/chat/completions", {
      model,
      messages: MESSAGES,
      max_tokens: 1,
      temperature: 0,
      stream: false,
      ...fields,
    });
  const plain = await ask(OPEN_ENDED).catch(refusal);
  if (plain instanceof ServerError) return unproven(plain.message);
  const contradiction = { ...OPEN_ENDED, add_generation_prompt: true };
  if (!((await ask(contradiction).catch(refusal)) instanceof ServerError)) {
    return unproven(
      `The server ignores "continue_final_message". Use vLLM or llama-server, or a local checkpoint`,
    );
  }
  const { message } = onlyChoice(plain);
  const text = isRecord(message) ? message["content"] : undefined;
  return { returned: typeof text === "string" && text.startsWith(START) };
}

function unproven(reason: string): string {
  return `Cannot force the start of a reply as the server must prove that it continues one. ${reason}`;
}

/** Returns an error that says that the server does not take the request. */
function refusal(error: unknown): ServerError {
  if (error instanceof ServerError && error.blame === "request") return error;
  throw error;
}
