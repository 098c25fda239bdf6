"""What the checkpoints of this folder are, by name."""

COMMON = {
    "vocab_size": 58,
    "hidden_size": 16,
    "intermediate_size": 24,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 64,
    "bos_token_id": 0,
    "eos_token_id": 1,
    "pad_token_id": 1,
}
SQUARE = {key: COMMON[key] for key in COMMON if key != "num_key_value_heads"}
GPT2 = {
    "vocab_size": 58,
    "n_embd": 16,
    "n_layer": 2,
    "n_head": 2,
    "n_positions": 64,
    "bos_token_id": 0,
    "eos_token_id": 1,
    "pad_token_id": 1,
}

OPT = {
    "vocab_size": 58,
    "hidden_size": 16,
    "ffn_dim": 24,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "max_position_embeddings": 64,
    "bos_token_id": 0,
    "eos_token_id": 1,
    "pad_token_id": 1,
}

GEMMA3 = {
    **COMMON,
    "head_dim": 8,
    "query_pre_attn_scalar": 5,
    "sliding_window": 4,
    "layer_types": ["sliding_attention", "full_attention"],
    "rope_parameters": {
        "full_attention": {
            "rope_type": "linear",
            "rope_theta": 100.0,
            "factor": 2.0,
        },
        "sliding_attention": {"rope_type": "default", "rope_theta": 10.0},
    },
}
SIGLIP = {
    "hidden_size": 8,
    "intermediate_size": 8,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "image_size": 8,
    "patch_size": 4,
    "vision_use_head": False,
}

MODELS = {
    "mistral": {"model_type": "mistral", **COMMON, "head_dim": 8, "sliding_window": 5},
    "smollm3": {
        "model_type": "smollm3",
        **COMMON,
        "no_rope_layer_interval": 2,
        "use_sliding_window": True,
        "sliding_window": 4,
    },
    "qwen2": {
        "model_type": "qwen2",
        **COMMON,
        "tie_word_embeddings": True,
        "use_sliding_window": True,
        "max_window_layers": 1,
        "sliding_window": 4,
    },
    "qwen2_yarn": {
        "model_type": "qwen2",
        **COMMON,
        "num_attention_heads": 2,
        "rope_parameters": {
            "rope_type": "yarn",
            "rope_theta": 100.0,
            "factor": 4.0,
            "original_max_position_embeddings": 16,
        },
    },
    "qwen3": {
        "model_type": "qwen3",
        **COMMON,
        "head_dim": 8,
        "attention_bias": True,
        "tie_word_embeddings": True,
    },
    "qwen3_dynamic": {
        "model_type": "qwen3",
        **COMMON,
        "head_dim": 6,
        "num_key_value_heads": 4,
        "rope_parameters": {
            "rope_type": "dynamic",
            "rope_theta": 10000.0,
            "factor": 2.0,
        },
    },
    "phi3": {
        "model_type": "phi3",
        **COMMON,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "sliding_window": 6,
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": 10000.0,
            "partial_rotary_factor": 0.5,
        },
    },
    "phi3_longrope": {
        "model_type": "phi3",
        **COMMON,
        "tie_word_embeddings": True,
        "original_max_position_embeddings": 16,
        "rope_parameters": {
            "rope_type": "longrope",
            "rope_theta": 100.0,
            "short_factor": [1.0, 1.5],
            "long_factor": [2.0, 4.0],
        },
    },
    "olmo2": {"model_type": "olmo2", **COMMON},
    "gemma2": {
        "model_type": "gemma2",
        **COMMON,
        "head_dim": 8,
        "query_pre_attn_scalar": 5,
        "sliding_window": 4,
        "attn_logit_softcapping": 2.0,
        "final_logit_softcapping": 3.0,
    },
    "gemma3": {"model_type": "gemma3_text", **GEMMA3},
    "gemma3_vision": {
        "model_type": "gemma3",
        "text_config": GEMMA3,
        "vision_config": SIGLIP,
        "mm_tokens_per_image": 4,
    },
    "gemma3_vision_modules": {
        "model_type": "gemma3",
        "text_config": GEMMA3,
        "vision_config": SIGLIP,
        "mm_tokens_per_image": 4,
        "tie_word_embeddings": False,
    },
    "gpt2": {"model_type": "gpt2", **GPT2},
    "gpt2_bare": {
        "model_type": "gpt2",
        **GPT2,
        "n_head": 4,
        "n_inner": 20,
        "activation_function": "gelu",
        "scale_attn_by_inverse_layer_idx": True,
    },
    "gpt_neox": {
        "model_type": "gpt_neox",
        **SQUARE,
        "num_attention_heads": 2,
        "rotary_pct": 0.5,
    },
    "gpt_neox_sequential": {
        "model_type": "gpt_neox",
        **SQUARE,
        "num_attention_heads": 2,
        "hidden_act": "gelu_new",
        "tie_word_embeddings": True,
        "use_parallel_residual": False,
        "attention_bias": False,
        "rope_parameters": {
            "rope_type": "linear",
            "rope_theta": 1000.0,
            "factor": 2.0,
            "partial_rotary_factor": 1.0,
        },
    },
    "opt": {"model_type": "opt", **OPT},
    "opt_norms_behind": {
        "model_type": "opt",
        **OPT,
        "word_embed_proj_dim": 8,
        "do_layer_norm_before": False,
        "tie_word_embeddings": False,
    },
    "opt_plain": {
        "model_type": "opt",
        **OPT,
        "enable_bias": False,
        "layer_norm_elementwise_affine": False,
    },
}
