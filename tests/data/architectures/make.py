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
from transformers import AutoConfig, AutoModelForCausalLM

# Tests take every folder here for a model, so there must be none of bytecode.
sys.dont_write_bytecode = True

from adapters import ADAPTERS
from models import GPT2, MODELS
from ropes import ROPES, rope
from targets import TARGETS, targets

HERE = Path(__file__).parent
TOKENIZER = HERE.parent / "tiny_llama" / "base"
TOKENS = [0, 23, 7, 51, 44, 12, 55, 9, 30, 5, 14, 37, 2, 48]
PROMPT = 5
REPLY = 8


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
    model.save_pretrained(folder, save_original_format=not name.endswith("_modules"))
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


def renamed(folder: Path) -> None:
    """Names as those of an adapter that was trained with transformers before 4.52."""
    was, became = "language_model.model.", "model.language_model."
    path = folder / "adapter_model.safetensors"
    tensors = {
        name.replace(became, was)
        .replace("base_model.model.lm_head", "base_model.model.language_model.lm_head")
        .replace("model.model.vision_tower.", "model.vision_tower."): tensor
        for name, tensor in load_file(path).items()
    }
    save_file(tensors, path, metadata={"format": "pt"})
    path = folder / "adapter_config.json"
    path.write_text(path.read_text().replace(became, was))


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
    if name.endswith("_renamed"):
        renamed(folder)
    write(folder, {"base": base, **golden(adapted)})


def main() -> None:
    ropes = json.dumps([rope(parameters) for parameters in ROPES], indent=1)
    (HERE / "ropes.json").write_text(ropes + "\n")
    chosen = json.dumps(
        [targets(make_model(base), base, settings) for base, settings in TARGETS],
        indent=1,
    )
    (HERE / "targets.json").write_text(chosen + "\n")
    names = sys.argv[1:] or [*MODELS, *ADAPTERS]
    for name in names:
        save = save_model if name in MODELS else save_adapter
        save(name)


if __name__ == "__main__":
    main()
