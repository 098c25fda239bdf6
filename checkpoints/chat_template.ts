import { join } from "@std/path";
import { agreeingTemplate } from "./agreeing_template.ts";
import { exists, readOptionalJson } from "./read_json.ts";
import type { Tool, Turn } from "./turn.ts";

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
   * @param turns The conversation.
   * @param options How the reply begins, and the tools.
   * @throws {RangeError} If there is no message.
   * @throws {Error} If the template refuses the conversation, or leaves the prefix out.
   */
  render(turns: readonly Turn[], options?: RenderOptions): string;
}

/** Options of {@linkcode ChatTemplate.render}. */
export interface RenderOptions {
  /** What the reply is to begin with, placed where the template places a reply. */
  readonly prefix?: string;
  /** Tools that the model may call; a template that knows of none leaves them out, as in transformers. */
  readonly tools?: readonly Tool[];
}

/** The templates of a checkpoint. */
interface Sources {
  readonly source: string;
  /** What lays out conversations with tools, where it is another. */
  readonly withTools?: string;
}

/**
 * Reads the chat template of a checkpoint folder: `chat_template.jinja`, or
 * `chat_template` of `tokenizer_config.json` (of several, the one that is
 * called "default", and "tool_use" where tools are given).
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
  const sources = await readSources(folder);
  if (sources === null) return null;
  const { source, withTools = source } = sources;
  const plain = chatTemplate(source, special);
  if (withTools === source) return plain;
  // Parsed when it is first wanted: conversations without tools need it not.
  let other: ChatTemplate | undefined;
  return {
    source,
    render(turns, options = {}) {
      const template = options.tools === undefined
        ? plain
        : other ??= chatTemplate(withTools, special);
      return template.render(turns, options);
    },
  };
}

export function chatTemplate(
  source: string,
  special: Readonly<Record<string, string>>,
): ChatTemplate {
  const template = parse(source);
  const layOut = (
    turns: readonly Turn[],
    tools: readonly Tool[] | undefined,
    isAnswered: boolean,
  ) => {
    try {
      return template({
        // As transformers has it, what is not asked for is there and empty.
        tools: tools ?? null,
        documents: null,
        ...special,
        messages: turns.map(withoutGaps),
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
    render(turns, { prefix = "", tools } = {}) {
      requireMessage(turns);
      if (prefix === "") return layOut(turns, tools, false);
      const begun = { role: "assistant", content: prefix + HERE } as const;
      return upToHere(layOut([...turns, begun], tools, true), prefix);
    },
  };
}

/** As transformers has it, a part that is null is not there. */
function withoutGaps(turn: Turn): Readonly<Record<string, unknown>> {
  const parts = Object.entries(turn);
  return Object.fromEntries(parts.filter(([, part]) => part !== null));
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

function requireMessage(turns: readonly Turn[]): void {
  if (turns.length > 0) return;
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

async function readSources(folder: string): Promise<Sources | null> {
  const path = join(folder, "chat_template.jinja");
  if (await exists(path)) return { source: await Deno.readTextFile(path) };
  const config = await readOptionalJson(join(folder, "tokenizer_config.json"));
  const value = config?.value("chat_template");
  if (value === undefined) return null;
  if (typeof value === "string") return { source: value };
  const templates = Array.isArray(value) ? value : [];
  const [source, withTools] = ["default", "tool_use"].map((name) =>
    templates.find((template) => template?.name === name)?.template
  );
  if (typeof source === "string") {
    return typeof withTools === "string" ? { source, withTools } : { source };
  }
  throw new TypeError(
    `Cannot read the chat template as "chat_template" of tokenizer_config.json must be a string, or a list with one that is named "default"`,
  );
}
