import { assert, assertEquals, assertRejects } from "@std/assert";
import { FIXTURES, type Json, read, readFixture } from "./fixture.ts";

/** Another value of the same type. */
function change(value: unknown): unknown {
  if (typeof value === "number") return 2 * value + 2;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return `other_${value}`;
  if (Array.isArray(value)) return value.slice(1);
  return { "something_new": 1 };
}

/** All fields that may change without changing what is computed. */
const INERT = [
  "attention_dropout",
  "attn_pdrop",
  "bos_token_id",
  "classifier_dropout",
  "dropout",
  "dtype",
  "embd_pdrop",
  "hidden_dropout",
  "init_std",
  "initializer_range",
  "is_decoder",
  "layerdrop",
  "pad_token_id",
  "reorder_and_upcast_attn",
  "resid_pdrop",
  "summary_activation",
  "summary_first_dropout",
  "summary_proj_to_labels",
  "summary_type",
  "summary_use_proj",
  "transformers_version",
  "use_cache",
  // What they stand for is spelled out in "layer_types" and "no_rope_layers".
  "_sliding_window_pattern",
  "max_window_layers",
  "no_rope_layer_interval",
];

/** Fields that say how images become embeddings. */
const IMAGES = [
  "boi_token_index",
  "eoi_token_index",
  "image_token_index",
  "mm_tokens_per_image",
  "vision_config",
];

/** Fields that change nothing beside the others of a fixture. */
const INERT_HERE: Readonly<Record<string, readonly string[]>> = {
  // No layer slides.
  "qwen2_yarn": ["use_sliding_window"],
  qwen3: ["use_sliding_window"],
  "qwen3_dynamic": ["use_sliding_window"],
  // Positions hold for texts of any length.
  phi3: ["original_max_position_embeddings"],
  // Texts have no images.
  "gemma3_vision": IMAGES,
  "gemma3_vision_modules": IMAGES,
  // There is no last norm anyway.
  "opt_norms_behind": ["_remove_final_layer_norm"],
};

const ADVICE =
  "If it changes nothing, take it out; else serve the model and name the server as an endpoint instead";

/** The fields of a config.json, or of a part of it. */
interface Part {
  readonly place: string;
  readonly fields: Json;
  readonly inert: readonly string[];
  /** The whole with other fields in this part. */
  readonly whole: (fields: Json) => Json;
}

for (const name of FIXTURES) {
  const inert = [...INERT, ...INERT_HERE[name] ?? []];
  Deno.test(`${name}: each field is heeded, refused or known to change nothing`, async () => {
    const fields = await readFixture(name);
    const whole = (fields: Json) => fields;
    await assertHeeded({ place: "config.json", fields, inert, whole });
  });
}

for (const name of ["gemma3_vision", "gemma3_vision_modules"]) {
  Deno.test(`${name}: so is each field that describes its decoder`, async () => {
    const all = await readFixture(name);
    await assertHeeded({
      place: '"text_config" of config.json',
      fields: all["text_config"] as Json,
      // The whole says it.
      inert: [...INERT, "tie_word_embeddings"],
      whole: (fields) => ({ ...all, "text_config": fields }),
    });
  });
}

async function assertHeeded(
  { place, fields, inert, whole }: Part,
): Promise<void> {
  const config = await read(whole(fields));
  for (const [field, value] of Object.entries(fields)) {
    if (inert.includes(field) || value === null) continue;
    const changed = await read(whole({ ...fields, [field]: change(value) }))
      .catch(({ message }) => message);
    const isHeeded = JSON.stringify(changed) !== JSON.stringify(config);
    assert(isHeeded, `"${field}" is passed over`);
  }
  const { message } = await assertRejects(
    () => read(whole({ ...fields, "something_new": 1 })),
    RangeError,
  );
  assertEquals(
    message,
    `Cannot run this checkpoint as "something_new" of ${place} is not supported: it is 1. ${ADVICE}`,
  );
}

/** Fields of published files that transformers asks no model of these for. */
const PUBLISHED: readonly (readonly [fixture: string, fields: Json])[] = [
  ["gemma2", { "sliding_window_size": 4 }],
  [
    "gpt2",
    { "n_special": 0, "output_past": true, "predict_special_tokens": true },
  ],
  [
    "gpt_neox",
    { "attention_probs_dropout_prob": 0.1, "hidden_dropout_prob": 0.1 },
  ],
  ["smollm3", { "pretraining_tp": 2 }],
];

for (const [fixture, published] of PUBLISHED) {
  Deno.test(`${fixture}: ${JSON.stringify(published)} changes nothing`, async () => {
    const fields = await readFixture(fixture);
    assertEquals(await read({ ...fields, ...published }), await read(fields));
  });
}

const REFUSED: readonly (readonly [
  fixture: string,
  changes: Json,
  message: string,
])[] = [
  [
    "mistral",
    { "model_type": "llama" },
    '"model_type" of config.json must be "mistral", that of MistralForCausalLM: it is "llama", and transformers chooses the class by it. Correct "model_type" or "architectures"',
  ],
  [
    "gemma3",
    { "model_type": "gemma3" },
    '"model_type" of config.json must be "gemma3_text", that of Gemma3ForCausalLM: it is "gemma3", and transformers chooses the class by it. Correct "model_type" or "architectures"',
  ],
  [
    "gemma3",
    { "attn_logit_softcapping": 50 },
    `"attn_logit_softcapping" of config.json is not supported: it is 50. ${ADVICE}`,
  ],
  [
    "gemma3",
    { "use_bidirectional_attention": true },
    `"use_bidirectional_attention" of config.json is not supported: it is true. ${ADVICE}`,
  ],
  [
    "gemma3",
    { "rope_parameters": { "rope_type": "default" } },
    `"rope_type" of its rotary embedding is not supported: it is "default". ${ADVICE}`,
  ],
  [
    "gemma3_vision",
    { "text_config": { "model_type": "gemma2" } },
    '"model_type" of "text_config" of config.json is not supported: it is "gemma2", not "gemma3_text". Serve the model and name the server as an endpoint instead',
  ],
  [
    "gemma2",
    { "sliding_window": null },
    '"sliding_window" of config.json must be a whole number where a layer is of type "sliding_attention": there is none',
  ],
  [
    "gemma2",
    { "sliding_window_size": 8 },
    '"sliding_window_size" of config.json must be that of "sliding_window", 4: it is 8, and transformers goes by the other alone. Correct either, or take "sliding_window_size" out',
  ],
  [
    "gemma2",
    { "layer_types": ["full_attention", "chunked_attention"] },
    '"layer_types" of config.json must hold "sliding_attention" or "full_attention" for each of 2 layers: it is ["full_attention","chunked_attention"]',
  ],
  [
    "gpt2",
    { "add_cross_attention": true },
    `"add_cross_attention" of config.json is not supported: it is true. ${ADVICE}`,
  ],
  [
    "gpt2",
    { "n_layer": 1e9 },
    '"n_layer" of config.json must be 10000 at most: it is 1000000000',
  ],
  [
    "gpt2",
    { "n_head": 3 },
    "its number of heads must divide its width: they are 3 and 16",
  ],
  [
    "gpt_neox",
    { "rope_parameters": { "partial_rotary_factor": 0.4 } },
    "the width that rotary embeddings turn must be even and above 0: it is 3",
  ],
  [
    "phi3_longrope",
    { "rope_parameters": { type: "su", "short_factor": [1] } },
    '"short_factor" of its rotary embedding must hold 2 numbers: it holds 1',
  ],
  [
    "smollm3",
    { "no_rope_layers": [1] },
    '"no_rope_layers" of config.json must hold 2 numbers: it holds 1',
  ],
  [
    "qwen2",
    { "dual_chunk_attention_config": { "chunk_size": 4 } },
    `"dual_chunk_attention_config" of config.json is not supported: it is {"chunk_size":4}. ${ADVICE}`,
  ],
];

for (const [fixture, changes, message] of REFUSED) {
  Deno.test(`${fixture}: ${JSON.stringify(changes)} is refused`, async () => {
    const fields = await readFixture(fixture);
    const error = await assertRejects(
      () => read({ ...fields, ...changes }),
      RangeError,
    );
    assertEquals(error.message, `Cannot run this checkpoint as ${message}`);
  });
}

Deno.test("a window as wide as the context is none", async () => {
  const fields = await readFixture("mistral");
  const { layers } = await read({ ...fields, "sliding_window": 64 });
  assertEquals(layers.map(({ window }) => window), [null, null]);
  const { "sliding_window": _, ...rest } = fields;
  const wide = await read({ ...rest, "max_position_embeddings": 8192 });
  assertEquals(wide.layers.map(({ window }) => window), [4096, 4096]);
});

Deno.test("where positions hold for a first part only, texts end there", async () => {
  const longrope = await read(await readFixture("phi3_longrope"));
  assertEquals(longrope.context, 16);
  const dynamic = await read(await readFixture("qwen3_dynamic"));
  assertEquals(dynamic.context, 64);
  const neox = await read({
    ...await readFixture("gpt_neox"),
    "rope_parameters": {
      "rope_type": "longrope",
      "partial_rotary_factor": 0.5,
      "short_factor": [1, 1.5],
      "long_factor": [2, 4],
      "original_max_position_embeddings": 16,
    },
  });
  assertEquals(neox.context, 16);
  const gemma = await readFixture("gemma3");
  const { layers, context } = await read({
    ...gemma,
    "sliding_window": 40,
    "rope_parameters": {
      "full_attention": { "rope_type": "default" },
      "sliding_attention": {
        "rope_type": "longrope",
        "short_factor": [1, 1, 1, 1],
        "long_factor": [2, 2, 2, 2],
        "original_max_position_embeddings": 32,
      },
    },
  });
  assertEquals(context, 32);
  assertEquals(layers.map(({ window }) => window), [null, null]);
});
