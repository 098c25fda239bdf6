import type { Prompt } from "../../core/mod.ts";

/**
 * Writes what was put to a model as one text.
 *
 * @param prompt What was put to it.
 * @returns The text; a conversation as JSON, as lm-evaluation-harness has it for
 *   servers, with the forced start of the reply as its last turn.
 *
 * @example Usage
 * ```ts
 * import { promptText } from "@aftertune/aftertune/reports/exports/prompt_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const messages = [{ role: "user", content: "1 + 1?" }] as const;
 * assertEquals(
 *   promptText({ kind: "chat", messages }),
 *   '[{"role":"user","content":"1 + 1?"}]',
 * );
 * ```
 */
export function promptText(prompt: Prompt): string {
  if (prompt.kind === "text") return prompt.text;
  const { messages, prefix } = prompt;
  const forced = prefix === undefined
    ? []
    : [{ role: "assistant", content: prefix }];
  return JSON.stringify([...messages, ...forced]);
}
