import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";

const MODELS = new URL("../../models/", import.meta.url).pathname;
const TABLES = ["summary.csv", "paired.csv", "flips.csv"];

/** A suite of two of the zoo's models. */
function writeSuite(folder: TemporaryFolder, tuned: string): string {
  return folder.write(
    "suite.yaml",
    `
name: local
reference: base
models:
  base: { checkpoint: ${MODELS}base }
  tuned: ${tuned}
tasks:
  - { task: word-problems, limit: 20 }
  - { task: facts-recognition, limit: 10 }
`,
  );
}

const SFT = `{ checkpoint: ${MODELS}sft }`;

function argsOf(suite: string, { path }: TemporaryFolder): string[] {
  return ["eval", suite, "--results", path, "--reports", "csv", "--quiet"];
}

function tablesOf(folder: TemporaryFolder): string[] {
  return TABLES.map((name) => folder.read(`local/${name}`));
}

Deno.test("two runs of one suite on one machine write the same tables, byte for byte", async () => {
  using first = new TemporaryFolder();
  using second = new TemporaryFolder();
  for (const folder of [first, second]) {
    const { code, stderr } = await aftertune(
      argsOf(writeSuite(folder, SFT), folder),
    );
    assertEquals(code, 0, stderr);
  }
  assertEquals(tablesOf(first), tablesOf(second));
  assert(tablesOf(first)[1]?.includes("\r\nbase,tuned,word-problems,none,"));
});

Deno.test("a model that is the reference under another name stops the run before its first question", async () => {
  using folder = new TemporaryFolder();
  const suite = writeSuite(folder, `{ checkpoint: ${MODELS}base }`);
  const { code, stderr } = await aftertune(argsOf(suite, folder));
  assertEquals(code, 2);
  assertStringIncludes(stderr, "they are one and the same");
});

Deno.test("a fine-tune that changes no logit stops the run and asks whether it was loaded", async () => {
  using folder = new TemporaryFolder();
  copyWithOtherName(folder);
  const suite = writeSuite(folder, "{ checkpoint: ./copy }");
  const { code, stderr } = await aftertune(argsOf(suite, folder));
  assertEquals(code, 2);
  assertStringIncludes(stderr, "Did the fine-tune load?");
});

Deno.test("a tokenizer of another model is warned of once, before the first request", async () => {
  using folder = new TemporaryFolder();
  copyWithOtherTokenizer(folder);
  const suite = writeSuite(folder, "{ checkpoint: ./copy }");
  const { code, stderr } = await aftertune(argsOf(suite, folder));
  assertEquals(code, 0, stderr);
  const warnings = stderr.match(/^warning: .*?\./gm);
  assertEquals(warnings, [
    `warning: the model "tuned": the tokenizer has 401 tokens, the model's vocabulary 768.`,
    String
      .raw`warning: the model "tuned": "\"" (1) ends a reply, and is plain text to the tokenizer.`,
  ]);
});

/** The tuned model with the tokenizer of a smaller one. */
function copyWithOtherTokenizer(folder: TemporaryFolder): void {
  for (const { name } of Deno.readDirSync(`${MODELS}sft`)) {
    folder.write(`copy/${name}`, Deno.readFileSync(`${MODELS}sft/${name}`));
  }
  folder.write(
    "copy/tokenizer.json",
    Deno.readFileSync("tests/data/tokenizers/gpt2/tokenizer.json"),
  );
}

Deno.test("a run leaves nothing on the machine but its results, such as reports for the makers of libraries", async () => {
  using folder = new TemporaryFolder();
  using home = new TemporaryFolder();
  const { code, stderr } = await aftertune(
    argsOf(writeSuite(folder, SFT), folder),
    { env: { XDG_CACHE_HOME: home.path, DENO_DIR: denoFolder() } },
  );
  assertEquals(code, 0, stderr);
  assertEquals(home.list(), []);
});

/** Where Deno keeps what it compiled, which is its own affair. */
function denoFolder(): string {
  const { stdout } = new Deno.Command(Deno.execPath(), {
    args: ["info", "--json"],
  }).outputSync();
  return JSON.parse(new TextDecoder().decode(stdout)).denoDir;
}

/** The base with one more field in its configuration: other bytes, same logits. */
function copyWithOtherName(folder: TemporaryFolder): void {
  for (const { name } of Deno.readDirSync(`${MODELS}base`)) {
    folder.write(`copy/${name}`, Deno.readFileSync(`${MODELS}base/${name}`));
  }
  const config = JSON.parse(folder.read("copy/config.json"));
  folder.write(
    "copy/config.json",
    JSON.stringify({ ...config, "_name_or_path": "copy" }),
  );
}

Deno.test("a run that may choose its device says what it chose", async () => {
  using folder = new TemporaryFolder();
  const suite = writeSuite(folder, SFT);
  const args = argsOf(suite, folder).filter((arg) => arg !== "--quiet");
  const { code, stderr } = await aftertune([...args, "--device", "auto"]);
  assertEquals(code, 0, stderr);
  assert(
    /Local models run on (cuda|webgpu|cpu), the first of cuda, webgpu and cpu that works\n/
      .test(stderr),
    stderr,
  );
});
