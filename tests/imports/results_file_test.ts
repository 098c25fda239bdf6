import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import type { KeptResults } from "../../core/mod.ts";
import { readResultsFile } from "../../imports/mod.ts";
import { keptOf, resultsText } from "../../reports/mod.ts";
import { HOSTILE_SCORED, SCORED } from "../reports/scored.ts";
import { keptResults } from "./kept_results.ts";

function textOf(kept: KeptResults): string {
  return [...resultsText(kept)].join("");
}

const TEXT = textOf(keptOf(SCORED));

/** A part of the file. */
type Fields = Record<string, unknown>;

/** The text of a study with one thing changed. */
function changed(change: (file: Fields) => void): string {
  const file = JSON.parse(TEXT);
  change(file);
  return JSON.stringify(file);
}

const column = (file: Fields) => (file["columns"] as Fields[])[0] ?? {};

Deno.test("what was kept of any run is read back as it was", () => {
  fc.assert(fc.property(keptResults(), (kept) => {
    assertEquals(readResultsFile(textOf(kept), "results.json"), kept);
  }));
});

Deno.test("equal results give equal bytes", () => {
  assertEquals(textOf(keptOf(SCORED)), TEXT);
});

Deno.test("names that break other formats are read back as they are", () => {
  const kept = keptOf(HOSTILE_SCORED);
  assertEquals(readResultsFile(textOf(kept), "x").columns, kept.columns);
});

Deno.test("a file that was cut off anywhere is refused", () => {
  fc.assert(
    fc.property(fc.nat(TEXT.trimEnd().length - 1), (length) => {
      assertThrows(
        () => readResultsFile(TEXT.slice(0, length), "cut/results.json"),
        SyntaxError,
        'Cannot read "cut/results.json" as it must be whole JSON: ',
      );
    }),
    { numRuns: 40 },
  );
});

Deno.test("whatever is taken out of a file or put in for it is refused or read, never half understood", () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("../../secret", "0".repeat(9), -1, 1.5, "__proto__"),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 4 }), junk, (path, value) => {
      const text = changed((file) => put(file, path, value));
      try {
        const kept = readResultsFile(text, "results.json");
        assertEquals(readResultsFile(textOf(kept), "results.json"), kept);
      } catch (error) {
        assert(error instanceof TypeError || error instanceof RangeError);
        assert(error.message.startsWith('Cannot read "results.json" as '));
      }
    }),
  );
});

/** Puts a value where a path of places leads. */
function put(into: unknown, path: readonly number[], value: unknown): void {
  if (typeof into !== "object" || into === null) return;
  const names = Object.keys(into);
  const [place = 0, ...rest] = path;
  const name = names[place % Math.max(1, names.length)] ?? "";
  if (rest.length === 0) Reflect.set(into, name, value);
  else put(Reflect.get(into, name), rest, value);
}

const REFUSED: readonly [
  name: string,
  text: string,
  type: typeof TypeError,
  message: string,
][] = [
  [
    "a file of another program",
    '{"results": {}}',
    TypeError,
    '"aftertune_results" must be a number: it is missing',
  ],
  ["no object", "[]", TypeError, "it must be an object: it is an array of 0"],
  [
    "a file of a later version",
    changed((file) => Object.assign(file, { aftertune_results: 2 })),
    RangeError,
    '"aftertune_results" must be 1, the version that this program reads: it is 2',
  ],
  [
    "a score that is none",
    changed((file) => {
      const { ["scores"]: scores } = column(file);
      Object.assign(column(file), { scores: `2${String(scores).slice(1)}` });
    }),
    RangeError,
    '"columns[0].scores" must be made of "0", "1" and "-" alone',
  ],
  [
    "a missing score",
    changed((file) => {
      const { ["scores"]: scores } = column(file);
      Object.assign(column(file), { scores: String(scores).slice(1) });
    }),
    RangeError,
    `"columns[0].scores" must be one for each of the task's`,
  ],
  [
    "a number beyond all numbers",
    TEXT.replace('"seed": 1', '"seed": 1e999'),
    RangeError,
    '"seed" must be finite: it is Infinity',
  ],
  [
    "a time that is none",
    changed((file) => Object.assign(file, { started: "2026-13-01T00:00:00Z" })),
    RangeError,
    '"started" must be a time such as',
  ],
  [
    "a key that is a path",
    changed((file) => Object.assign(column(file), { key: "../../etc" })),
    RangeError,
    '"columns[0].key" must be 64 hexadecimal digits: it is "../../etc"',
  ],
  [
    "a model that was not asked",
    changed((file) => Object.assign(column(file), { model: "ghost" })),
    RangeError,
    'every model must be one of "models": "ghost" is none',
  ],
  [
    "an unknown reference",
    changed((file) => Object.assign(file, { reference: "ghost" })),
    RangeError,
    'the reference must be one of "models": "ghost" is none',
  ],
  [
    "a column that comes twice",
    changed((file) => {
      const columns = file["columns"] as Fields[];
      columns.push({ ...columns[0] });
    }),
    RangeError,
    "no column may come twice",
  ],
  [
    "a number that comes twice, by two metrics",
    changed((file) => {
      const summary = file["summary"] as Fields[];
      summary.push({ ...summary[0], metric: "mean" });
    }),
    RangeError,
    "no number may come twice",
  ],
  [
    "a model without scores",
    changed((file) => {
      const models = file["models"] as Fields[];
      models.push({ ...models[0], name: "silent" });
    }),
    RangeError,
    'every model must have scores: "silent" has none',
  ],
  [
    "a task without scores",
    changed((file) => {
      const tasks = file["tasks"] as Fields[];
      tasks.push({ ...tasks[0], name: "silent" });
    }),
    RangeError,
    'every task must have scores: "silent" has none',
  ],
  [
    "numbers of another version of their task",
    changed((file) => {
      const [row] = file["summary"] as Fields[];
      Object.assign(row ?? {}, { taskVersion: 9 });
    }),
    RangeError,
    "must be of its version 1: one is of 9",
  ],
  [
    "samples of one id",
    changed((file) => {
      const [list] = file["samples"] as { ids: string[] }[];
      list?.ids.fill("same");
    }),
    RangeError,
    '"samples[0].ids" must be ids that differ from each other',
  ],
];

for (const [name, text, type, message] of REFUSED) {
  Deno.test(`reading results refuses ${name} and says where it stands`, () => {
    assertThrows(() => readResultsFile(text, "results.json"), type, message);
  });
}
