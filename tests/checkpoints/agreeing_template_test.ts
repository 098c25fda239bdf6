import { assertEquals, assertThrows } from "@std/assert";
import { agreeingTemplate } from "../../checkpoints/agreeing_template.ts";

/** What Python makes of expressions in templates. */
const { values, expressions }: {
  readonly values: Readonly<Record<string, unknown>>;
  readonly expressions: Readonly<
    Record<string, { readonly text?: string; readonly error?: string }>
  >;
} = JSON.parse(
  await Deno.readTextFile("tests/data/templates/expressions.json"),
);

for (const [source, { text }] of Object.entries(expressions)) {
  Deno.test(`values are written as Python writes them: ${source}`, () => {
    const layOut = agreeingTemplate(source);
    if (text === undefined) assertThrows(() => layOut(values), Error, "Only");
    else assertEquals(layOut(values), text);
  });
}

Deno.test("a whole number too large to be exact is refused", () => {
  const layOut = agreeingTemplate("{{ n | tojson }}");
  assertEquals(layOut({ n: 2 ** 53 - 1 }), "9007199254740991");
  assertThrows(
    () => layOut({ n: 2 ** 53 }),
    RangeError,
    "Only whole numbers below 2^53 can be written: it is 9007199254740992",
  );
});

Deno.test("what is no number is written as Python writes it", () => {
  const layOut = agreeingTemplate("{{ n }} {{ [n] | tojson }}");
  assertEquals(layOut({ n: NaN }), "nan [NaN]");
  assertEquals(layOut({ n: -Infinity }), "-inf [-Infinity]");
});

for (
  const [body, statement] of [
    ["{{ a }}{% if a == 1 %}{% break %}{% endif %}", "break"],
    ["x{% continue %}", "continue"],
    ["{% for b in [1] %}{{ b }}{% endfor %}{% break %}", "break"],
    ["{% if a %}{{ a }}{% else %}{% endif %}{% continue %}", "continue"],
  ]
) {
  Deno.test(`a round that is left behind what it printed is refused: ${body}`, () => {
    assertThrows(
      () => agreeingTemplate(`{% for a in [1, 2] %}${body}{% endfor %}`),
      SyntaxError,
      `A loop must not be left by {% ${statement} %} behind what its round has printed: that is not supported. Print behind it, or serve the model and name the server as an endpoint instead`,
    );
  });
}

Deno.test("a round may be left before it prints", () => {
  const layOut = agreeingTemplate(
    "{% for a in [1, 2, 3] %}{% if a == 1 %}{% continue %}{% elif a == 3 %}{% break %}{% else %}{{ a }}{% endif %}{% endfor %}",
  );
  assertEquals(layOut({}), "2");
});
