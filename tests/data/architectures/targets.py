"""What adapter_config.json says of modules, and which of them peft adapts."""

import peft
import torch
from peft.tuners import tuners_utils

TARGETS = [
    ("qwen2", {"target_modules": ["q_proj", "v_proj"]}),
    ("qwen2", {"target_modules": ["roj", "self_attn.q_proj"]}),
    ("qwen2", {"target_modules": r"model\.layers\.1\.(self_attn|mlp)\.\w+_proj"}),
    ("qwen2", {"target_modules": r"layers\.1\..*"}),
    ("qwen2", {"target_modules": r"q_proj|.*\.o_proj"}),
    (
        "qwen2",
        {"target_modules": r".*\.(?P<block>self_attn|mlp)\.(?:(?P<which>q|up)_proj)"},
    ),
    ("qwen2", {"target_modules": "All-Linear"}),
    ("gpt2", {"target_modules": "all-linear"}),
    ("gpt_neox", {"target_modules": "all-linear"}),
    ("opt", {"target_modules": "all-linear"}),
    (
        "qwen2",
        {
            "target_modules": ["k_proj", "model.layers.0.mlp.up_proj"],
            "layers_to_transform": 1,
        },
    ),
    (
        "gpt2",
        {
            "target_modules": ["c_attn", "wpe"],
            "layers_to_transform": [1],
            "layers_pattern": ["layers", "h"],
        },
    ),
    (
        "gpt2",
        {
            "target_modules": ["c_attn"],
            "layers_to_transform": [0],
            "layers_pattern": "layers",
        },
    ),
    *[
        (
            "gpt2",
            {
                "target_modules": ["c_attn"],
                "layers_to_transform": [0],
                "layers_pattern": pattern,
            },
        )
        for pattern in ["", [], [""]]
    ],
    (
        "qwen2",
        {"target_modules": ["q_proj", "up_proj"], "exclude_modules": ["mlp.up_proj"]},
    ),
    (
        "qwen2",
        {"target_modules": "all-linear", "exclude_modules": r".*\.0\..*"},
    ),
    (
        "qwen2",
        {
            "target_modules": ["q_proj", "up_proj", "embed_tokens"],
            "modules_to_save": ["self_attn", "tokens"],
        },
    ),
]


def targets(model: torch.nn.Module, base: str, settings: dict) -> dict:
    """Which modules of a model settings choose, and which not."""
    config = peft.LoraConfig(**settings)
    tuners_utils._maybe_include_all_linear_layers(config, model)
    chosen: dict[bool, list[str]] = {True: [], False: []}
    for name, module in model.named_modules():
        if not name or list(module.children()) or not list(module.parameters()):
            continue
        found = tuners_utils.check_target_module_exists(config, name)
        chosen[bool(found)].append(name)
    return {
        "base": base,
        "settings": settings,
        "adapted": chosen[True],
        "left": chosen[False],
    }
