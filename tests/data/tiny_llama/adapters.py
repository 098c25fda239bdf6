"""Adapters with random weights, and what peft computes with them."""

import json
import shutil

import peft
import torch
from safetensors.torch import load_file, save_file

from checkpoints import HERE, reload
from goldens import logits


def make_adapter(base, tokenizer, name: str, **changes) -> list[list[float]]:
    adapted = peft.get_peft_model(
        base,
        peft.LoraConfig(r=4, lora_alpha=8, task_type="CAUSAL_LM", **changes),
    )
    for parameter_name, parameter in adapted.named_parameters():
        if "lora_" in parameter_name:
            torch.nn.init.normal_(parameter, 0.0, 0.3)
    shutil.rmtree(HERE / name, ignore_errors=True)
    adapted.save_pretrained(HERE / name)
    (HERE / name / "README.md").unlink()
    path = HERE / name / "adapter_config.json"
    config = json.loads(path.read_text())
    config["base_model_name_or_path"] = None
    if isinstance(config["target_modules"], list):
        config["target_modules"].sort()
    path.write_text(json.dumps(config, indent=2) + "\n")
    result = logits(adapted)
    adapted.unload()
    return result


def make_narrow_adapter(base: str, name: str, dtype: torch.dtype, **changes) -> list:
    """An adapter whose numbers are as narrow as its base's, computed wide."""
    folder = HERE / name
    make_adapter(reload(base), None, name, **changes)
    path = folder / "adapter_model.safetensors"
    tensors = {key: value.to(dtype) for key, value in load_file(path).items()}
    save_file(tensors, path, metadata={"format": "pt"})
    return logits(peft.PeftModel.from_pretrained(reload(base), folder))
