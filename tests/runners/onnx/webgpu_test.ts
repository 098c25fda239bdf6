import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import type { ModelResponse } from "../../../core/mod.ts";

/** Debian's chromium brings a graphics processor in software. */
const CHROMIUM = "/usr/lib/chromium";
const DRIVER = `${CHROMIUM}/vk_swiftshader_icd.json`;
const hasDriver = await Deno.stat(DRIVER).then(() => true, () => false);

const TOLERANCE = 1e-3;

/** Checkpoints that among them have each operator that an architecture needs: a driver in software takes seconds for each. */
const ARCHITECTURES = ["gemma2", "gpt2", "gpt_neox", "olmo2", "qwen3"];

const ZOO_PROBE = `
import { openLocal } from "./runners/onnx/mod.ts";
await using runner = await openLocal("models/base", { device: Deno.args[0] });
const sampling = { maxTokens: 12, stop: [], temperature: 0 };
const prompts = ["Question: What is 2 plus 3?\\nAnswer:", "Once", ""];
const responses = await Array.fromAsync(runner.run(prompts.flatMap((text) => {
  const prompt = { kind: "text", text };
  return [
    { id: "generate " + text, kind: "generate", prompt, sampling },
    { id: "next " + text, kind: "next", prompt, top: 768 },
  ];
})));
console.log(JSON.stringify(responses));
`;

const ARCHITECTURE_PROBE = `
import { openModel } from "./runners/onnx/mod.ts";
const [device, ...names] = Deno.args;
const all = {};
for (const name of names) {
  const folder = "tests/data/architectures/" + name;
  const { tokens, greedy } = JSON.parse(
    await Deno.readTextFile(folder + "/golden.json"),
  );
  await using model = await openModel(folder, { device });
  const reads = tokens.map((_, offset) => ({ offset, picks: [], whole: true }));
  const [readings] = await model.step([
    { sequence: model.open(), tokens, reads, grows: false },
  ]);
  const sequence = model.open();
  const reply = [];
  let next = tokens.slice(0, greedy.prompt);
  while (reply.length < greedy.tokens.length) {
    const read = { offset: next.length - 1, picks: [], whole: false };
    const grows = next.length === 1;
    const [[reading]] = await model.step([
      { sequence, tokens: next, reads: [read], grows },
    ]);
    next = [reading.best];
    reply.push(reading.best);
  }
  const logits = readings.map(({ logits }) => [...logits]);
  all[name] = { logits, reply };
}
console.log(JSON.stringify(all));
`;

async function probe(source: string, ...args: string[]): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-read", "--allow-ffi", "-", ...args],
    env: { "VK_ICD_FILENAMES": DRIVER, "LD_LIBRARY_PATH": CHROMIUM },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = command.stdin.getWriter();
  await writer.write(new TextEncoder().encode(source));
  await writer.close();
  const { success, stdout, stderr } = await command.output();
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

async function askZoo(device: string): Promise<Map<string, ModelResponse>> {
  const responses: ModelResponse[] = JSON.parse(await probe(ZOO_PROBE, device));
  return new Map(responses.map((response) => [response.requestId, response]));
}

Deno.test({
  name:
    "on webgpu, texts are those of the cpu and log-probabilities agree to 1e-3",
  ignore: !hasDriver,
  fn: async () => {
    const cpu = await askZoo("cpu");
    const gpu = await askZoo("webgpu");
    assertEquals(gpu.size, cpu.size);
    for (const [id, expected] of cpu) {
      const actual = gpu.get(id);
      if (expected.kind === "next" && actual?.kind === "next") {
        const logprobs = new Map(
          actual.top.map(({ token, logprob }) => [token, logprob]),
        );
        for (const { token, logprob } of expected.top) {
          const found = logprobs.get(token) ?? Number.NaN;
          assertAlmostEquals(found, logprob, TOLERANCE, id);
        }
      } else assertEquals(actual, expected);
    }
  },
});

Deno.test({
  name: "on webgpu, each operator gives the logits of transformers to 1e-3",
  ignore: !hasDriver,
  fn: async () => {
    const found = JSON.parse(
      await probe(ARCHITECTURE_PROBE, "webgpu", ...ARCHITECTURES),
    );
    for (const name of ARCHITECTURES) {
      const { logits, greedy } = JSON.parse(
        await Deno.readTextFile(`tests/data/architectures/${name}/golden.json`),
      );
      assertEquals(found[name].reply, greedy.tokens, name);
      const expected: number[] = logits.flat();
      expected.forEach((logit, index) =>
        assertAlmostEquals(
          found[name].logits.flat()[index],
          logit,
          TOLERANCE,
          name,
        )
      );
    }
  },
});
