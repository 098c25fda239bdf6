import { assertEquals, assertStringIncludes } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { aftertune, TemporaryFolder } from "./command.ts";
import { parseCsv } from "../reports/parse_csv.ts";
import { asked, servedSuite } from "./served_suite.ts";

const MODELS = new URL("../../models/", import.meta.url).pathname;
const LIMIT = 20;
const FILES = ["summary.csv", "paired.csv", "flips.csv", "analyses.csv"];

/** Two models of the zoo, each asked twice. */
function writeSuite(
  folder: TemporaryFolder,
  again = `{ checkpoint: ${MODELS}base }`,
): string {
  return folder.write(
    "suite.yaml",
    `
name: repeated
reference: base
models:
  base: { checkpoint: ${MODELS}base }
  base-again: ${again}
  sft: { checkpoint: ${MODELS}sft }
  sft-again: { checkpoint: ${MODELS}sft }
tasks: [{ task: word-problems, limit: ${LIMIT} }]
design:
  repeats: { base-again: base, sft-again: sft }
`,
  );
}

function argsOf(suite: string, { path }: TemporaryFolder): string[] {
  return ["eval", suite, "--results", path, "--reports", "csv", "--quiet"];
}

/** What the store knows of the models of the last run, by name. */
function provenancesOf({ path }: TemporaryFolder): Record<string, unknown>[] {
  const database = new DatabaseSync(`${path}/repeated/store.sqlite`, {
    readOnly: true,
  });
  const rows = database.prepare(
    `SELECT provenance FROM run, json_each(run.models)
     JOIN model ON model.id = value ORDER BY key`,
  ).all();
  database.close();
  return rows.map(({ provenance }) => JSON.parse(String(provenance)));
}

/** The stored answers to the suite's questions in one order, by model. */
function answersOf({ path }: TemporaryFolder): Map<string, string[]> {
  const database = new DatabaseSync(`${path}/repeated/store.sqlite`, {
    readOnly: true,
  });
  const rows = database.prepare(
    `SELECT key AS name, response.body AS body
     FROM run, json_each(run.models)
     JOIN response ON model = value
     WHERE run.number = (SELECT max(number) FROM run)
       AND response.body LIKE '%generated%' ORDER BY request`,
  ).all();
  database.close();
  const answers = new Map<string, string[]>();
  for (const { name, body } of rows) {
    const known = answers.get(String(name)) ?? [];
    answers.set(String(name), [...known, String(body)]);
  }
  return answers;
}

Deno.test("a local model that is named as a repeat is asked again, and its noise is reported", async () => {
  using folder = new TemporaryFolder();
  const args = [...argsOf(writeSuite(folder), folder), "--deterministic"];
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 0, stderr);
  const answers = answersOf(folder);
  for (const model of ["base", "sft"]) {
    assertEquals(answers.get(model)?.length, LIMIT);
    // Each request alone: the order cannot change a bit.
    assertEquals(answers.get(`${model}-again`), answers.get(model));
    const line =
      `noise,noise_flip_rate,${model}-again,${model},word-problems,none,hash,,0,0,`;
    assertStringIncludes(folder.read("repeated/analyses.csv"), line);
  }
  const written = FILES.map((name) => folder.read(`repeated/${name}`));
  const again = await aftertune(args);
  assertEquals(again.code, 0, again.stderr);
  assertEquals(answersOf(folder), answers);
  assertEquals(FILES.map((name) => folder.read(`repeated/${name}`)), written);
});

/** The lines of `paired.csv` by the names of its columns, without the noise beside them. */
function pairedOf({ path }: TemporaryFolder): Record<string, unknown>[] {
  const [names = [], ...lines] = parseCsv(
    Deno.readTextFileSync(`${path}/repeated/paired.csv`),
  );
  return lines.map((line) =>
    Object.fromEntries(
      names.flatMap((name, column) =>
        name.startsWith("noise_") ? [] : [[name, line[column]]]
      ),
    )
  );
}

Deno.test("a repeat is no further variant: corrected p-values are those of a run without it", async () => {
  using folder = new TemporaryFolder();
  const args = argsOf(writeSuite(folder), folder);
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 0, stderr);
  const withRepeats = pairedOf(folder);
  assertEquals([...new Set(withRepeats.map(({ model }) => model))], ["sft"]);
  assertStringIncludes(folder.read("repeated/summary.csv"), "\nsft-again,");
  const alone = await aftertune([...args, "--models", "base,sft"]);
  assertEquals(alone.code, 0, alone.stderr);
  assertEquals(withRepeats, pairedOf(folder));
});

Deno.test("a plan counts no comparisons of repeats", async () => {
  using folder = new TemporaryFolder();
  const comparisonsOf = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await aftertune(
      ["plan", writeSuite(folder), "--json", ...args],
    );
    assertEquals(code, 0, stderr);
    return JSON.parse(stdout).comparisons;
  };
  assertEquals(
    await comparisonsOf(),
    await comparisonsOf("--models", "base,sft"),
  );
});

Deno.test("two runs of a suite with repeats write the same tables, byte for byte", async () => {
  const tables = [];
  for (let run = 0; run < 2; run++) {
    using folder = new TemporaryFolder();
    const { code, stderr } = await aftertune(
      argsOf(writeSuite(folder), folder),
    );
    assertEquals(code, 0, stderr);
    tables.push(FILES.map((name) => folder.read(`repeated/${name}`)));
  }
  assertEquals(tables[1], tables[0]);
});

Deno.test("one model that computes in batches and one that computes each request alone are two runners", async () => {
  using folder = new TemporaryFolder();
  const suite = writeSuite(
    folder,
    `{ checkpoint: ${MODELS}base, deterministic: true }`,
  );
  const { code, stderr } = await aftertune(argsOf(suite, folder));
  assertEquals(code, 0, stderr);
  assertEquals(
    provenancesOf(folder).map(({ deterministic }) => deterministic),
    [false, true, false, false],
  );
  assertStringIncludes(
    folder.read("repeated/analyses.csv"),
    "noise,noise_flip_rate,base-again,base,word-problems,none,hash,",
  );
});

Deno.test("a server that answers unlike when asked again shows its noise", async () => {
  using folder = new TemporaryFolder();
  let calls = 0;
  await using suite = servedSuite(folder, {
    base: { say: () => ` #### ${++calls}` },
    limit: LIMIT,
  });
  const text = await Deno.readTextFile(suite.path);
  const base = text.split("\n").find((line) => line.startsWith("  base:"));
  const path = folder.write(
    "repeated.yaml",
    `${
      text.replace("name: served", "name: repeated").replace(
        "tasks:",
        `${base?.replace("base:", "again:")}\ntasks:`,
      )
    }\ndesign: { repeats: { again: base } }\n`,
  );
  const { code, stderr } = await aftertune(argsOf(path, folder));
  assertEquals(code, 0, stderr);
  assertEquals(asked(suite.base), 2 * LIMIT);
  const answers = answersOf(folder);
  const texts = ["base", "again"].flatMap((name) => answers.get(name) ?? []);
  assertEquals(new Set(texts).size, 2 * LIMIT);
  assertStringIncludes(
    folder.read("repeated/analyses.csv"),
    "noise,noise_flip_rate,again,base,word-problems,",
  );
});

Deno.test("stored answers cannot be asked again: one file by two names is refused", async () => {
  using folder = new TemporaryFolder();
  folder.write(
    "answers.jsonl",
    `${
      JSON.stringify({
        task: "word-problems",
        sample: "1",
        response: "#### 1",
      })
    }\n`,
  );
  const suite = folder.write(
    "suite.yaml",
    `
name: repeated
reference: base
models:
  base: { checkpoint: ${MODELS}base }
  told: { predictions: answers.jsonl }
  again: { predictions: answers.jsonl }
tasks: [{ task: word-problems, limit: 2 }]
design: { repeats: { again: told } }
`,
  );
  const { code, stderr } = await aftertune(argsOf(suite, folder));
  assertEquals(code, 2);
  assertStringIncludes(
    stderr,
    'Cannot take "again" as "told" asked again: both are the same stored answers',
  );
});

Deno.test("a repeat that is another model is refused before its first question", async () => {
  using folder = new TemporaryFolder();
  const suite = writeSuite(folder, `{ checkpoint: ${MODELS}hft }`);
  const { code, stderr } = await aftertune(argsOf(suite, folder));
  assertEquals(code, 2);
  assertStringIncludes(
    stderr,
    'Cannot take "base-again" as "base" asked again: their weights differ. Check the paths in the suite',
  );
});
