import { assertEquals } from "@std/assert";
import { openModel } from "../../runners/onnx/mod.ts";
import { testLogits } from "./logits.ts";

/** Made by make.py there. */
const DATA = "tests/data/architectures";

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
}
