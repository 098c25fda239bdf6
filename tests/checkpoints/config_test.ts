import { assertEquals, assertRejects } from "@std/assert";
import { readConfig } from "../../checkpoints/mod.ts";
import { inFolder } from "./folder.ts";

const LLAMA = {
  architectures: ["LlamaForCausalLM"],
  "model_type": "llama",
  "hidden_size": 16,
  "intermediate_size": 24,
  "num_hidden_layers": 2,
  "num_attention_heads": 4,
  "max_position_embeddings": 64,
  "rms_norm_eps": 1e-5,
  "vocab_size": 58,
};

async function read(changes: Readonly<Record<string, unknown>>) {
  let config: Awaited<ReturnType<typeof readConfig>> | undefined;
  await inFolder(
    { "config.json": { ...LLAMA, ...changes } },
    async (folder) => {
      config = await readConfig(folder);
    },
  );
  return config;
}

Deno.test("what a configuration leaves out is what transformers takes for it", async () => {
  assertEquals(await read({}), {
    architecture: "LlamaForCausalLM",
    layers: 2,
    width: 16,
    feedForwardWidth: 24,
    heads: 4,
    keyValueHeads: 4,
    headWidth: 4,
    vocabulary: 58,
    context: 64,
    normEpsilon: 1e-5,
    rope: { type: "default", theta: 10_000 },
    tiedHead: false,
    attentionBias: false,
    feedForwardBias: false,
    endTokens: [],
  });
});

Deno.test("rotary embeddings are read in both spellings", async () => {
  const scaling = {
    factor: 8,
    "low_freq_factor": 1,
    "high_freq_factor": 4,
    "original_max_position_embeddings": 16,
  };
  const expected = {
    type: "llama3",
    theta: 5000,
    factor: 8,
    lowFrequencyFactor: 1,
    highFrequencyFactor: 4,
    originalContext: 16,
  } as const;
  const spellings = [
    {
      "rope_parameters": {
        "rope_type": "llama3",
        "rope_theta": 5000,
        ...scaling,
      },
    },
    {
      "rope_theta": 5000,
      "rope_scaling": { "rope_type": "llama3", ...scaling },
    },
    { "rope_theta": 5000, "rope_scaling": { type: "llama3", ...scaling } },
  ];
  for (const spelling of spellings) {
    assertEquals((await read(spelling))?.rope, expected);
  }
  assertEquals((await read({ "rope_theta": 7, "rope_scaling": null }))?.rope, {
    type: "default",
    theta: 7,
  });
});

Deno.test("one end token or several are read", async () => {
  assertEquals((await read({ "eos_token_id": 2 }))?.endTokens, [2]);
  assertEquals((await read({ "eos_token_id": [2, 5] }))?.endTokens, [2, 5]);
});

Deno.test("fields that change nothing are passed over", async () => {
  const fields = {
    "_name_or_path": "somewhere",
    "torch_dtype": "bfloat16",
    "pretraining_tp": 1,
    "hidden_act": "silu",
    "use_cache": true,
    "sliding_window": null,
    "rope_interleaved": false,
  };
  assertEquals(await read(fields), await read({}));
});

const REFUSED: readonly (readonly [
  what: string,
  changes: Readonly<Record<string, unknown>>,
  message: string,
])[] = [
  [
    "another architecture",
    { architectures: ["GPT2LMHeadModel"] },
    'Cannot run this checkpoint as its architecture must be "LlamaForCausalLM": it is "GPT2LMHeadModel". Serve it and name the server as an endpoint instead',
  ],
  [
    "an unnamed architecture",
    { architectures: null, "model_type": "mamba" },
    'Cannot run this checkpoint as its architecture must be "LlamaForCausalLM": it is "mamba". Serve it and name the server as an endpoint instead',
  ],
  [
    "another activation",
    { "hidden_act": "gelu" },
    'Cannot run this checkpoint as "hidden_act" of config.json is not supported: it is "gelu", not "silu"',
  ],
  [
    "quantized weights",
    { "quantization_config": { bits: 4 } },
    'Cannot run this checkpoint as "quantization_config" of config.json is not supported: it is {"bits":4}',
  ],
  [
    "an unknown field",
    { "sliding_window": 4096 },
    'Cannot run this checkpoint as "sliding_window" of config.json is not supported: it is 4096',
  ],
  [
    "an unknown rotary embedding",
    { "rope_scaling": { "rope_type": "yarn", factor: 4 } },
    'Cannot run this checkpoint as its rotary embedding must be of type "default", "linear" or "llama3": "rope_type" is "yarn"',
  ],
  [
    "an unknown parameter of the rotary embedding",
    {
      "rope_parameters": {
        "rope_type": "default",
        "partial_rotary_factor": 0.5,
      },
    },
    'Cannot run this checkpoint as "partial_rotary_factor" of its rotary embedding is not supported: it is 0.5',
  ],
  [
    "a missing field",
    { "hidden_size": null },
    'Cannot read "config.json" as "hidden_size" must be a whole number above 0: it is missing',
  ],
  [
    "a field of another type",
    { "num_hidden_layers": "two" },
    'Cannot read "config.json" as "num_hidden_layers" must be a whole number above 0: it is "two"',
  ],
  [
    "heads that cannot be grouped",
    { "num_key_value_heads": 3 },
    'Cannot run this checkpoint as "num_key_value_heads" must divide "num_attention_heads": they are 3 and 4',
  ],
  [
    "a head that cannot be turned in pairs",
    { "head_dim": 5 },
    'Cannot run this checkpoint as "head_dim" must be even for rotary embeddings: it is 5',
  ],
  [
    "an end token that is no token",
    { "eos_token_id": "</s>" },
    'Cannot read "config.json" as "eos_token_id" must be a token id or a list of token ids: it is "</s>"',
  ],
];

for (const [what, changes, message] of REFUSED) {
  Deno.test(`${what} is refused`, async () => {
    const { message: actual } = await assertRejects(() => read(changes), Error);
    assertEquals(actual, message);
  });
}

Deno.test("a missing or malformed config.json is refused", async () => {
  await inFolder({}, async (folder) => {
    const error = await assertRejects(() => readConfig(folder), Error);
    assertEquals(
      error.message,
      `Cannot read "${folder}/config.json" as there is no such file`,
    );
  });
  await inFolder({ "config.json": "{" }, async (folder) => {
    await assertRejects(
      () => readConfig(folder),
      SyntaxError,
      `Cannot read "${folder}/config.json" as it must be JSON: `,
    );
  });
  await inFolder({ "config.json": [] }, async (folder) => {
    await assertRejects(
      () => readConfig(folder),
      TypeError,
      'Cannot read "config.json" as it must hold a JSON object: it holds []',
    );
  });
});
