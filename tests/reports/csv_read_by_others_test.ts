import { assertEquals } from "@std/assert";
import type { Flip, Results } from "../../core/mod.ts";
import { boardOf, leaderboardFiles } from "../../reports/leaderboard/mod.ts";
import { csv, csvLine, type CsvValue, keptOf } from "../../reports/mod.ts";
import { TemporaryFolder } from "../e2e/command.ts";
import { type CsvTable, csvTables } from "./csv_tables.ts";
import { HOSTILE, HOSTILE_NAMES } from "./hostile.ts";
import { parseCsv } from "./parse_csv.ts";
import { hasPackages, python } from "./python.ts";
import { HOSTILE_SCORED, SCORED } from "./scored.ts";
import { STUDY } from "./study.ts";

/** Texts that readers may take for something else. */
const TRAPS = ["NA", "null", "None", "nan", "", "007", "1e5", "true", "inf"];

/** Those that pandas takes for missing, as docs/columns.md says. */
const MISSING = ["NA", "null", "None", "nan", ""];

/** A study whose answers are the traps. */
const TRAPPED: Results = {
  ...STUDY,
  flips: Array.from(STUDY.flips).slice(0, TRAPS.length).map((
    flip,
    index,
  ): Flip => ({
    ...flip,
    referenceAnswer: null,
    modelAnswer: TRAPS[index] ?? null,
    modelText: `${TRAPS[index]}\n`,
  })),
};

const STUDIES = [
  STUDY,
  SCORED,
  TRAPPED,
  HOSTILE,
  HOSTILE_NAMES,
  HOSTILE_SCORED,
];

/** What a reader made of a file. */
interface Read {
  readonly names: readonly string[];
  readonly numeric: readonly boolean[];
  readonly rows: readonly CsvValue[][];
}

/** Each reads the files whose names come in, and prints what it made of them. */
const READERS = {
  pandas: `
import json, sys, pandas
def read(path):
    frame = pandas.read_csv(path)
    return {
        "names": list(frame.columns),
        "numeric": [pandas.api.types.is_numeric_dtype(t) for t in frame.dtypes],
        "rows": frame.astype(object).where(frame.notna(), None).values.tolist(),
    }
print(json.dumps([read(path) for path in json.load(sys.stdin)]))
`,
  duckdb: `
import json, sys, duckdb
def read(path):
    table = duckdb.sql("FROM '" + path + "'")
    return {
        "names": table.columns,
        "numeric": [str(t) in ("BIGINT", "DOUBLE") for t in table.types],
        "rows": table.fetchall(),
    }
print(json.dumps([read(path) for path in json.load(sys.stdin)], default=str))
`,
};

Deno.test("every CSV file that there is, is given to the readers", async () => {
  const paths = (await csvTables(STUDY)).map(({ path }) => path);
  const board = boardOf([keptOf(STUDY)]);
  const boards = leaderboardFiles(board).map(({ path }) => path);
  assertEquals(
    paths,
    [...csv.files, ...boards].filter((path) => path.endsWith(".csv")),
  );
});

for (const [reader, script] of Object.entries(READERS)) {
  Deno.test({
    name: `${reader} reads all CSV files without options, whatever is in them`,
    ignore: !hasPackages(reader),
    async fn() {
      using folder = new TemporaryFolder();
      const tables = (await Promise.all(STUDIES.map(csvTables))).flat();
      const paths = tables.map(({ path, content }, index) =>
        folder.write(`${index}/${path}`, content)
      );
      const read = await python(script, paths) as Read[];
      for (const [index, table] of tables.entries()) {
        check(table, read[index] as Read);
      }
    },
  });
}

function check({ path, columns, cells }: CsvTable, read: Read): void {
  assertEquals(read.names, columns.map(({ name }) => name), path);
  assertEquals(read.rows.length, cells.length, path);
  for (const [at, { name, type }] of columns.entries()) {
    const column = cells.map((row) => row[at] ?? null);
    const numeric = read.numeric[at] ?? false;
    const strays = column.flatMap((cell, row) => {
      const got = read.rows[row]?.[at] ?? null;
      return isSame(got, cell, numeric) ? [] : [{ row, cell, got }];
    });
    assertEquals(strays, [], `${path}, ${name}`);
    if (type === "number" && column.some((cell) => cell !== null)) {
      assertEquals(numeric, true, `${path}, ${name}`);
    }
  }
}

/** Whether a reader gave back what was written; pandas reads the last binary digit of a number as it comes. */
function isSame(got: CsvValue, cell: CsvValue, numeric: boolean): boolean {
  if (cell === null) return got === null;
  if (typeof cell === "number") {
    return typeof got === "number" &&
      Math.abs(got - cell) <= Math.abs(cell) * Number.EPSILON;
  }
  const text = parseCsv(csvLine([cell]))[0]?.[0] ?? "";
  return got === text ||
    got === null && MISSING.includes(text) ||
    numeric && got === Number(text) ||
    isInstant(got, text);
}

/** DuckDB makes times of a column that holds nothing else. */
function isInstant(got: CsvValue, text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && typeof got === "string" &&
    Date.parse(got) === Date.parse(text);
}
