import { assertEquals } from "@std/assert";
import type { ModelRequest, ModelResponse } from "../../core/mod.ts";
import { openLocal, openModel } from "../../runners/onnx/mod.ts";
import { inFolder } from "../checkpoints/folder.ts";
import { testLogits } from "./logits.ts";
import { rewritten, type Writing } from "./rewritten.ts";

/** Made by make.py there. */
const DATA = "tests/data/architectures";

const PROMPT = { kind: "text", text: "one two" } as const;

const ASKED: readonly ModelRequest[] = [
  { id: "next", kind: "next", prompt: PROMPT, top: 58 },
  {
    id: "choose",
    kind: "choose",
    prompt: PROMPT,
    continuations: [" three", " or four"],
  },
  {
    ...{ id: "generate", kind: "generate", prompt: PROMPT },
    sampling: {
      ...{ maxTokens: 8, stop: [], temperature: 0, endTokens: [] },
      ...{ tokens: true, logprobs: true },
    },
  },
];

/** How weights that all types hold exactly are written; the first is the measure. */
const WRITINGS: readonly Writing[] = [
  { dtype: "F32", shards: 1 },
  { dtype: "BF16", shards: 2 },
  { dtype: "F16", shards: 3 },
];

/** What a checkpoint answers, its weights written anew. */
async function answers(
  name: string,
  writing: Writing,
): Promise<ModelResponse[]> {
  const responses: ModelResponse[] = [];
  const files = await rewritten(`${DATA}/${name}`, writing);
  await inFolder(files, async (folder) => {
    await using runner = await openLocal(folder, { deterministic: true });
    responses.push(...await Array.fromAsync(runner.run(ASKED)));
  });
  return responses;
}

for (const { name, isDirectory } of Deno.readDirSync(DATA)) {
  if (!isDirectory) continue;
  const { base, greedy, ...golden } = JSON.parse(
    Deno.readTextFileSync(`${DATA}/${name}/golden.json`),
  );
  const open = () =>
    base === undefined
      ? openModel(`${DATA}/${name}`)
      : openModel(`${DATA}/${base}`, { adapter: `${DATA}/${name}` });

  testLogits(name, open, golden);

  Deno.test(`${name}: the greedy reply is that of transformers`, async () => {
    await using model = await open();
    const sequence = model.open();
    const reply: number[] = [];
    let tokens = golden.tokens.slice(0, greedy.prompt);
    while (reply.length < greedy.tokens.length) {
      const last = { offset: tokens.length - 1, picks: [], whole: false };
      const [[reading] = []] = await model.step([
        { sequence, tokens, reads: [last] },
      ]);
      tokens = [reading?.best];
      reply.push(...tokens);
    }
    assertEquals(reply, greedy.tokens);
  });

  if (base !== undefined) continue;
  Deno.test(`${name}: weights of 16 bits in several files answer as those of 32 bits in one, to the last bit`, async () => {
    const [expected, ...others] = await Promise.all(
      WRITINGS.map((writing) => answers(name, writing)),
    );
    assertEquals(
      expected?.map(({ kind }) => kind).sort(),
      ["chosen", "generated", "next"],
    );
    assertEquals(others, [expected, expected]);
  });
}
