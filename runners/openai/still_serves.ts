import type { Answer, ModelRequest, Prompt, Sampling } from "../../core/mod.ts";
import { ServerError } from "./server_error.ts";

/** Running text or conversation: a server may serve only one of them. */
type Form = Prompt["kind"];

/** What nobody takes offence at, in both forms. */
const HARMLESS: Readonly<Record<Form, Prompt>> = {
  text: { kind: "text", text: "Hello" },
  chat: { kind: "chat", messages: [{ role: "user", content: "Hello" }] },
};

/** What every server can do. */
const SHORTEST: Sampling = { maxTokens: 1, stop: [], temperature: 0 };

/** Options of {@linkcode stillServes}. */
export interface StillServesOptions {
  /** Asks the model. */
  readonly answer: (request: ModelRequest) => Promise<Answer>;
  /** Whether it has answered a request of this suite. */
  readonly answered: boolean;
}

/**
 * Asks a harmless question, to tell a server that stopped serving from one
 * that has something against certain requests.
 *
 * A model that has answered before is asked for next to nothing, in either
 * form: it serves as long as it answers anything. One that never has is asked
 * in the form and with the settings of the fruitless request: where these are
 * wrong, all that follows would fail as well.
 *
 * @param request What came to nothing.
 * @param options How it is asked and whether it ever answered.
 * @returns Whether it answers.
 */
export async function stillServes(
  request: ModelRequest,
  { answer, answered }: StillServesOptions,
): Promise<boolean> {
  const form = request.prompt.kind;
  const forms: readonly Form[] = answered
    ? [form, form === "chat" ? "text" : "chat"]
    : [form];
  const sampling = request.kind === "generate" && !answered
    ? request.sampling
    : SHORTEST;
  for (const prompt of forms.map((each) => HARMLESS[each])) {
    try {
      await answer({ kind: "generate", id: "control", prompt, sampling });
      return true;
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (!error.isRefusal) return false;
    }
  }
  return false;
}
