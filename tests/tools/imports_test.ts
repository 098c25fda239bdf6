import { assertEquals } from "@std/assert";
import { importsOf } from "../../_tools/imports.ts";

const STATEMENTS: Record<string, string> = {
  "a name": 'import { a } from "@std/path";',
  "several lines": 'import {\n  a,\n  type B,\n} from "@std/path";',
  "a type": 'import type { A } from "@std/path";',
  "a default": 'import a from "@std/path";',
  "a default that is named type": 'import type from "@std/path";',
  "a default and names": 'import a, { b } from "@std/path";',
  "a namespace": 'import * as a from "@std/path";',
  "a type namespace": 'import type * as a from "@std/path";',
  "an effect": 'import "@std/path";',
  "data": 'import a from "@std/path" with { type: "json" };',
  "a re-export": 'export { a, b as c } from "@std/path";',
  "a re-export of a type": 'export type { A } from "@std/path";',
  "a re-export of all": 'export * from "@std/path";',
  "a re-export of all types": 'export type * from "@std/path";',
  "a re-export as a namespace": 'export * as a from "@std/path";',
  "a dynamic import": 'const a = await import("@std/path");',
  "the type of a module": 'let a: import("@std/path").A;',
};

for (const [name, source] of Object.entries(STATEMENTS)) {
  Deno.test(`importsOf finds ${name}`, () => {
    assertEquals(importsOf(source).map((it) => it.specifier), ["@std/path"]);
  });
}

Deno.test("importsOf tells the line of the name", () => {
  assertEquals(
    importsOf(
      '\nimport {\n  a,\n} from "@std/path";\nexport * from "node:fs";',
    ),
    [
      { specifier: "@std/path", line: 4 },
      { specifier: "node:fs", line: 5 },
    ],
  );
});

Deno.test("importsOf leaves examples, exports and strings alone", () => {
  const source = ' * import { a } from "@std/path";\n// import "@std/path";\n' +
    'export const from = "x";\nexport function f(): string {\n' +
    '  return "from";\n}\nexport { f };\nimportant("x");\n';
  assertEquals(importsOf(source), []);
});
