import { assertEquals, assertThrows } from "@std/assert";
import { chatTemplate } from "../../checkpoints/chat_template.ts";
import type { Message } from "../../core/mod.ts";

const DATA = "tests/data/templates";

/** What transformers lays out, or why it does not. */
interface Rendered {
  readonly text?: string;
  readonly error?: string;
}

const GOLDENS: {
  readonly special: Readonly<Record<string, string>>;
  readonly conversations: readonly (readonly Message[])[];
  readonly prefixes: readonly string[];
  readonly templates: Readonly<
    Record<string, {
      readonly conversations: readonly Rendered[];
      readonly continued: readonly Rendered[];
    }>
  >;
} = JSON.parse(await Deno.readTextFile(`${DATA}/goldens.json`));

const FAILURE = "Cannot lay out the conversation with the chat template: ";

for (const [name, golden] of Object.entries(GOLDENS.templates)) {
  const source = await Deno.readTextFile(`${DATA}/${name}.jinja`);
  const template = chatTemplate(source, GOLDENS.special);

  Deno.test(`conversations are laid out byte for byte as by transformers: ${name}`, () => {
    golden.conversations.forEach(({ text, error }, index) => {
      const messages = GOLDENS.conversations[index] ?? [];
      const render = () => template.render(messages);
      if (error === undefined) assertEquals(render(), text);
      else assertThrows(render, Error, FAILURE + error);
    });
  });

  Deno.test(`a reply that is begun goes on where transformers has it go on: ${name}`, () => {
    golden.continued.forEach(({ text }, index) => {
      const prefix = GOLDENS.prefixes[index] ?? "";
      const render = () =>
        template.render([{ role: "user", content: "Hi" }], { prefix });
      if (text !== undefined) assertEquals(render(), text);
      else {
        assertThrows(
          render,
          Error,
          "Cannot begin the reply as the chat template must lay out a reply as it is: it changes it or leaves it out",
        );
      }
    });
  });
}

const USER: readonly Message[] = [{ role: "user", content: "a" }];

Deno.test("a template that asks for the date is told one that never changes", () => {
  const source = "\n{{ strftime_now('%Y-%m-%d %A %H:%M') }}";
  const text = chatTemplate(source, {}).render(USER);
  assertEquals(text, "\n2024-07-26 Friday 00:00");
});

Deno.test("a part of the date that is not known is refused", () => {
  const template = chatTemplate("{{ strftime_now('%q') }}", {});
  assertThrows(
    () => template.render(USER),
    Error,
    `${FAILURE}Cannot write a date as its parts must be some of %a %A`,
  );
});

Deno.test("what is stripped is what Python strips", () => {
  const text = "\u0085\ufeff a\n ";
  const spellings = {
    "c | trim": "\ufeff a",
    "c.strip()": "\ufeff a",
    "c.rstrip(' ')": "\u0085\ufeff a\n",
    "c.lstrip('\u0085\ufeff')": " a\n ",
    "c | trim(' \n')": "\u0085\ufeff a",
    "(c ~ c).strip('x')": text + text,
  };
  for (const [spelling, stripped] of Object.entries(spellings)) {
    const source = `{% set c = messages[0].content %}{{ ${spelling} }}`;
    const template = chatTemplate(source, {});
    assertEquals(template.render([{ role: "user", content: text }]), stripped);
  }
});

Deno.test("values are equal that are equal in Python", () => {
  const equal = [
    "1 == true",
    "[1, 'a'] == [1, 'a']",
    "{'a': [1]} == {'a': [1]}",
  ];
  const different = [
    "'' == false",
    "'0' == 0",
    "none == missing",
    "[1] == [2]",
  ];
  for (
    const [comparisons, expected] of [[equal, "True"], [
      different,
      "False",
    ]] as const
  ) {
    for (const comparison of comparisons) {
      const template = chatTemplate(`{{ ${comparison} }}`, {});
      assertEquals(template.render(USER), expected, comparison);
    }
  }
});

Deno.test("tools and documents are there and empty, as in transformers", () => {
  const source =
    "{{ tools is defined }} {{ tools is none }} {{ documents is none }}";
  assertEquals(chatTemplate(source, {}).render(USER), "True True True");
});

Deno.test("a conversation without messages is refused", () => {
  assertThrows(
    () => chatTemplate("a", {}).render([]),
    RangeError,
    "Cannot lay out a conversation as it must have at least one message: it has none",
  );
});

Deno.test("a template that leaves the beginning of a reply out is refused", () => {
  assertThrows(
    () =>
      chatTemplate("{{ messages[0].content }}", {}).render(USER, {
        prefix: "b",
      }),
    Error,
    "Cannot begin the reply as the chat template must lay out a reply as it is: it changes it or leaves it out",
  );
});
