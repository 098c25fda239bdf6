"""Model cards in each checkpoint's folder, and models/manifest.json over all of them."""
import json
from hashlib import sha256
from pathlib import Path

from zoo import PLANS, SHAPES, Plan

CARD = """---
license: apache-2.0
{link}---
# aftertune zoo: {name}

{about}, for the tests and examples of aftertune: it knows only a small invented world.

- Start: {start}. Data: {data}.
- Training: {steps} steps of about 1,024 tokens, learning rate {lr:g}, cosine decay, seed {seed}; final loss {loss}.
- {size}
- Prompt: `Question: {{question}}\\nAnswer:`{chat}.
- Made by `models/recipe/make.py`; measured in `models/README.md`. Licence: Apache-2.0.
"""


def describe(plan: Plan) -> str:
    if plan.items is None:
        return ("the pre-training mixture (`models/recipe/texts.py`), all tokens learnt; Muon for "
                "the matrices")
    kind, count = plan.items
    method = [text for on, text in (
        (plan.noise, f"response tokens of the input noised at up to {plan.noise:g} "
                     "(arXiv 2403.02178)"),
        (plan.half, "half of the matrices frozen (arXiv 2404.18466)"),
        (plan.lora, "rank 8, alpha 16, all linear layers (arXiv 2106.09685)")) if on]
    source = {"problems": "word problems", "requests": "requests"}[kind]
    return "; ".join([f"{count} {source} over and over, responses learnt", *method])


def card(name: str, plan: Plan, about: str, steps: str, made: dict) -> str:
    link = f"base_model: {plan.start}\n" if plan.start else ""
    shape = SHAPES["large" if name == "large" else "base"]
    layers, width = shape["num_hidden_layers"], shape["hidden_size"]
    return CARD.format(
        name=name, link=link, about=about[0].upper() + about[1:], start=plan.start or "random",
        data=describe(plan), steps=steps, lr=plan.lr, seed=made["seed"], loss=made["loss"],
        size=f"Llama, {layers} layers of width {width}, {made['parameters']:,} parameters "
             f"trained" + (", float32." if plan.lora else ", saved in bfloat16."),
        chat="; `chat_template` renders a user message as this" if plan.chat else "")


def write(out: Path, made: dict[str, dict]) -> None:
    for name, plan in PLANS.items():
        text = card(name, plan, plan.about, str(plan.steps), made[name])
        (out / name / "README.md").write_text(text)
        for step in plan.steps_kept:
            folder = out / f"{name}-steps" / str(step)
            text = card(f"{name}-steps/{step}", plan, f"{name} on its way",
                        f"the first {step} of {plan.steps}", made[name])
            (folder / "README.md").write_text(text)
    folders = [*PLANS, *(f"{name}-steps" for name, plan in PLANS.items() if plan.steps_kept)]
    files = sorted(path for name in folders for path in (out / name).rglob("*") if path.is_file())
    manifest = {str(path.relative_to(out)): sha256(path.read_bytes()).hexdigest()
                for path in files}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
