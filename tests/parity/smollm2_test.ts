import { assert, assertEquals } from "@std/assert";
import { openLocal } from "../../runners/onnx/mod.ts";

/** Made by `../shared/models/get_smollm2.py`; the references by transformers 5.23 and peft 0.21.2, float32. */
const MODELS = "../shared/models";
const CHECKPOINT = `${MODELS}/smollm2`;
const QUESTIONS = "../shared/data/gsm8k/test.jsonl";
const TOLERANCE = 1e-3;

interface Reference {
  readonly variant: string;
  readonly adapter?: string;
  readonly logits: readonly (readonly [token: number, logit: number])[];
  readonly text: string;
}

const REFERENCES: readonly Reference[] = [
  {
    variant: "base",
    logits: [
      [216, 15.9956],
      [38615, 14.3577],
      [378, 13.3035],
      [2306, 12.8433],
      [198, 12.7047],
    ],
    text: " 16 x 3 = 42\n\nThe answer is: 42",
  },
  {
    variant: "sft",
    adapter: `${MODELS}/smollm2-gsm8k-sft-lora`,
    logits: [
      [38615, 11.9096],
      [2306, 10.8535],
      [378, 10.5101],
      [1094, 9.0824],
      [533, 8.9496],
    ],
    text:
      " Janet’s ducks lay 16 eggs per day, so she makes 16 x 4 = <<16*4=64>>64 eggs per day.\nShe eats three ",
  },
  {
    variant: "mft",
    adapter: `${MODELS}/smollm2-gsm8k-mft-lora`,
    logits: [
      [38615, 12.0453],
      [2306, 11.8629],
      [378, 11.1953],
      [3508, 9.7077],
      [1094, 9.5577],
    ],
    text:
      " Janet’s ducks lay 16 eggs per day, so she makes 16 x 3 = <<16*3=48>>48 eggs per day.\nShe eats three ",
  },
];

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

for (const { variant, adapter, logits, text } of REFERENCES) {
  const needed = [
    CHECKPOINT,
    QUESTIONS,
    ...adapter === undefined ? [] : [adapter],
  ];
  const found = await Promise.all(needed.map(isThere));
  Deno.test({
    name:
      `SmolLM2-135M ${variant}: logits and greedy text are those of transformers`,
    ignore: found.includes(false),
    fn: async () => {
      const [line = ""] = (await Deno.readTextFile(QUESTIONS)).split("\n");
      const prompt = {
        kind: "text",
        text: `Question: ${JSON.parse(line).question}\nAnswer:`,
      } as const;
      await using runner = await openLocal(
        CHECKPOINT,
        adapter === undefined ? {} : { adapter },
      );
      const sampling = { maxTokens: 56, stop: [], temperature: 0 };
      for await (
        const response of runner.run([
          { id: "next", kind: "next", prompt, top: logits.length },
          { id: "text", kind: "generate", prompt, sampling },
        ])
      ) {
        if (response.kind === "generated") {
          assertEquals(response.text.slice(0, text.length), text);
          continue;
        }
        assert(response.kind === "next");
        response.top.forEach(({ token, logit }, place) => {
          const [expectedToken, expectedLogit] = logits[place] ?? [];
          assertEquals(token, expectedToken);
          assert(Math.abs(logit - (expectedLogit ?? 0)) <= TOLERANCE);
        });
      }
    },
  });
}
