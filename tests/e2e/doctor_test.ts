import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { aftertune, TemporaryFolder } from "./command.ts";

const MODELS = new URL("../../models/", import.meta.url).pathname;

/** What `doctor --json` prints, as far as these tests look. */
interface Diagnosis {
  readonly provenance: Readonly<Record<string, unknown>>;
  readonly vocabulary: number;
  readonly speed: Readonly<Record<string, number>>;
  readonly memory: number;
  readonly checks: readonly {
    readonly check: string;
    readonly verdict: string;
    readonly text: string;
  }[];
}

/** Examines a model, and finds what one check says of it. */
async function checkOf(model: string, check: string) {
  const { code, stdout } = await aftertune(["doctor", model, "--json"]);
  const { checks }: Diagnosis = JSON.parse(stdout);
  return { code, ...checks.find((one) => one.check === check) };
}

/** Copies a model of the zoo, and changes the text of one of its files. */
function copyModel(
  folder: TemporaryFolder,
  name: string,
  { file, by }: { file: string; by: (text: string) => string },
): string {
  for (const entry of Deno.readDirSync(MODELS + name)) {
    const path = `${MODELS}${name}/${entry.name}`;
    folder.write(entry.name, Deno.readFileSync(path));
  }
  folder.write(file, by(folder.read(file)));
  return folder.path;
}

/** A model with a chat template of its own. */
function withTemplate(folder: TemporaryFolder, template: string): string {
  return copyModel(folder, "aligned", {
    file: "tokenizer_config.json",
    by: (text) =>
      JSON.stringify({ ...JSON.parse(text), "chat_template": template }),
  });
}

Deno.test("doctor finds nothing wrong with the base and fits 80 columns", async () => {
  const { code, stdout, stderr } = await aftertune([
    "doctor",
    `${MODELS}base`,
  ]);
  assertEquals(code, 0, stderr);
  assertStringIncludes(stdout, "LlamaForCausalLM");
  assertStringIncludes(stdout, "853,120, BF16");
  assertStringIncludes(stdout, '"<bos>" (0) once before a text');
  assertStringIncludes(stdout, "0 problems, 0 warnings");
  assert(stdout.split("\n").every((line) => line.length <= 80), stdout);
});

Deno.test("doctor --json tells size, limits, digests, speed and memory", async () => {
  const { code, stdout } = await aftertune([
    "doctor",
    `${MODELS}aligned`,
    "--json",
  ]);
  const { provenance, vocabulary, speed, memory, checks }: Diagnosis = JSON
    .parse(stdout);
  assertEquals(code, 0);
  assertEquals(provenance["parameters"], 853_120);
  assertEquals(`${provenance["weights"]}`.length, 64);
  assertEquals(vocabulary, 768);
  assert(Object.values(speed).every((rate) => rate > 0));
  assert(memory > 0);
  assertEquals(checks.map(({ check, verdict }) => `${check} ${verdict}`), [
    "tokenizer ok",
    "vocabulary ok",
    "start ok",
    "chat ok",
    "end ok",
    "probabilities ok",
    "continuation ok",
  ]);
  assertStringIncludes(
    checks[3]?.text ?? "",
    String.raw`"<bos>Question: What is 2 plus 3?\nAnswer:"`,
  );
});

Deno.test("doctor tells by how much an adapter changes the base's logits", async () => {
  const { code, verdict, text } = await checkOf(
    `${MODELS}base+${MODELS}lora`,
    "adapter",
  );
  assertEquals([code, verdict], [0, "ok"]);
  assertStringIncludes(text ?? "", "changes logits of the base by up to");
});

Deno.test("doctor finds an adapter of zeros, which changes nothing", async () => {
  using folder = new TemporaryFolder();
  silence(folder);
  const { code, verdict, text } = await checkOf(
    `${MODELS}base+${folder.path}`,
    "adapter",
  );
  assertEquals([code, verdict], [2, "problem"]);
  assertStringIncludes(text ?? "", "Did the fine-tune load?");
});

/** Copies the zoo's adapter with zeros for all that it adds up. */
function silence(folder: TemporaryFolder): void {
  const weights = Deno.readFileSync(`${MODELS}lora/adapter_model.safetensors`);
  const length = Number(new DataView(weights.buffer).getBigUint64(0, true));
  const start = 8 + length;
  const header = JSON.parse(
    new TextDecoder().decode(weights.subarray(8, start)),
  );
  for (const name of Object.keys(header).filter((one) => /lora_B/.test(one))) {
    const [begin, end] = header[name]["data_offsets"];
    weights.fill(0, start + begin, start + end);
  }
  folder.write("adapter_model.safetensors", weights);
  const config = "adapter_config.json";
  folder.write(config, Deno.readFileSync(`${MODELS}lora/${config}`));
}

Deno.test("doctor tells one reason once, and behind a question no full stop", async () => {
  using zeros = new TemporaryFolder();
  silence(zeros);
  const adapter = await aftertune(["doctor", `${MODELS}base+${zeros.path}`]);
  assertStringIncludes(
    adapter.stdout.replaceAll(/\s+/g, " "),
    "Did the fine-tune load? Check the adapter's weights",
  );
  using folder = new TemporaryFolder();
  const { code, stdout } = await aftertune(["doctor", withNaN(folder)]);
  assertEquals(code, 2);
  assertEquals(stdout.match(/holds\s+NaN/g)?.length, 1, stdout);
  assertStringIncludes(
    stdout,
    "\ncontinuation   problem  the same as of probabilities\n",
  );
  assertStringIncludes(stdout, "2 problems, 0 warnings");
});

/** Copies the base with a weight that is no number. */
function withNaN(folder: TemporaryFolder): string {
  const path = copyModel(folder, "base", {
    file: "config.json",
    by: (text) => text,
  });
  const weights = Deno.readFileSync(`${path}/model.safetensors`);
  // The last number of the last tensor, as bfloat16.
  weights.set([0xc0, 0x7f], weights.length - 2);
  folder.write("model.safetensors", weights);
  return path;
}

Deno.test("doctor finds a chat template that begins twice", async () => {
  using folder = new TemporaryFolder();
  const model = withTemplate(
    folder,
    "{{ bos_token }}{{ bos_token }}{{ messages[0]['content'] }}",
  );
  const { code, verdict, text } = await checkOf(model, "chat");
  assertEquals([code, verdict], [2, "problem"]);
  assertStringIncludes(
    text ?? "",
    'the template begins with "<bos>" (0) 2 times',
  );
});

Deno.test("doctor lets a template begin each turn with the token that a text begins with", async () => {
  using folder = new TemporaryFolder();
  const model = withTemplate(
    folder,
    "{{ bos_token }}system\n{{ bos_token }}{{ messages[0]['content'] }}",
  );
  assertEquals((await checkOf(model, "chat")).verdict, "ok");
});

Deno.test("doctor warns of a template that leaves the start out, and of one that ends replies with no end token", async () => {
  using folder = new TemporaryFolder();
  const model = withTemplate(
    folder,
    "{% for message in messages %}{{ message['content'] + pad_token }}{% endfor %}",
  );
  const start = await checkOf(model, "chat");
  assertEquals([start.code, start.verdict], [0, "warning"]);
  assertStringIncludes(start.text ?? "", 'writes no "<bos>"');
  const end = await checkOf(model, "end");
  assertEquals([end.code, end.verdict], [0, "warning"]);
  assertStringIncludes(end.text ?? "", 'writes "<pad>"');
});

Deno.test("doctor warns of a tokenizer that loses characters and shows the first place", async () => {
  const { code, verdict, text } = await checkOf(
    "tests/data/tiny_llama/base",
    "tokenizer",
  );
  assertEquals([code, verdict], [0, "warning"]);
  assertStringIncludes(text ?? "", 'first "rme brle');
});

Deno.test("doctor warns of a tokenizer of a smaller vocabulary, and of an end token that is plain text to it", async () => {
  using folder = new TemporaryFolder();
  const model = copyModel(folder, "sft", {
    file: "tokenizer.json",
    by: () =>
      Deno.readTextFileSync("tests/data/tokenizers/gpt2/tokenizer.json"),
  });
  const size = await checkOf(model, "vocabulary");
  assertEquals([size.code, size.verdict], [0, "warning"]);
  assertStringIncludes(
    size.text ?? "",
    "the tokenizer has 401 tokens, the model's vocabulary 768",
  );
  const end = await checkOf(model, "end");
  assertEquals([end.code, end.verdict], [0, "warning"]);
  assertStringIncludes(end.text ?? "", "is plain text to the tokenizer");
});

Deno.test("doctor finds a tokenizer of another model", async () => {
  using folder = new TemporaryFolder();
  copyModel(folder, "base", {
    file: "tokenizer.json",
    by: (text) =>
      text.replaceAll(/("<bos>": ?|"id": ?|"ids": ?\[\s*)0\b/g, "$1999"),
  });
  const { code, verdict, text } = await checkOf(folder.path, "tokenizer");
  assertEquals([code, verdict], [2, "problem"]);
  assertStringIncludes(text ?? "", "Is it the tokenizer of this checkpoint?");
});

for (
  const [title, model, message] of [
    ["a folder that is no checkpoint", `${MODELS}recipe`, "config.json"],
    [
      "an adapter alone",
      `${MODELS}lora`,
      'as it must hold "config.json": it is an adapter. Name its base',
    ],
    [
      "a checkpoint as an adapter",
      `${MODELS}base+${MODELS}sft`,
      'as an adapter as it must hold "adapter_config.json": it is a checkpoint. Name it as one',
    ],
    ["a server", "http://127.0.0.1:8000/v1#base", "it is a server"],
    ["a file of answers", "answers.jsonl", "it is a file of answers"],
  ] as const
) {
  Deno.test(`doctor refuses ${title} and says so`, async () => {
    const { code, stdout, stderr } = await aftertune(["doctor", model]);
    assertEquals(code, 2);
    assertEquals(stdout, "");
    assertStringIncludes(stderr, message);
  });
}
