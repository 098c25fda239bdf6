"""Makes the tiny checkpoints of this folder and what transformers gives for them.

One folder a model, or an adapter and the name of its base; golden.json beside
it holds the logits behind each token (float32, eager attention) and a greedy
reply. The weights are random, so the models say nothing. The tokenizer is that
of ../tiny_llama. Run with torch, transformers and peft:

    python tests/data/architectures/make.py [NAME ...]
"""

import json
import shutil
import sys
import zlib
from pathlib import Path

import peft
import torch
import transformers
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForCausalLM, LlamaConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

HERE = Path(__file__).parent
TOKENIZER = HERE.parent / "tiny_llama" / "base"
TOKENS = [0, 23, 7, 51, 44, 12, 55, 9, 30, 5, 14, 37, 2, 48]
PROMPT = 5
REPLY = 8

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
    "gemma3": {
        "model_type": "gemma3_text",
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

YARN = {
    "rope_type": "yarn",
    "rope_theta": 10000.0,
    "factor": 4.0,
    "original_max_position_embeddings": 256,
}
ROPE_CONFIG = {
    "hidden_size": 128,
    "num_attention_heads": 4,
    "max_position_embeddings": 1024,
}
ROPES = [
    {"rope_type": "linear", "rope_theta": 10000.0, "factor": 4.0},
    {"rope_type": "dynamic", "rope_theta": 10000.0, "factor": 4.0},
    {
        "rope_type": "llama3",
        "rope_theta": 500000.0,
        "factor": 8.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 256,
    },
    YARN,
    {**YARN, "factor": 2.0, "mscale": 1.0, "mscale_all_dim": 0.5},
    {**YARN, "attention_factor": 1.5, "beta_fast": 16, "beta_slow": 2},
    {**YARN, "truncate": False},
]

ADAPTERS = {
    "qwen2_lora": ("qwen2", {"target_modules": "all-linear"}),
    "qwen2_dora": ("qwen2", {"target_modules": "all-linear", "use_dora": True}),
    "qwen2_embeddings": ("qwen2", {"target_modules": ["embed_tokens", "lm_head"]}),
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


def randomize(model: torch.nn.Module) -> None:
    """Trainable weights large enough that a wrong mask, position or bias shows."""
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        centre = 1.0 if "norm" in name or "ln_" in name else 0.0
        torch.nn.init.normal_(parameter, centre, 0.3)


def make_model(name: str) -> torch.nn.Module:
    torch.manual_seed(zlib.crc32(name.encode()))
    settings = dict(MODELS[name])
    config = AutoConfig.for_model(settings.pop("model_type"), **settings)
    model = AutoModelForCausalLM.from_config(
        config, attn_implementation="eager", dtype=torch.float32
    )
    randomize(model)
    return model.eval()


def golden(model: torch.nn.Module) -> dict:
    tokens = torch.tensor([TOKENS])
    with torch.no_grad():
        rows = model(tokens).logits[0].tolist()
    reply = model.generate(
        tokens[:, :PROMPT],
        max_new_tokens=REPLY,
        min_new_tokens=REPLY,
        do_sample=False,
        eos_token_id=None,
    )
    return {
        "versions": {
            "torch": torch.__version__,
            "transformers": transformers.__version__,
            "peft": peft.__version__,
        },
        "tokens": TOKENS,
        "logits": [[round(value, 5) for value in row] for row in rows],
        "greedy": {"prompt": PROMPT, "tokens": reply[0, PROMPT:].tolist()},
    }


def write(folder: Path, content: dict) -> None:
    text = json.dumps(content, separators=(",", ":"))
    (folder / "golden.json").write_text(text + "\n")
    for file in folder.iterdir():
        file.chmod(0o644)


def save_model(name: str) -> None:
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    model = make_model(name)
    model.save_pretrained(folder)
    for file in ["tokenizer.json", "tokenizer_config.json"]:
        shutil.copy(TOKENIZER / file, folder)
    if name.endswith("_bare"):
        bare(folder / "model.safetensors")
    write(folder, golden(model))


def bare(path: Path) -> None:
    """Names and buffers as those of openai-community/gpt2, saved without the head."""
    tensors = {
        name.removeprefix("transformer."): tensor
        for name, tensor in load_file(path).items()
    }
    for layer in range(GPT2["n_layer"]):
        tensors[f"h.{layer}.attn.bias"] = torch.ones(1, 1, 4, 4).tril()
    save_file(tensors, path, metadata={"format": "pt"})


def save_adapter(name: str) -> None:
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    base, settings = ADAPTERS[name]
    config = peft.LoraConfig(r=4, lora_alpha=8, task_type="CAUSAL_LM", **settings)
    adapted = peft.get_peft_model(make_model(base), config)
    randomize(adapted)
    adapted.save_pretrained(folder)
    (folder / "README.md").unlink()
    path = folder / "adapter_config.json"
    settings = json.loads(path.read_text())
    if isinstance(settings["target_modules"], list):
        settings["target_modules"].sort()
    path.write_text(json.dumps(settings, indent=2) + "\n")
    write(folder, {"base": base, **golden(adapted)})


def rope(parameters: dict) -> dict:
    """What transformers makes of the parameters of a rotary embedding."""
    fields = {"rope_parameters": parameters, **ROPE_CONFIG}
    config = LlamaConfig.from_dict(json.loads(json.dumps(fields)))
    frequencies, amplitude = ROPE_INIT_FUNCTIONS[parameters["rope_type"]](config)
    return {
        "fields": fields,
        "frequencies": [float(f"{value:.7g}") for value in frequencies.tolist()],
        "amplitude": round(amplitude, 7),
    }


def main() -> None:
    ropes = json.dumps([rope(parameters) for parameters in ROPES], indent=1)
    (HERE / "ropes.json").write_text(ropes + "\n")
    names = sys.argv[1:] or [*MODELS, *ADAPTERS]
    for name in names:
        save = save_model if name in MODELS else save_adapter
        save(name)


if __name__ == "__main__":
    main()
