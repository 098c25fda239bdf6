import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { csvLine } from "../../reports/mod.ts";
import { HOSTILE_TEXTS } from "./hostile.ts";
import { parseCsv } from "./parse_csv.ts";

Deno.test("csvLine() ends records with CR LF and quotes only where it must", () => {
  assertEquals(csvLine(["a", "b c", 1]), "a,b c,1\r\n");
  assertEquals(
    csvLine(['say "hi"', "x,y", "1\n2"]),
    '"say ""hi""","x,y","1\n2"\r\n',
  );
});

Deno.test("csvLine() tells a missing value from an empty text", () => {
  assertEquals(csvLine([null, "", null]), ',"",\r\n');
});

Deno.test("csvLine() writes the shortest decimal that reads back as the number", () => {
  assertEquals(
    csvLine([0.1, -0, 1 / 3, 1e-7, 300]),
    "0.1,0,0.3333333333333333,1e-7,300\r\n",
  );
});

Deno.test("csvLine() refuses a number that is not finite", () => {
  assertThrows(
    () => csvLine([NaN]),
    RangeError,
    "Cannot write a CSV cell as numbers must be finite: NaN. Use null for a missing number",
  );
});

Deno.test("csvLine() keeps text from running as a formula, and numbers as they are", () => {
  const cells = [
    "=1+1",
    "@SUM(A1)",
    "+cmd",
    "-2+3",
    "\t=1",
    "＝1",
    "'=1",
    "-5",
    "+0.5",
    "a=b",
    "'tis",
  ];
  assertEquals(parseCsv(csvLine(cells))[0], [
    ...["'=1+1", "'@SUM(A1)", "'+cmd", "'-2+3", "'\t=1", "'＝1", "''=1"],
    ...["-5", "+0.5", "a=b", "'tis"],
  ]);
});

Deno.test("csvLine() gives every text back once one apostrophe before a formula is taken away", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }),
      (texts) => {
        const cells = texts.map((text) => text.replace(/\p{Cc}/gu, "="));
        const [read] = parseCsv(csvLine(cells));
        const back = read?.map((cell) =>
          cell.replace(/^'(?='*[=+\-@＝＋－＠])/, "")
        );
        assertEquals(back, cells);
      },
    ),
  );
});

Deno.test("csvLine() leaves no control character but tab and line feed in a cell", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary" }), { minLength: 1 }),
      (cells) => {
        const line = csvLine(cells);
        assertEquals(line.isWellFormed(), true);
        assertEquals(/(?![\t\n])\p{Cc}/u.test(line.slice(0, -2)), false);
        assertEquals(parseCsv(line)[0]?.length, cells.length);
      },
    ),
  );
  const hostile = csvLine(HOSTILE_TEXTS);
  assertEquals(parseCsv(hostile)[0]?.length, HOSTILE_TEXTS.length);
  assertEquals(hostile.includes("\u001b"), false);
});

Deno.test("csvLine() cuts a text at what a spreadsheet's cell holds, and says so", () => {
  const [[cell = ""] = []] = parseCsv(csvLine(["x".repeat(40_000)]));
  assertEquals(cell.slice(31_990), "xxxxxxxxxx … [8000 more characters]");
});
