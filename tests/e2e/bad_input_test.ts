import { assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";
import { asked, type ServedSuite, servedSuite } from "./served_suite.ts";

/** A way to spoil a suite, and what the command must say about it. */
interface Spoiled {
  readonly title: string;
  readonly spoil: (suite: string, folder: TemporaryFolder) => string;
  readonly says: readonly string[];
}

const replace = (what: string | RegExp, by: string) => (suite: string) =>
  suite.replace(what, by);

/** Puts a local checkpoint in the place of the tuned model. */
const checkpoint = (path: string) =>
  replace(/ {2}tuned: .*/, `  tuned: { checkpoint: ${path} }`);

const SPOILED: readonly Spoiled[] = [
  {
    title: "an unknown key",
    spoil: replace("reference:", "referense:"),
    says: ["at line 2, column 1", 'Did you mean "reference"?'],
  },
  {
    title: "an unknown task",
    spoil: replace("word-problems", "word-problem"),
    says: ["at line 7, column", 'Did you mean "word-problems"?'],
  },
  {
    title: "an unknown treatment",
    spoil: replace("limit: 30", "treatments: [more-step]"),
    says: ["at line 7, column", 'Did you mean "more-steps"?'],
  },
  {
    title: "a treatment that the task does not know",
    spoil: replace("limit: 30", "treatments: [erased]"),
    says: ['Cannot pose the task "word-problems" under the treatment "erased"'],
  },
  {
    title: "a reference that is no model",
    spoil: replace("reference: base", "reference: bass"),
    says: ["at line 2", 'Did you mean "base"?'],
  },
  {
    title: "a checkpoint folder that is not there",
    spoil: checkpoint("./nowhere"),
    says: ["nowhere"],
  },
  {
    title: "a checkpoint of another architecture",
    spoil: (suite, folder) => {
      folder.write(
        "bert/config.json",
        JSON.stringify({ architectures: ["BertModel"], model_type: "bert" }),
      );
      return checkpoint("./bert")(suite);
    },
    says: ["BertModel", "LlamaForCausalLM"],
  },
  {
    title: "a truncated safetensors file",
    spoil: (suite, folder) => {
      copyModel("base", folder);
      const path = `${folder.path}/base/model.safetensors`;
      Deno.truncateSync(path, Deno.statSync(path).size - 1000);
      return checkpoint("./base")(suite);
    },
    says: ["model.safetensors"],
  },
  {
    title: "two broken checkpoints, each of which it tells,",
    spoil: (suite, folder) => {
      folder.write("one/config.json", '{ "model_type": "bert" }');
      folder.write("other/config.json", "{");
      return suite.replace(/ {2}base: .*/, "  base: { checkpoint: ./one }")
        .replace(/ {2}tuned: .*/, "  tuned: { checkpoint: ./other }");
    },
    says: [
      'error: Cannot begin, for 2 reasons:\n- Cannot open the model "base": ',
      '"bert"',
      '\n- Cannot open the model "tuned": Cannot read "',
      'other/config.json"',
    ],
  },
  {
    title: "two folders that are not there, each of which it tells,",
    spoil: (suite) =>
      suite.replace(/ {2}base: .*/, "  base: { checkpoint: ./nowhere }")
        .replace(/ {2}tuned: .*/, "  tuned: { checkpoint: ./neither }"),
    says: [
      'error: Cannot begin, for 2 reasons:\n- Cannot find the model "',
      'nowhere" as there is no such folder',
      'neither" as there is no such folder',
    ],
  },
  {
    title: "a file of answers with bad rows",
    spoil: (suite, folder) => {
      folder.write("old.jsonl", '{"task":"word-problems","sample":"wp-001"}\n');
      return suite.replace(
        / {2}tuned: .*/,
        "  tuned: { predictions: ./old.jsonl }",
      );
    },
    says: ["row 1", "response"],
  },
  {
    title: "a server that is not there",
    spoil: replace(/127\.0\.0\.1:\d+(?=.*tuned)/, "127.0.0.1:1"),
    says: ["127.0.0.1:1"],
  },
  {
    title: "a model that the server does not have",
    spoil: replace("model: tuned", "model: tuned-2"),
    says: ["tuned-2", 'Did you mean "tuned"?'],
  },
  {
    title: "a key that is not set",
    spoil: replace("model: tuned", "model: tuned, key: NO_SUCH_KEY_IS_SET"),
    says: ['"NO_SUCH_KEY_IS_SET"', "Set it"],
  },
  {
    title: "a task that needs what a server cannot tell",
    spoil: replace("word-problems", "facts-recognition"),
    says: ['"facts-recognition"', "log-probabilities"],
  },
  {
    title: "data that is not there",
    spoil: replace("word-problems", "gsm8k"),
    says: ["--data"],
  },
  {
    title: "two tasks of one name",
    spoil: (suite, folder) => {
      const module = new URL("../../tasks/mod.ts", import.meta.url).href;
      folder.write("mine.ts", `export { wordProblems } from "${module}";\n`);
      return `${suite}\n  - ./mine.ts`;
    },
    says: ['two tasks by the name "word-problems"'],
  },
  {
    title: "a task without a layout",
    spoil: (suite, folder) => {
      folder.write(
        "mine.ts",
        'export const t = { kind: "choose", name: "t", version: 1, description: "", family: "", dataset: {}, parse() {}, evaluators: [1] };\n',
      );
      return suite.replace("word-problems", "./mine.ts");
    },
    says: ["mine.ts", '"layout" must be a function: it is undefined'],
  },
  {
    title: "a task file that throws",
    spoil: (suite, folder) => {
      folder.write("mine.ts", 'throw new Error("Boom");\n');
      return suite.replace("word-problems", "./mine.ts");
    },
    says: ["Cannot load the task file", "mine.ts", "Boom"],
  },
  {
    title: "a model's name that is digits alone",
    spoil: replace("  tuned:", "  1000:"),
    says: ["begin with a letter"],
  },
  {
    title: "one model under two names",
    spoil: (suite) => {
      const [base = ""] = suite.match(/ {2}base: .*/) ?? [];
      return suite.replace(/ {2}tuned: .*/, base.replace("base:", "tuned:"));
    },
    says: ["they are one and the same"],
  },
  {
    title: "a user's module that exports no task",
    spoil: (suite, folder) => {
      folder.write("mine.ts", "export const five = 5;\n");
      return suite.replace("word-problems", "./mine.ts");
    },
    says: ["mine.ts", "as a task", '"five"'],
  },
];

function copyModel(name: string, folder: TemporaryFolder): void {
  const from = new URL(`../../models/${name}/`, import.meta.url);
  for (const { name: file } of Deno.readDirSync(from)) {
    folder.write(`${name}/${file}`, Deno.readFileSync(new URL(file, from)));
  }
}

for (const { title, spoil, says } of SPOILED) {
  Deno.test(`eval refuses ${title} before the first request`, async () => {
    using folder = new TemporaryFolder();
    await using suite = servedSuite(folder);
    await refuses(suite, folder, { spoil, says });
  });
}

async function refuses(
  suite: ServedSuite,
  folder: TemporaryFolder,
  { spoil, says }: Pick<Spoiled, "spoil" | "says">,
): Promise<void> {
  folder.write("suite.yaml", spoil(folder.read("suite.yaml"), folder));
  const { code, stderr, stdout } = await aftertune(
    ["eval", suite.path, "--results", `${folder.path}/results`],
  );
  assertEquals(code, 2, stderr);
  assertEquals(stdout, "");
  for (const part of says) assertStringIncludes(stderr, part);
  assertEquals(stderr.includes("    at "), false, "no stack");
  assertEquals(asked(suite.base), 0, "asked of the base");
  assertEquals(asked(suite.tuned), 0, "asked of the other");
}

const TYPED: readonly (readonly [string, readonly string[], string])[] = [
  ["a command that is none", ["evl"], "Did you mean eval?"],
  ["an option that is none", ["eval", "--limt", "3"], "Did you mean --limit?"],
  ["a limit that is no number", ["eval", "--limit", "x"], "whole number"],
  [
    "a memory without a unit",
    ["eval", "--memory", "2000"],
    "size above 0 with its unit, such as 2GiB or 512MB",
  ],
  ["a suite that is none", ["eval", "gsm8"], 'Did you mean "gsm8k"?'],
  ["a suite file that is not there", ["eval", "my.yaml"], '"my.yaml"'],
  ["a model that is none", ["eval", "--model", "x"], "NAME=WHERE"],
  [
    "two models of one name",
    ["eval", "--model", "a=x", "--model", "a=y"],
    'two models by the name "a"',
  ],
  ["no task at all", ["eval", "--tasks", ""], "at least"],
  [
    "a model that the suite does not have",
    ["eval", "--models", "stf"],
    'Did you mean "sft"?',
  ],
  [
    "a report that is none",
    ["eval", "--reports", "cvs"],
    'Did you mean "csv"?',
  ],
  ["a task that is none", ["show", "fact"], 'Did you mean "facts"?'],
];

for (const [title, args, says] of TYPED) {
  Deno.test(`the command line refuses ${title} and says what may be meant`, async () => {
    using folder = new TemporaryFolder();
    const { code, stderr } = await aftertune(args, { cwd: folder.path });
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, says);
  });
}

Deno.test("eval refuses a results folder that it may not write, and says so", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder);
  folder.write("results", "a file, not a folder");
  const { code, stderr } = await aftertune(
    ["eval", suite.path, "--results", `${folder.path}/results`],
  );
  assertEquals(code, 2);
  assertStringIncludes(stderr, "as the results folder");
  assertStringIncludes(stderr, "--results");
  assertEquals(asked(suite.base), 0);
});

Deno.test("eval refuses a store of a newer version and leaves it alone", async () => {
  using folder = new TemporaryFolder();
  await using suite = servedSuite(folder, { limit: 2 });
  const args = [
    "eval",
    suite.path,
    "--results",
    folder.path,
    "--reports",
    "csv",
  ];
  await aftertune(args);
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(`${folder.path}/served/store.sqlite`);
  database.exec("PRAGMA user_version = 99");
  database.close();
  const { code, stderr } = await aftertune(args);
  assertEquals(code, 2);
  assertStringIncludes(stderr, "it has version 99");
  assertEquals(asked(suite.base), 2);
});
