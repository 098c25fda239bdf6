import { assert, assertEquals } from "@std/assert";
import type { ModelResponse } from "../../../core/mod.ts";

/** Debian's chromium brings a graphics processor in software. */
const CHROMIUM = "/usr/lib/chromium";
const DRIVER = `${CHROMIUM}/vk_swiftshader_icd.json`;
const hasDriver = await Deno.stat(DRIVER).then(() => true, () => false);

const PROBE = `
import { openLocal } from "./runners/onnx/mod.ts";
await using runner = await openLocal("tests/data/tiny_llama/base", {
  device: Deno.args[0],
});
const prompts = ["one two", "one two three", "the"];
const sampling = { maxTokens: 12, stop: [], temperature: 0 };
const responses = await Array.fromAsync(runner.run(prompts.flatMap((text) => {
  const prompt = { kind: "text", text };
  return [
    { id: "generate " + text, kind: "generate", prompt, sampling },
    { id: "next " + text, kind: "next", prompt, top: 58 },
  ];
})));
console.log(JSON.stringify(responses));
`;

async function ask(device: string): Promise<Map<string, ModelResponse>> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-read", "--allow-ffi", "-", device],
    env: { "VK_ICD_FILENAMES": DRIVER, "LD_LIBRARY_PATH": CHROMIUM },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = command.stdin.getWriter();
  await writer.write(new TextEncoder().encode(PROBE));
  await writer.close();
  const { success, stdout, stderr } = await command.output();
  assert(success, new TextDecoder().decode(stderr));
  const responses: ModelResponse[] = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  return new Map(responses.map((response) => [response.requestId, response]));
}

Deno.test({
  name:
    "on webgpu, texts are those of the cpu and log-probabilities agree to 1e-3",
  ignore: !hasDriver,
  fn: async () => {
    const cpu = await ask("cpu");
    const gpu = await ask("webgpu");
    assertEquals(gpu.size, cpu.size);
    for (const [id, expected] of cpu) {
      const actual = gpu.get(id);
      if (expected.kind === "next" && actual?.kind === "next") {
        const logprobs = new Map(
          actual.top.map(({ token, logprob }) => [token, logprob]),
        );
        for (const { token, logprob } of expected.top) {
          const difference = logprob - (logprobs.get(token) ?? Number.NaN);
          assert(Math.abs(difference) < 1e-3, `${id} differs by ${difference}`);
        }
      } else assertEquals(actual, expected);
    }
  },
});
