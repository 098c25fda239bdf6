"""Checkpoints with random weights."""

import json
import shutil
from pathlib import Path

import torch
from transformers import LlamaConfig, LlamaForCausalLM

HERE = Path(__file__).parent


def make_model(vocabulary: int, **changes) -> LlamaForCausalLM:
    config = LlamaConfig(
        **{
            "vocab_size": vocabulary,
            "hidden_size": 16,
            "intermediate_size": 24,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "head_dim": 8,
            "max_position_embeddings": 256,
            "rms_norm_eps": 1e-5,
            "tie_word_embeddings": True,
            "bos_token_id": 0,
            "eos_token_id": 1,
            "pad_token_id": 1,
            **changes,
        }
    )
    model = LlamaForCausalLM(config)
    randomize(model)
    return model


def randomize(model: torch.nn.Module) -> None:
    """Weights large enough that a wrong mask, position or bias shows."""
    for name, parameter in model.named_parameters():
        centre = 1.0 if "norm" in name else 0.0
        torch.nn.init.normal_(parameter, centre, 0.3)


def save(model, tokenizer, name: str, **options) -> None:
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(folder, **options)
    tokenizer.save_pretrained(folder)


def reload(name: str) -> LlamaForCausalLM:
    """Narrow weights, wide computation: only the weights are rounded."""
    return LlamaForCausalLM.from_pretrained(HERE / name, dtype=torch.float32)


def respell(name: str) -> None:
    """Rewrites config.json as transformers 4 spelled it."""
    path = HERE / name / "config.json"
    config = json.loads(path.read_text())
    rope = config.pop("rope_parameters")
    config["rope_theta"] = rope.pop("rope_theta")
    config["rope_scaling"] = rope
    config["torch_dtype"] = config.pop("dtype")
    path.write_text(json.dumps(config, indent=2) + "\n")
