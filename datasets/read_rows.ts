import { CsvParseStream } from "@std/csv/parse-stream";
import type { DatasetFile, Row } from "../core/mod.ts";
import { checkHash } from "./check_hash.ts";
import { isObject } from "./field.ts";
import { readLines } from "./read_lines.ts";

/** A row and where it stands. */
export interface NumberedRow {
  /** Its line in a JSONL file; in a CSV file its record, the header being 1. */
  readonly number: number;
  /** The row. */
  readonly row: Row;
}

/**
 * Reads the rows of a JSONL or CSV file, one in memory at a time.
 *
 * The whole file is hashed first: no row comes from a file that is not the one
 * that was meant. The first record of a CSV file names the fields. Empty lines
 * are passed over.
 *
 * @param file Where the file is, ending in `.jsonl` or `.csv`, and its SHA-256.
 * @yields Each row with its number.
 * @throws {SyntaxError} If a line is not UTF-8, or a row not an object.
 * @throws {Error} If the hash differs or the ending is another one.
 *
 * @example Usage
 * ```ts
 * import { readRows } from "@aftertune/aftertune/datasets/mod.ts";
 * import { facts } from "@aftertune/aftertune/tasks/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const rows = await Array.fromAsync(readRows(facts.dataset.test));
 *
 * assertEquals(rows.length, 320);
 * assertEquals(rows[0]?.number, 1);
 * ```
 */
export async function* readRows(
  file: DatasetFile,
): AsyncGenerator<NumberedRow> {
  const format = /\.(jsonl|csv)$/.exec(`${file.location}`)?.[1];
  if (format === undefined) {
    throw new Error(
      `Cannot read "${file.location}" as its name must end in .jsonl or .csv. Convert it to one of the two`,
    );
  }
  await checkHash(file);
  yield* format === "csv" ? csvRows(file.location) : jsonRows(file.location);
}

async function* jsonRows(path: string | URL): AsyncGenerator<NumberedRow> {
  let number = 0;
  for await (const line of readLines(path)) {
    number++;
    if (line.trim() === "") continue;
    yield { number, row: parseObject(line, `row ${number} of "${path}"`) };
  }
}

function parseObject(line: string, place: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read ${place} as it must be JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
  if (!isObject(value)) {
    throw new SyntaxError(
      `Cannot read ${place} as it must be a JSON object: it is ${line.trim()}`,
    );
  }
  return value;
}

async function* csvRows(path: string | URL): AsyncGenerator<NumberedRow> {
  let number = 0;
  try {
    const records = ReadableStream.from(withNewlines(readLines(path)))
      .pipeThrough(new CsvParseStream({ skipFirstRow: false }));
    let header: readonly string[] | null = null;
    for await (const fields of records) {
      const row: Row | null = header && rowOf(header, fields);
      header ??= checkHeader(fields);
      number++;
      if (row !== null) yield { number, row };
    }
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read row ${number + 1} of "${path}" as it must be CSV in UTF-8: ${
        (cause as Error).message
      }`,
      { cause },
    );
  }
}

function checkHeader(names: readonly string[]): readonly string[] {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return names;
  throw new SyntaxError(`The header names the column "${twice}" twice`);
}

function rowOf(header: readonly string[], fields: readonly string[]): Row {
  if (fields.length === header.length) {
    return Object.fromEntries(header.map((name, i) => [name, fields[i]]));
  }
  throw new SyntaxError(
    `The row has ${fields.length} fields and the header ${header.length}`,
  );
}

async function* withNewlines(
  lines: AsyncIterable<string>,
): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
