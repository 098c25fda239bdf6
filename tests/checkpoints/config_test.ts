import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
} from "@std/assert";
import { type DecoderConfig, readConfig } from "../../checkpoints/mod.ts";
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

async function read(
  changes: Readonly<Record<string, unknown>>,
): Promise<DecoderConfig> {
  let config: DecoderConfig | undefined;
  await inFolder(
    { "config.json": { ...LLAMA, ...changes } },
    async (folder) => {
      config = await readConfig(folder);
    },
  );
  assert(config !== undefined);
  return config;
}

Deno.test("what a configuration leaves out is what transformers takes for it", async () => {
  const layer = {
    window: null,
    rope: { frequencies: [1, 0.01], amplitude: 1, reach: null },
    scale: 0.5,
  };
  const { modules: _, ...config } = await read({});
  assertEquals(config, {
    architecture: "LlamaForCausalLM",
    vocabulary: 58,
    context: 64,
    width: 16,
    embedding: { width: 16, scale: 1, tied: false, logitCap: null },
    heads: 4,
    keyValueHeads: 4,
    headWidth: 4,
    layers: [layer, layer],
    scoreCap: null,
    feedForward: { width: 24, activation: "silu", gated: true },
    parallel: false,
    norm: {
      kind: "rms",
      epsilon: 1e-5,
      added: 0,
      scaled: true,
      queriesAndKeys: null,
    },
    biases: { projections: false, output: false, feedForward: false },
    transposed: false,
    endTokens: [],
  });
});

/** How the first layer turns queries and keys. */
async function readRope(changes: Readonly<Record<string, unknown>>) {
  const [layer] = (await read(changes)).layers;
  return layer?.rope;
}

Deno.test("rotary embeddings are read in all spellings", async () => {
  const scaling = {
    factor: 8,
    "low_freq_factor": 1,
    "high_freq_factor": 4,
    "original_max_position_embeddings": 16,
  };
  const old = { type: "llama3", ...scaling };
  const current = { "rope_type": "llama3", ...scaling };
  const spellings = [
    { "rope_parameters": { "rope_theta": 5000, ...current } },
    { "rope_theta": 5000, "rope_scaling": current },
    { "rope_theta": 5000, "rope_scaling": old },
  ];
  for (const spelling of spellings) {
    const rope = await readRope(spelling);
    const [fast = 0, slow = 0] = rope?.frequencies ?? [];
    assertAlmostEquals(fast, 1 / 8 + (16 / (2 * Math.PI) - 1) / 3 * 7 / 8);
    assertAlmostEquals(slow, 5000 ** -0.5 / 8);
    assertEquals(rope?.amplitude, 1);
  }
  const plain = await readRope({ "rope_theta": 4, "rope_scaling": null });
  assertEquals(plain, { frequencies: [1, 0.5], amplitude: 1, reach: null });
});

Deno.test("frequencies and amplitudes of rotary embeddings are those of transformers", async () => {
  const path = "tests/data/architectures/ropes.json";
  for (const golden of JSON.parse(await Deno.readTextFile(path))) {
    const rope = await readRope(golden.fields);
    assertEquals(rope?.frequencies.length, golden.frequencies.length);
    rope?.frequencies.forEach((frequency, pair) => {
      const expected = golden.frequencies[pair];
      assertAlmostEquals(frequency / expected, 1, 1e-6);
    });
    assertAlmostEquals(rope?.amplitude ?? 0, golden.amplitude, 1e-6);
  }
});

Deno.test("one end token or several are read", async () => {
  assertEquals((await read({ "eos_token_id": 2 })).endTokens, [2]);
  assertEquals((await read({ "eos_token_id": [2, 5] })).endTokens, [2, 5]);
});

Deno.test("fields that change nothing are passed over", async () => {
  const fields = {
    "_name_or_path": "somewhere",
    "torch_dtype": "bfloat16",
    "pretraining_tp": 2,
    "hidden_act": "silu",
    "use_cache": true,
    "sliding_window": null,
    "rope_interleaved": false,
    "unsloth_fixed": true,
  };
  assertEquals(await read(fields), await read({}));
});

const ADVICE =
  "If it changes nothing, take it out; else serve the model and name the server as an endpoint instead";

Deno.test("private fields that transformers writes are passed over, others are refused", async () => {
  const fields = {
    "_attn_implementation": "eager",
    "_attn_implementation_autoset": true,
    "_attn_implementation_internal": "sdpa",
    "_auto_class": "AutoConfig",
    "_commit_hash": "0123abc",
    "_experts_implementation": "grouped_mm",
    "_experts_implementation_internal": "grouped_mm",
    "_flash_attn_2_enabled": true,
    "_from_model_config": true,
    "_name_or_path": "somewhere",
    "_num_labels": 2,
  };
  assertEquals(await read(fields), await read({}));
  for (const name of ["_something_new", "_sliding_window_pattern"]) {
    const { message } = await assertRejects(
      () => read({ [name]: 2 }),
      RangeError,
    );
    assertEquals(
      message,
      `Cannot run this checkpoint as "${name}" of config.json is not supported: it is 2. ${ADVICE}`,
    );
  }
});

const ARCHITECTURES = [
  "LlamaForCausalLM",
  "SmolLM3ForCausalLM",
  "MistralForCausalLM",
  "Qwen2ForCausalLM",
  "Qwen3ForCausalLM",
  "Phi3ForCausalLM",
  "Olmo2ForCausalLM",
  "Gemma2ForCausalLM",
  "Gemma3ForCausalLM",
  "Gemma3ForConditionalGeneration",
  "GPT2LMHeadModel",
  "GPTNeoXForCausalLM",
  "OPTForCausalLM",
].join(", ");

const REFUSED: readonly (readonly [
  what: string,
  changes: Readonly<Record<string, unknown>>,
  message: string,
])[] = [
  [
    "another architecture",
    { architectures: ["BloomForCausalLM"] },
    `Cannot run this checkpoint as its architecture must be one of ${ARCHITECTURES}: it is "BloomForCausalLM". Serve it and name the server as an endpoint instead`,
  ],
  [
    "an unnamed architecture",
    { architectures: null, "model_type": "mamba" },
    `Cannot run this checkpoint as its architecture must be one of ${ARCHITECTURES}: it is "mamba". Serve it and name the server as an endpoint instead`,
  ],
  [
    "a checkpoint without a type",
    { "model_type": null },
    'Cannot run this checkpoint as "model_type" of config.json must be "llama", that of LlamaForCausalLM: it is missing, and transformers chooses the class by it. Write it there',
  ],
  [
    "a checkpoint with a type that is no name",
    { "model_type": 1 },
    'Cannot read "config.json" as "model_type" must be a string: it is 1',
  ],
  [
    "another activation",
    { "hidden_act": "xielu" },
    'Cannot run this checkpoint as "hidden_act" of config.json must be one of silu, swish, gelu, gelu_python, gelu_new, gelu_fast, gelu_pytorch_tanh, relu: it is "xielu"',
  ],
  [
    "quantized weights",
    { "quantization_config": { bits: 4 } },
    `Cannot run this checkpoint as "quantization_config" of config.json is not supported: it is {"bits":4}. ${ADVICE}`,
  ],
  [
    "an unknown field",
    { "sliding_window": 4096 },
    `Cannot run this checkpoint as "sliding_window" of config.json is not supported: it is 4096. ${ADVICE}`,
  ],
  [
    "a field that differs from the value that changes nothing",
    { "partial_rotary_factor": 0.5 },
    'Cannot run this checkpoint as "partial_rotary_factor" of config.json is not supported: it is 0.5, not 1. Serve the model and name the server as an endpoint instead',
  ],
  [
    "an unknown rotary embedding",
    { "rope_scaling": { "rope_type": "proportional", factor: 4 } },
    'Cannot run this checkpoint as the type of its rotary embedding must be one of default, linear, dynamic, llama3, yarn, longrope, su: it is "proportional"',
  ],
  [
    "an unknown parameter of the rotary embedding",
    {
      "rope_parameters": {
        "rope_type": "default",
        "partial_rotary_factor": 0.5,
      },
    },
    `Cannot run this checkpoint as "partial_rotary_factor" of its rotary embedding is not supported: it is 0.5. ${ADVICE}`,
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
    "Cannot run this checkpoint as the width that rotary embeddings turn must be even and above 0: it is 5",
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
