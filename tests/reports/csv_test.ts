import { assertEquals } from "@std/assert";
import type { Artifact, Flip } from "../../core/mod.ts";
import {
  BOARD_COLUMNS,
  HISTORY_COLUMNS,
} from "../../reports/leaderboard/mod.ts";
import {
  type Column,
  csv,
  FIGURE_COLUMNS,
  FLIP_COLUMNS,
  MATRIX_COLUMNS,
  PAIRED_COLUMNS,
  SUMMARY_COLUMNS,
} from "../../reports/mod.ts";
import { ENDLESS_TEXT, HOSTILE, HOSTILE_TEXTS } from "./hostile.ts";
import { parseCsv } from "./parse_csv.ts";
import { STUDY } from "./study.ts";
import { STUDY_OF_ANALYSES } from "./study_of_analyses.ts";

async function files(results: typeof STUDY): Promise<Map<string, string>> {
  const artifacts: Iterable<Artifact> = await csv.render(results);
  return new Map(
    Array.from(artifacts, ({ path, content }) => [
      path,
      [...content as Iterable<string>].join(""),
    ]),
  );
}

const HEADS = {
  "summary.csv":
    "model,task,treatment,evaluator,metric,value,low,high,level,n,unscored,failed,better,task_version,evaluator_version",
  "paired.csv":
    "reference,model,task,treatment,evaluator,metric,difference,low,high,level,n,gained,lost,p_value,p_adjusted,test,noise_flip_rate,noise_difference",
  "flips.csv":
    "reference,model,task,treatment,evaluator,sample,change,target,reference_answer,model_answer,reference_text,model_text,first_difference,request",
  "analyses.csv":
    "analysis,quantity,model,against,task,treatment,evaluator,at,value,low,high,n,note,group",
  "matrix.csv":
    "model,task,treatment,evaluator,metric,better,row,value,low,high,level,n,change,change_low,change_high,change_n",
};

Deno.test("the CSV files have the agreed columns and a line a row", async () => {
  const written = await files(STUDY);
  assertEquals([...written.keys()], Object.keys(HEADS));
  const lines = {
    "summary.csv": STUDY.summary.length,
    "paired.csv": STUDY.paired.length,
  };
  for (const [path, head] of Object.entries(HEADS)) {
    const records = parseCsv(written.get(path) ?? "");
    assertEquals(records[0]?.join(","), head);
    const widths = new Set(records.map(({ length }) => length));
    assertEquals(widths, new Set([head.split(",").length]));
    if (path in lines) {
      assertEquals(records.length - 1, lines[path as keyof typeof lines]);
    }
  }
});

Deno.test("the CSV files are the same bytes for the same results", async () => {
  assertEquals(await files(STUDY), await files(STUDY));
});

Deno.test("a number without samples is an empty cell, its count 0", async () => {
  const [row] = STUDY.summary.slice(0, 1);
  const summary = row === undefined
    ? []
    : [{ ...row, estimate: null, unscored: 7 }];
  const text = (await files({ ...STUDY, summary })).get("summary.csv") ?? "";
  assertEquals(
    text.split("\r\n")[1],
    "base,word-problems,none,final-number,accuracy,,,,,0,7,0,higher,1,1",
  );
});

Deno.test("the noise floor stands in the lines of what was asked again, else nothing does", async () => {
  const text = (await files(STUDY_OF_ANALYSES)).get("paired.csv") ?? "";
  const noisy = parseCsv(text).slice(1)
    .filter((cells) => cells.slice(-2).join() !== ",");
  assertEquals(
    noisy.map(([, , task, ...cells]) => [task, ...cells.slice(-2)]),
    Array(3).fill(["word-problems", "0.013", "0.003"]),
  );
});

Deno.test("hostile answers fill exactly their cells of flips.csv", async () => {
  const records = parseCsv((await files(HOSTILE)).get("flips.csv") ?? "");
  assertEquals(records.length, HOSTILE_TEXTS.length + 2);
  const last = records.at(-1)?.at(-3) ?? "";
  assertEquals(last.startsWith(ENDLESS_TEXT.slice(0, 100)), true);
  assertEquals(last.length < 33_000, true);
});

Deno.test("flips.csv is written as the flips come, never all at once", async () => {
  let walked = 0;
  const [flip] = STUDY.flips as Iterable<Flip>;
  const flips = {
    *[Symbol.iterator](): Generator<Flip> {
      for (; walked < 100_000; walked++) if (flip !== undefined) yield flip;
    },
  };
  const artifacts = [...await csv.render({ ...STUDY, flips })];
  const pieces = artifacts[2]?.content as Iterable<string>;
  let taken = 0;
  for (const _ of pieces) if (++taken === 10) break;
  assertEquals(walked < 10, true);
});

Deno.test("docs/columns.md describes every column as the code has it", async () => {
  const docs = await Deno.readTextFile(
    new URL("../../docs/columns.md", import.meta.url),
  );
  const tables: Record<
    string,
    readonly Pick<Column<unknown>, "name" | "type" | "meaning">[]
  > = {
    "summary.csv": SUMMARY_COLUMNS,
    "paired.csv": PAIRED_COLUMNS,
    "flips.csv": FLIP_COLUMNS,
    "analyses.csv": FIGURE_COLUMNS,
    "matrix.csv": MATRIX_COLUMNS,
    "leaderboard.csv": BOARD_COLUMNS,
    "history.csv": HISTORY_COLUMNS,
  };
  for (const [file, columns] of Object.entries(tables)) {
    const section = docs.split(`## ${file}`)[1]?.split("\n## ")[0] ?? "";
    const rows = section.split("\n").filter((line) => line.startsWith("| `"))
      .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
    assertEquals(
      rows,
      columns.map(({ name, type, meaning }) => [`\`${name}\``, type, meaning]),
    );
  }
});
