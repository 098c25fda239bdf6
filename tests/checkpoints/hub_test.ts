import { assertEquals } from "@std/assert";
import { type Json, read, readFixture } from "./fixture.ts";

/** How configurations on the hub spell what the fixtures, saved by transformers 5, spell otherwise. */
const HUB: readonly (readonly [
  what: string,
  fixture: string,
  old: Json,
  current: Json,
])[] = [
  [
    "Pythia",
    "gpt_neox",
    { "rotary_pct": 0.25, "rotary_emb_base": 500, "rope_parameters": null },
    {
      "rope_parameters": {
        "rope_type": "default",
        "rope_theta": 500,
        "partial_rotary_factor": 0.25,
      },
    },
  ],
  [
    "Gemma 2",
    "gemma2",
    {
      "layer_types": null,
      "cache_implementation": "hybrid",
      "hidden_act": "gelu_pytorch_tanh",
      "rope_theta": 10_000.0,
      "rope_parameters": null,
    },
    {},
  ],
  [
    "Gemma 3",
    "gemma3",
    {
      "layer_types": null,
      "sliding_window_pattern": 2,
      "rope_theta": 100,
      "rope_scaling": { "rope_type": "linear", factor: 2 },
      "rope_local_base_freq": 10,
      "rope_parameters": null,
    },
    {},
  ],
  [
    "Qwen2.5",
    "qwen2",
    {
      "use_mrope": false,
      "use_sliding_window": false,
      "sliding_window": 32768,
      "max_window_layers": 28,
      "layer_types": null,
    },
    { "use_sliding_window": false, "layer_types": null },
  ],
  [
    "Phi-3.5 and Phi-4-mini",
    "phi3_longrope",
    {
      "rope_parameters": null,
      "rope_theta": 100,
      "rope_scaling": {
        type: "longrope",
        "short_factor": [1, 1.5],
        "long_factor": [2, 4],
      },
      "partial_rotary_factor": 1,
      "full_attn_mod": 1,
      "interpolate_factor": 1,
      "lm_head_bias": false,
      "mlp_bias": false,
      "attention_bias": false,
    },
    {},
  ],
  [
    "GPT-2",
    "gpt2",
    {
      "n_ctx": 64,
      "n_inner": null,
      "scale_attn_weights": null,
      "tie_word_embeddings": null,
      "task_specific_params": { "text-generation": { "do_sample": true } },
    },
    {},
  ],
  [
    "OPT",
    "opt",
    {
      "activation_dropout": 0.0,
      prefix: "</s>",
      "enable_bias": null,
      "word_embed_proj_dim": 16,
      "tie_word_embeddings": null,
    },
    {},
  ],
];

for (const [what, fixture, old, current] of HUB) {
  Deno.test(`${what} reads as spelled on the hub`, async () => {
    const fields = await readFixture(fixture);
    const expected = await read({ ...fields, ...current });
    assertEquals(await read({ ...fields, ...old }), expected);
  });
}
