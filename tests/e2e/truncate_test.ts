import { assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";

const MODELS = new URL("../../models/", import.meta.url).pathname;

/** Fewer tokens than questions and choices of the task take. */
const CONTEXT = 18;

/** A model of the zoo that is said to take fewer tokens. */
function copy(folder: TemporaryFolder, name: string): string {
  for (const { name: file } of Deno.readDirSync(MODELS + name)) {
    const bytes = Deno.readFileSync(`${MODELS}${name}/${file}`);
    folder.write(`${name}/${file}`, bytes);
  }
  const config = JSON.parse(folder.read(`${name}/config.json`));
  folder.write(
    `${name}/config.json`,
    JSON.stringify({ ...config, max_position_embeddings: CONTEXT }),
  );
  return `${name}: { checkpoint: ./${name} }`;
}

async function evaluate(folder: TemporaryFolder, ...options: string[]) {
  const suite = folder.write(
    "suite.yaml",
    `
name: short
reference: base
models:
  ${copy(folder, "base")}
  ${copy(folder, "sft")}
tasks:
  - { task: facts-recognition, limit: 20 }
`,
  );
  const where = ["--results", folder.path, "--reports", "csv", "--quiet"];
  return await aftertune(["eval", suite, ...where, ...options]);
}

Deno.test("prompts too long for a model are refused, and the refusal says what to do", async () => {
  using folder = new TemporaryFolder();
  const { code, stdout, stderr } = await evaluate(folder);
  assertEquals(code, 0, stderr);
  assertStringIncludes(
    stdout.replaceAll(/\s+/g, " "),
    '10 of 20 requests to base failed, most often: "Cannot answer as prompt and reply must fit',
  );
  assertStringIncludes(
    stdout.replaceAll(/\s+/g, " "),
    'or leave a part out, as --truncate does".',
  );
});

Deno.test("prompts that were shortened on request raise an alarm in the reports", async () => {
  using folder = new TemporaryFolder();
  const { code, stderr } = await evaluate(folder, "--truncate", "left");
  assertEquals(code, 0, stderr);
  const alarms = folder.read("short/analyses.csv").split("\r\n")
    .filter((line) => line.includes("shortened"));
  assertEquals(alarms.length, 2);
  for (const alarm of alarms) {
    assertStringIncludes(alarm, "a part of each was left out");
  }
});
