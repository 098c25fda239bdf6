import { assertEquals } from "@std/assert";
import plugin from "../../_tools/lint_style.ts";

/** The messages that a file gets. */
function messages(source: string, file = "stats/x.ts"): string[] {
  return Deno.lint.runPlugin(plugin, file, source).map((it) => it.message);
}

const FINE = {
  "a message that says what, what must hold and what to do":
    "new RangeError(`Cannot read ${a} as a level: ${b}. Give 0 to 1`);",
  "a message in several pieces": 'new Error("Cannot read " + a + ": it is b");',
  "a possessive": 'new Error("Cannot read the model\'s weights");',
  "a message made elsewhere": "new Error(message);",
  "an error without a message": "new Error();",
  "lower case in what is no error": 'new URL("a");',
  "two parameters and options":
    "export function f(a: A, b: B, options: C): void {}",
  "many parameters inside a file":
    "function f(a: A, b: B, c: C, d: D): void {}",
  "a date of a given time": "new Date(time);",
  "a method that is merely named so": "random.now();",
  "a function of sixty lines": `function f() {${"\n".repeat(59)}}`,
  "a file of three hundred lines": "a();\n".repeat(300),
};

for (const [name, source] of Object.entries(FINE)) {
  Deno.test(`lint_style allows ${name}`, () => {
    assertEquals(messages(source), []);
  });
}

const CAPITAL = "An error message begins with a capital letter";
const CONTRACTION = "An error message has no contractions";
const PARAMETERS = "An exported function has over 3 parameters";

const BROKEN: Record<string, [source: string, message: string]> = {
  "a message that begins small": ['new Error("cannot");', CAPITAL],
  "a message that begins with a quote": ["new Error('\"x\" is no');", CAPITAL],
  "a template that begins small": ["new TypeError(`no ${x}`);", CAPITAL],
  "a sum that begins small": ['new Error("no " + x);', CAPITAL],
  "an error of our own that begins small": ['new XError("no");', CAPITAL],
  "a negative contraction": ['new Error("It isn\'t so");', CONTRACTION],
  "a contraction with a typographic apostrophe": [
    'new Error("Cannot, it’s late");',
    CONTRACTION,
  ],
  "a contraction late in a template": [
    "new Error(`Cannot read ${x}, which you've made`);",
    CONTRACTION,
  ],
  "four parameters of an exported function": [
    "export function f(a: A, b: B, c: C, d: D): void {}",
    PARAMETERS,
  ],
  "four parameters of an exported arrow": [
    "export const f = (a: A, b: B, c: C, d: D): void => {};",
    PARAMETERS,
  ],
  "chance": ["Math.random();", '"Math.random" is ambient input'],
  "the clock": ["Date.now();", '"Date.now" is ambient input'],
  "the stopwatch": ["performance.now();", '"performance.now" is ambient input'],
  "today": ["new Date();", '"new Date()" is ambient input'],
  "the environment": ['Deno.env.get("A");', '"Deno.env" is ambient input'],
  "a function of sixty-one lines": [
    `function f() {${"\n".repeat(60)}}`,
    "A function is 61 lines long",
  ],
  "a method of sixty-one lines": [
    `const a = { f() {${"\n".repeat(60)}} };`,
    "A function is 61 lines long",
  ],
  "an arrow function of sixty-one lines": [
    `const f = () => {${"\n".repeat(60)}};`,
    "A function is 61 lines long",
  ],
  "a file of three hundred and one lines": [
    "a();\n".repeat(301),
    "The file is 301 lines long",
  ],
};

for (const [name, [source, message]] of Object.entries(BROKEN)) {
  Deno.test(`lint_style refuses ${name}`, () => {
    assertEquals(messages(source), [message]);
  });
}

for (const folder of ["cli", "_tools", "bench", "tests"]) {
  Deno.test(`lint_style lets ${folder} read the clock`, () => {
    assertEquals(messages("Date.now();", `${folder}/x.ts`), []);
  });
}

Deno.test("lint_style lets a conformance suite list its tests in one function", () => {
  const source = `export function suite() {${"\n".repeat(60)}}`;
  assertEquals(messages(source, "tests/conformance/store.ts"), []);
  assertEquals(messages(source, "tests/store/sqlite_test.ts").length, 1);
});

Deno.test("lint_style knows a folder by its place, not by its name", () => {
  assertEquals(messages("Date.now();", "stats/cli/x.ts").length, 1);
});
