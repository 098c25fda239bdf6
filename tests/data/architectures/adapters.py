"""What the adapters of this folder are, by name: the base, and the settings of LoRA."""

ADAPTERS = {
    "qwen2_lora": ("qwen2", {"target_modules": "all-linear"}),
    "qwen2_dora": ("qwen2", {"target_modules": "all-linear", "use_dora": True}),
    "qwen2_embeddings": ("qwen2", {"target_modules": ["embed_tokens", "lm_head"]}),
    "qwen2_dora_embeddings": (
        "qwen2",
        {"target_modules": ["embed_tokens", "lm_head"], "use_dora": True},
    ),
    "phi3_dora_embeddings": (
        "phi3",
        {"target_modules": ["embed_tokens", "o_proj"], "use_dora": True},
    ),
    "qwen2_tied_embeddings": (
        "qwen2",
        {"target_modules": ["embed_tokens"], "ensure_weight_tying": True},
    ),
    "qwen2_head": (
        "qwen2",
        {"target_modules": ["q_proj"], "modules_to_save": ["lm_head"]},
    ),
    "qwen2_tokens": (
        "qwen2",
        {"target_modules": ["q_proj"], "modules_to_save": ["embed_tokens"]},
    ),
    "qwen2_biases": ("qwen2", {"target_modules": ["q_proj"], "bias": "all"}),
    "opt_biases": ("opt", {"target_modules": ["fc1"], "bias": "lora_only"}),
    "mistral_saved": (
        "mistral",
        {
            "target_modules": ["down_proj"],
            "modules_to_save": ["embed_tokens", "lm_head", "norm"],
        },
    ),
    "mistral_patterns": (
        "mistral",
        {
            "target_modules": r".*\.layers\.(0|1)\.self_attn\.(q|v)_proj",
            "rank_pattern": {"q_proj": 2},
            "alpha_pattern": {r"layers\.1\.self_attn\.\w_proj": 3},
        },
    ),
    "gemma3_embeddings": ("gemma3", {"target_modules": ["embed_tokens"]}),
    "gemma3_vision_lora": ("gemma3_vision", {"target_modules": "all-linear"}),
    "gemma3_vision_renamed": (
        "gemma3_vision_modules",
        {
            "target_modules": ["q_proj", "down_proj"],
            "modules_to_save": ["lm_head"],
            "rank_pattern": {"model.language_model.layers.0.self_attn.q_proj": 2},
            "alpha_pattern": {"model.language_model.layers.1.mlp.down_proj": 3},
        },
    ),
    "gpt2_dora": (
        "gpt2",
        {
            "target_modules": ["c_attn", "c_proj", "c_fc"],
            "fan_in_fan_out": True,
            "use_dora": True,
        },
    ),
    "phi3_lora": ("phi3", {"target_modules": ["qkv_proj", "gate_up_proj"]}),
    "gpt2_lora": (
        "gpt2",
        {"target_modules": ["c_attn", "c_proj", "c_fc"], "fan_in_fan_out": True},
    ),
    "gpt_neox_lora": ("gpt_neox", {"target_modules": ["query_key_value"]}),
}
