import { Template } from "@huggingface/jinja";
import { join } from "@std/path";
import type { Message } from "../core/mod.ts";
import { exists, readOptionalJson } from "./read_json.ts";

/**
 * Templates that ask for today's date have a fixed one to fall back on, and the
 * same conversation must be the same text tomorrow. The empty expression keeps
 * a line break that the template may begin with.
 */
const WITHOUT_CLOCK = '{% set strftime_now = undefined %}{{ "" }}';

/** Lays a conversation out as the text that the model was tuned on. */
export interface ChatTemplate {
  /** The template itself, in Jinja. */
  readonly source: string;
  /**
   * Lays out a conversation, up to where the model's reply begins.
   *
   * @throws {Error} If the template refuses the conversation.
   */
  render(messages: readonly Message[]): string;
}

/**
 * Reads the chat template of a checkpoint folder: `chat_template.jinja`, or
 * `chat_template` of `tokenizer_config.json` (of several, the one that is
 * called "default").
 *
 * @param folder The checkpoint folder.
 * @param special The special tokens by name, which templates refer to.
 * @returns The template, or `null` where the checkpoint has none.
 * @throws {SyntaxError} If the template cannot be parsed.
 *
 * @example Usage
 * ```ts
 * import { readChatTemplate } from "@aftertune/aftertune/checkpoints/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const template = await readChatTemplate("tests/data/tiny_llama/base", {});
 *
 * assertEquals(
 *   template?.render([{ role: "user", content: "Hello" }]),
 *   "<|user|>Hello<|end|><|assistant|>",
 * );
 * ```
 */
export async function readChatTemplate(
  folder: string,
  special: Readonly<Record<string, string>>,
): Promise<ChatTemplate | null> {
  const source = await readSource(folder);
  return source === null ? null : chatTemplate(source, special);
}

export function chatTemplate(
  source: string,
  special: Readonly<Record<string, string>>,
): ChatTemplate {
  const template = parse(source);
  return {
    source,
    render(messages) {
      try {
        return template.render({
          ...special,
          messages: messages.map((message) => ({ ...message })),
          add_generation_prompt: true,
        });
      } catch (cause) {
        throw new Error(
          `Cannot lay out the conversation with the chat template: ${
            (cause as Error).message
          }`,
          { cause },
        );
      }
    },
  };
}

function parse(source: string): Template {
  try {
    return new Template(WITHOUT_CLOCK + source);
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read the chat template: ${(cause as Error).message}`,
      { cause },
    );
  }
}

async function readSource(folder: string): Promise<string | null> {
  const path = join(folder, "chat_template.jinja");
  if (await exists(path)) return await Deno.readTextFile(path);
  const config = await readOptionalJson(join(folder, "tokenizer_config.json"));
  const value = config?.value("chat_template");
  if (value === undefined || typeof value === "string") return value ?? null;
  const templates = Array.isArray(value) ? value : [];
  const found = templates.find((template) => template?.name === "default");
  if (typeof found?.template === "string") return found.template;
  throw new TypeError(
    `Cannot read the chat template as "chat_template" of tokenizer_config.json must be a string, or a list with one that is named "default"`,
  );
}
