import {
  assert,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import type { ModelRequest, ModelResponse } from "../../../core/mod.ts";
import { openLocal } from "../../../runners/onnx/mod.ts";
import { fixture, inFolder } from "../../checkpoints/folder.ts";
import { testRunner } from "../../conformance/runner.ts";

const DATA = "tests/data/tiny_llama";
const BASE = `${DATA}/base`;
const LORA = `${DATA}/lora`;

testRunner("a checkpoint", () => openLocal(BASE), {
  kinds: ["generate", "choose", "next"],
  unanswerable: {
    kind: "next",
    prompt: { kind: "text", text: "far too long ".repeat(100) },
    top: 1,
  },
  skip: [{
    test: "requests are pulled as there is room",
    reason: "it plans ahead, to compute common starts once",
  }],
});

const QUESTIONS = ["one", "one two", "the other one", "12 and 34"];

function requests(): ModelRequest[] {
  return QUESTIONS.flatMap((text): ModelRequest[] => {
    const prompt = { kind: "text", text } as const;
    const sampling = { maxTokens: 20, stop: ["zz"], temperature: 0 };
    return [
      { id: `generate ${text}`, kind: "generate", prompt, sampling },
      {
        id: `sample ${text}`,
        kind: "generate",
        prompt,
        sampling: { ...sampling, temperature: 0.8, topP: 0.9, seed: 3 },
      },
      { id: `next ${text}`, kind: "next", prompt, top: 58 },
      {
        id: `choose ${text}`,
        kind: "choose",
        prompt,
        continuations: [" a", " the other", "?"],
      },
    ];
  });
}

async function answers(
  asked: readonly ModelRequest[],
  options: Parameters<typeof openLocal>[1] = {},
): Promise<Map<string, ModelResponse>> {
  await using runner = await openLocal(BASE, options);
  const responses = await Array.fromAsync(runner.run(asked));
  return new Map(responses.map((response) => [response.requestId, response]));
}

Deno.test("with deterministic, answers are equal to the last bit whatever else is asked", async () => {
  const options = { deterministic: true };
  const all = await answers(requests(), options);
  const reversed = await answers(requests().reverse(), options);
  for (const request of requests()) {
    const alone = await answers([request], options);
    assertEquals(all.get(request.id), alone.get(request.id));
    assertEquals(reversed.get(request.id), alone.get(request.id));
  }
});

Deno.test("with deterministic, what more is free than 2 GiB changes nothing unless it is asked for", async () => {
  const idWith = async (options: Parameters<typeof openLocal>[1]) => {
    const all = { deterministic: true, ...options };
    await using runner = await openLocal(BASE, all);
    return runner.id;
  };
  const id = await idWith({});
  assertEquals(await idWith({ free: 1e11 }), id);
  assertNotEquals(await idWith({ memory: 2 ** 33 }), id);
  assertNotEquals(await idWith({ free: 1e9 }), id);
});

Deno.test("without it, log-probabilities are apart by rounding alone, 2e-6 at most", async () => {
  const fast = await answers(requests());
  const alone = await answers(requests(), { deterministic: true });
  let worst = 0;
  for (const [id, answer] of alone) {
    const other = fast.get(id);
    if (answer.kind === "chosen" && other?.kind === "chosen") {
      answer.choices.forEach(({ logprob }, at) => {
        const difference = logprob - (other.choices[at]?.logprob ?? 0);
        worst = Math.max(worst, Math.abs(difference));
      });
    } else assertEquals(other?.kind, answer.kind);
  }
  assert(worst <= 2e-6, `apart by ${worst}, where 6.6e-7 were measured`);
});

Deno.test("however little memory is free, what fits is answered", async () => {
  const expected = await answers(requests());
  assertEquals((await answers(requests(), { free: 0 })).size, expected.size);
});

Deno.test("scores of continuations add up from next-token distributions", async () => {
  const prompt = { kind: "text", text: "one" } as const;
  const all = await answers([
    { id: "choose", kind: "choose", prompt, continuations: [" t", " tw"] },
    { id: "next", kind: "next", prompt, top: 58 },
  ]);
  const [chosen, next] = [all.get("choose"), all.get("next")];
  assert(chosen?.kind === "chosen" && next?.kind === "next");
  const [t] = chosen.choices;
  assertEquals(t?.tokens, 1);
  const logprobs = new Map(
    next.top.map(({ token, logprob }) => [token, logprob]),
  );
  assert(
    [...logprobs.values()].some((value) =>
      Math.abs(value - (t?.logprob ?? 0)) < 1e-5
    ),
  );
  const total = [...logprobs.values()].reduce(
    (sum, value) => sum + Math.exp(value),
    0,
  );
  assert(Math.abs(total - 1) < 1e-5);
});

Deno.test("the id is of what answers, not of where it lies", async () => {
  const idOf = async (folder: string, options = {}) => {
    await using runner = await openLocal(folder, options);
    return runner.id;
  };
  const id = await idOf(BASE);
  assertEquals(await idOf(BASE, { threads: 1, memory: 2 ** 20 }), id);
  assertNotEquals(await idOf(BASE, { adapter: LORA }), id);
  await inFolder(await files("base"), async (folder) => {
    assertEquals(await idOf(folder), id);
  });
  const base = await files("base");
  const weights = (base["model.safetensors"] as Uint8Array).slice();
  weights[weights.length - 2] = 1 ^ (weights.at(-2) ?? 0);
  await inFolder({ ...base, "model.safetensors": weights }, async (folder) => {
    assertNotEquals(await idOf(folder), id);
  });
});

Deno.test("what stands behind a model can be read", async () => {
  await using runner = await openLocal(BASE, { adapter: LORA });
  const { provenance } = runner;
  assertEquals(provenance["architecture"], "LlamaForCausalLM");
  assertEquals(provenance["weightType"], ["F32"]);
  assertEquals(provenance["device"], "cpu");
  assertEquals(provenance["startTokens"], [0]);
  assertEquals(provenance["endTokens"], [1]);
  assertEquals(typeof provenance["adapter"], "string");
  assertEquals(provenance["deterministic"], false);
});

Deno.test("weights that are links out of the folder are read, as in the hub's cache", async () => {
  await inFolder(await files("base"), async (folder) => {
    await Deno.mkdir(`${folder}/blobs`);
    await Deno.rename(`${folder}/model.safetensors`, `${folder}/blobs/abc`);
    await Deno.mkdir(`${folder}/snapshot`);
    for await (const file of Deno.readDir(folder)) {
      if (!file.isFile) continue;
      await Deno.rename(
        `${folder}/${file.name}`,
        `${folder}/snapshot/${file.name}`,
      );
    }
    await Deno.symlink("../blobs/abc", `${folder}/snapshot/model.safetensors`);
    await using runner = await openLocal(`${folder}/snapshot`);
    await using plain = await openLocal(BASE);
    assertEquals(runner.id, plain.id);
  });
});

/** A fixture's files as bytes, so that a copy is the same to the last byte. */
async function files(name: string): Promise<Record<string, unknown>> {
  const bytes: Record<string, unknown> = {};
  for (const file of Object.keys(await fixture(name))) {
    bytes[file] = await Deno.readFile(`${DATA}/${name}/${file}`);
  }
  return bytes;
}

interface Refusal {
  readonly what: string;
  /** Changes the fixture's files. */
  readonly change: (files: Record<string, unknown>) => void;
  readonly message: string;
}

function renameTensor(from: string, to: string): Refusal["change"] {
  return (files) => {
    const name = "model.safetensors";
    const text = new TextDecoder("latin1").decode(files[name] as Uint8Array);
    const changed = text.replace(from, to);
    files[name] = Uint8Array.from(changed, (letter) => letter.charCodeAt(0));
  };
}

function setConfig(
  changes: Readonly<Record<string, unknown>>,
): Refusal["change"] {
  return (files) => {
    files["config.json"] = { ...files["config.json"] as object, ...changes };
  };
}

const REFUSALS: readonly Refusal[] = [
  {
    what: "a missing tensor",
    change: renameTensor("model.norm.weight", "model.gnom.weight"),
    message:
      'Cannot run this checkpoint as its weights must hold each tensor that config.json tells of: "model.norm.weight" is missing in "FOLDER/model.safetensors". Are both of one checkpoint? Copy or download both again',
  },
  {
    what: "a tensor of another shape",
    change: setConfig({ "intermediate_size": 20 }),
    message:
      'Cannot run this checkpoint as the shape of tensor "model.layers.0.mlp.gate_proj.weight" must be [20,16], as config.json says: in "FOLDER/model.safetensors" it is [24,16]. Are both of one checkpoint? Copy or download both again',
  },
  {
    what: "a tensor that nothing uses",
    change: setConfig({ "num_hidden_layers": 1 }),
    message:
      'Cannot run this checkpoint as config.json must tell of each of its tensors: of "model.layers.1.input_layernorm.weight" in "FOLDER/model.safetensors" it does not. Are both of one checkpoint? If so, serve it and name the server as an endpoint instead',
  },
  {
    what: "an untied head without its tensor",
    change: setConfig({ "tie_word_embeddings": false }),
    message:
      'Cannot run this checkpoint as its weights must hold each tensor that config.json tells of: "lm_head.weight" is missing in "FOLDER/model.safetensors". Are both of one checkpoint? Copy or download both again',
  },
];

for (const { what, change, message } of REFUSALS) {
  Deno.test(`${what} is refused before the first request`, async () => {
    const files = await fixture("base");
    change(files);
    await inFolder(files, async (folder) => {
      const error = await assertRejects(() => openLocal(folder), Error);
      const real = await Deno.realPath(folder);
      assertEquals(error.message.replaceAll(real, "FOLDER"), message);
    });
  });
}

Deno.test("an adapter of another base is refused before the first request", async () => {
  const { message } = await assertRejects(
    () => openLocal(`${DATA}/untied_bf16_sharded`, { adapter: LORA }),
    RangeError,
  );
  assertEquals(
    message,
    `Cannot run this adapter as the shape of tensor "base_model.model.model.layers.0.self_attn.v_proj.lora_B.weight" must be [32,4], as base and adapter_config.json say: in "${await Deno
      .realPath(
        LORA,
      )}/adapter_model.safetensors" it is [16,4]. Was it trained on this base, and is adapter_config.json the one beside it?`,
  );
});

Deno.test("an adapter of modules that the base has not is refused", async () => {
  const files = await fixture("lora");
  const name = "adapter_model.safetensors";
  const text = new TextDecoder("latin1").decode(files[name] as Uint8Array)
    .replaceAll("layers.1.self_attn", "layers.7.self_attn");
  files[name] = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  await inFolder(files, async (adapter) => {
    const { message } = await assertRejects(
      () => openLocal(BASE, { adapter }),
      RangeError,
    );
    assertEquals(
      message.replace(await Deno.realPath(adapter), "FOLDER"),
      'Cannot run this adapter as each of its tensors must belong to a module of the checkpoint: "base_model.model.model.layers.7.self_attn.q_proj.lora_A.weight" of "FOLDER/adapter_model.safetensors" does not. Was it trained on this base?',
    );
  });
});

Deno.test("weights of a type that cannot be run are refused", async () => {
  const files = await fixture("base");
  renameTensor('"dtype":"F32"', '"dtype":"I32"')(files);
  await inFolder(files, async (folder) => {
    const { message } = await assertRejects(
      () => openLocal(folder),
      RangeError,
    );
    assertEquals(
      message.replace(await Deno.realPath(folder), "FOLDER"),
      'Cannot run this checkpoint as the type of tensor "model.embed_tokens.weight" must be one of F32, F16, BF16: in "FOLDER/model.safetensors" it is I32. Save it anew in one of these types, not quantized',
    );
  });
});
