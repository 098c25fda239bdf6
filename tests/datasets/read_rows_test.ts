import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import fc from "fast-check";
import { type NumberedRow, readRows } from "../../datasets/mod.ts";
import { sha256, withFile } from "./with_file.ts";

async function rowsOf(
  name: string,
  content: string | Uint8Array,
): Promise<readonly NumberedRow[]> {
  return await withFile(name, content, async (file) => {
    return await Array.fromAsync(readRows(file));
  });
}

Deno.test("a JSONL file gives its rows with their lines", async () => {
  assertEquals(await rowsOf("x.jsonl", '{"a":1}\n\n{"a":"é"}'), [
    { number: 1, row: { a: 1 } },
    { number: 3, row: { a: "é" } },
  ]);
});

Deno.test("a byte order mark and Windows line ends do not disturb", async () => {
  const expected = [{ number: 1, row: { a: 1 } }];
  assertEquals(await rowsOf("x.jsonl", '\uFEFF{"a":1}\r\n'), expected);
});

Deno.test("a CSV file's first record names the fields and counts as 1", async () => {
  const text = 'question,answer\r\n"1, ""2""\nor 3?",2\r\né,é\r\n';
  assertEquals(await rowsOf("x.csv", text), [
    { number: 2, row: { question: '1, "2"\nor 3?', answer: "2" } },
    { number: 3, row: { question: "é", answer: "é" } },
  ]);
});

Deno.test("an empty file has no rows", async () => {
  assertEquals(await rowsOf("x.jsonl", ""), []);
  assertEquals(await rowsOf("x.csv", ""), []);
});

Deno.test("rows are the same wherever the file's chunks are cut", async () => {
  const rows = fc.array(
    fc.record({ text: fc.string({ unit: "grapheme", maxLength: 9 }) }),
  );
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.integer({ min: 1, max: 3 }),
      async (rows, times) => {
        // 40,000 characters a row: the file comes in several chunks.
        const long = rows.map(({ text }) => ({
          text: text.padEnd(times * 40_000, "é"),
        }));
        const lines = long.map((row) => `${JSON.stringify(row)}\n`).join("");
        const found = await rowsOf("x.jsonl", lines);
        assertEquals(found, long.map((row, i) => ({ number: i + 1, row })));
      },
    ),
    { numRuns: 8, seed: 1 },
  );
});

const BAD: readonly [string, string, string | Uint8Array, string][] = [
  [
    "no JSON",
    "x.jsonl",
    '{"a":1}\n{"a":',
    "Cannot read row 2 of FILE as it must be JSON: ",
  ],
  [
    "no object",
    "x.jsonl",
    "[1, 2]\n",
    "Cannot read row 1 of FILE as it must be a JSON object: it is [1, 2]",
  ],
  [
    "no UTF-8",
    "x.jsonl",
    new Uint8Array([0x7b, 0x7d, 0x0a, 0xff]),
    "Cannot read line 2 of FILE as it must be UTF-8: it holds other bytes. Save the file as UTF-8",
  ],
  [
    "a field too many",
    "x.csv",
    "a,b\n1,2\n1,2,3\n",
    "Cannot read row 3 of FILE as it must be CSV in UTF-8: ",
  ],
  [
    "a column twice",
    "x.csv",
    "a,b,a\n1,2,3\n",
    'Cannot read row 1 of FILE as it must be CSV in UTF-8: The header names the column "a" twice',
  ],
  [
    "an open quote",
    "x.csv",
    'a,b\n1,"2\n',
    "Cannot read row 2 of FILE as it must be CSV in UTF-8: ",
  ],
  [
    "CSV that is no UTF-8",
    "x.csv",
    new Uint8Array([0x61, 0x0a, 0xff]),
    "Cannot read row 2 of FILE as it must be CSV in UTF-8: Cannot read line 2 of ",
  ],
];

for (const [name, path, content, message] of BAD) {
  Deno.test(`a bad row is named with its file: ${name}`, async () => {
    await withFile(path, content, async (file) => {
      const error = await assertRejects(
        () => Array.fromAsync(readRows(file)),
        SyntaxError,
      );
      assertStringIncludes(
        error.message,
        message.replace("FILE", `"${file.location}"`),
      );
    });
  });
}

Deno.test("no row comes from a file whose hash differs", async () => {
  await withFile("x.jsonl", "{}\n", async ({ location }) => {
    const meant = sha256("another");
    const error = await assertRejects(
      () => readRows({ location, sha256: meant }).next(),
      Error,
    );
    assertEquals(
      error.message,
      `Cannot read "${location}" as its SHA-256 must be ${meant}: it is ${
        sha256("{}\n")
      }. ` +
        "Get the original file, or pin the new hash and raise the version of the tasks that read it",
    );
  });
});

Deno.test("a file of another format is refused", async () => {
  await withFile("x.parquet", "", async (file) => {
    const error = await assertRejects(() => readRows(file).next(), Error);
    assertEquals(
      error.message,
      `Cannot read "${file.location}" as its name must end in .jsonl or .csv. Convert it to one of the two`,
    );
  });
});
