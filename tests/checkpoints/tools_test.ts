import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { chatTemplate } from "../../checkpoints/chat_template.ts";
import {
  type ChatTemplate,
  readChatTemplate,
  type Tool,
  type Turn,
} from "../../checkpoints/mod.ts";
import { inFolder } from "./folder.ts";

const DATA = "tests/data/templates";

/** What transformers lays out, or why it does not; `null` where Python fails with words of its own. */
interface Rendered {
  readonly text?: string;
  readonly error?: string | null;
}

const GOLDENS: {
  readonly special: Readonly<Record<string, string>>;
  readonly conversations: readonly {
    readonly messages: readonly Turn[];
    readonly tools?: readonly Tool[];
    readonly prefix?: string;
  }[];
  readonly templates: Readonly<Record<string, readonly Rendered[]>>;
} = JSON.parse(await Deno.readTextFile(`${DATA}/tool_goldens.json`));

const FAILURE = "Cannot lay out the conversation with the chat template: ";

for (const [name, golden] of Object.entries(GOLDENS.templates)) {
  const source = await Deno.readTextFile(`${DATA}/${name}.jinja`);
  const template = chatTemplate(source, GOLDENS.special);

  Deno.test(`conversations with tools are laid out byte for byte as by transformers: ${name}`, () => {
    golden.forEach(({ text, error }, index) => {
      const { messages = [], ...options } = GOLDENS.conversations[index] ?? {};
      const render = () => template.render(messages, options);
      if (text !== undefined) assertEquals(render(), text);
      else assertThrows(render, Error, FAILURE + (error ?? ""));
    });
  });
}

const ASKED: readonly Turn[] = [{ role: "user", content: "a" }];
const TOOL: Tool = { type: "function", function: { name: "now" } };

/** Reads the chat template of a checkpoint that has several. */
async function readNamed(
  templates: readonly { readonly name: string; readonly template: string }[],
): Promise<ChatTemplate> {
  let read: ChatTemplate | null | undefined;
  const config = { "chat_template": templates };
  await inFolder({ "tokenizer_config.json": config }, async (folder) => {
    read = await readChatTemplate(folder, {});
  });
  assert(read);
  return read;
}

Deno.test("with tools, the template that is named for them lays out, as in transformers", async () => {
  const template = await readNamed([
    { name: "default", template: "plain" },
    { name: "tool_use", template: "{{ tools[0].function.name }}" },
  ]);
  assertEquals(template.source, "plain");
  assertEquals(template.render(ASKED), "plain");
  assertEquals(template.render(ASKED, { tools: [TOOL] }), "now");
  assertEquals(template.render(ASKED, { tools: [] }), "");
});

Deno.test("a template for tools that cannot be read leaves conversations without them alone", async () => {
  const template = await readNamed([
    { name: "tool_use", template: "{% if %}" },
    { name: "default", template: "plain" },
  ]);
  assertEquals(template.render(ASKED), "plain");
  assertThrows(
    () => template.render(ASKED, { tools: [TOOL] }),
    SyntaxError,
    "Cannot read the chat template: ",
  );
});

Deno.test("numbers of a schema are written as far as JavaScript knows them", () => {
  const template = chatTemplate("{{ tools | tojson }}", {});
  const tool = (maximum: number): Tool => ({
    type: "function",
    function: { name: "f", parameters: { maximum } },
  });
  assertStringIncludes(
    template.render(ASKED, { tools: [tool(1.0), tool(0.00001)] }),
    '"maximum": 1}}}, {"type": "function", "function": {"name": "f", "parameters": {"maximum": 1e-05}}}',
  );
  assertThrows(
    () => template.render(ASKED, { tools: [tool(1e300)] }),
    Error,
    `${FAILURE}Only whole numbers below 2^53 can be written: it is 1e+300`,
  );
});
