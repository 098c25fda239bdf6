import { join } from "@std/path";
import type { Message } from "../core/mod.ts";
import { agreeingTemplate } from "./agreeing_template.ts";
import { exists, readOptionalJson } from "./read_json.ts";

/** Marks where a reply is to go on; a template that trims it takes its space away. */
const HERE = "[reply goes on here] ";

/** Lays a conversation out as the text that the model was tuned on. */
export interface ChatTemplate {
  /** The template itself, in Jinja. */
  readonly source: string;
  /**
   * Lays out a conversation, up to where the model's reply begins. A template
   * that asks for the date is told one that is always the same.
   *
   * @param messages The conversation.
   * @param prefix What the reply is to begin with, placed where the template places a reply.
   * @throws {RangeError} If there is no message.
   * @throws {Error} If the template refuses the conversation, or leaves the prefix out.
   */
  render(messages: readonly Message[], prefix?: string): string;
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
  const layOut = (messages: readonly Message[], isAnswered: boolean) => {
    try {
      return template({
        // As transformers has it, what is not asked for is there and empty.
        tools: null,
        documents: null,
        ...special,
        messages: messages.map((message) => ({ ...message })),
        "add_generation_prompt": !isAnswered,
      });
    } catch (cause) {
      throw new Error(
        `Cannot lay out the conversation with the chat template: ${
          (cause as Error).message
        }`,
        { cause },
      );
    }
  };
  return {
    source,
    render(messages, prefix = "") {
      requireMessage(messages);
      if (prefix === "") return layOut(messages, false);
      const begun = { role: "assistant", content: prefix + HERE } as const;
      return upToHere(layOut([...messages, begun], true), prefix);
    },
  };
}

/** As transformers cuts where the last message is to be continued. */
function upToHere(text: string, prefix: string): string {
  const end = text.lastIndexOf(HERE.trimEnd());
  if (end < 0 || !text.includes(prefix.trim())) {
    throw new Error(
      "Cannot begin the reply as the chat template must lay out a reply as it is: it changes it or leaves it out",
    );
  }
  const isKept = text.startsWith(HERE, end);
  return isKept ? text.slice(0, end) : text.slice(0, end).trimEnd();
}

function requireMessage(messages: readonly Message[]): void {
  if (messages.length > 0) return;
  throw new RangeError(
    "Cannot lay out a conversation as it must have at least one message: it has none",
  );
}

function parse(source: string): ReturnType<typeof agreeingTemplate> {
  try {
    return agreeingTemplate(source);
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
