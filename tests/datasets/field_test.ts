import { assertEquals, assertThrows } from "@std/assert";
import { field } from "../../datasets/mod.ts";

const ROW = {
  text: "a",
  number: 3,
  list: ["a", "b"],
  mixed: ["a", 1],
  object: { inner: "b" },
  nothing: null,
};

Deno.test("fields are read as what they are", () => {
  assertEquals(field.string(ROW, "text"), "a");
  assertEquals(field.optionalString(ROW, "text"), "a");
  assertEquals(field.optionalString(ROW, "absent"), undefined);
  assertEquals(field.strings(ROW, "list"), ["a", "b"]);
  assertEquals(field.object(ROW, "object"), { inner: "b" });
});

const MALFORMED: readonly [string, () => unknown, string][] = [
  [
    "a number",
    () => field.string(ROW, "number"),
    'Field "number" must be a string: it is 3',
  ],
  [
    "a missing field",
    () => field.string(ROW, "absent"),
    'Field "absent" must be a string: it is missing',
  ],
  [
    "null",
    () => field.optionalString(ROW, "nothing"),
    'Field "nothing" must be a string: it is null',
  ],
  [
    "a text as a list",
    () => field.strings(ROW, "text"),
    'Field "text" must be a list of strings: it is "a"',
  ],
  [
    "a list of other things",
    () => field.strings(ROW, "mixed"),
    'Field "mixed" must be a list of strings: it is ["a",1]',
  ],
  [
    "a list as an object",
    () => field.object(ROW, "list"),
    'Field "list" must be an object: it is ["a","b"]',
  ],
  [
    "null as an object",
    () => field.object(ROW, "nothing"),
    'Field "nothing" must be an object: it is null',
  ],
];

for (const [name, read, message] of MALFORMED) {
  Deno.test(`a malformed field is named: ${name}`, () => {
    assertEquals(assertThrows(read, SyntaxError).message, message);
  });
}
