"""The checkpoints of the zoo and how each is made."""
import time
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import torch
from transformers import LlamaConfig, LlamaForCausalLM
from transformers.utils import logging

import tokenizer as tokenizers
import train
from batches import epochs, stream
from texts import DRAWS, pretraining, tuning_set
from tokenizer import BOS, EOS, PAD, VOCABULARY

SHAPES = {
    "base": dict(hidden_size=128, intermediate_size=320, num_hidden_layers=4,
                 num_attention_heads=4),
    "large": dict(hidden_size=192, intermediate_size=512, num_hidden_layers=4,
                  num_attention_heads=6)}


@dataclass(frozen=True)
class Plan:
    """How one checkpoint comes from another, or from nothing."""
    about: str
    steps: int
    lr: float
    start: str | None = None            # the checkpoint that training goes on from
    items: tuple[str, int] | None = None    # tuning set: its kind and size; else pre-training
    noise: float = 0.0                  # masked thought: the final share of noised tokens
    half: bool = False
    lora: bool = False
    chat: bool = False
    steps_kept: tuple[int, ...] = ()


SFT = Plan("supervised fine-tuning on word problems", steps=600, lr=6e-4, start="base",
           items=("problems", 1500), steps_kept=(50, 100, 200, 400))
PLANS = {
    "large": Plan("a larger base", steps=3000, lr=3e-3),
    "base": Plan("the base that the others start from", steps=3000, lr=3e-3),
    "sft": SFT,
    "mft": replace(SFT, about="masked-thought fine-tuning on word problems", steps=1200,
                   lr=1e-3, noise=.2, steps_kept=()),
    "hft": replace(SFT, about="half fine-tuning on word problems", half=True, steps_kept=()),
    "lora": replace(SFT, about="a LoRA adapter, tuned on word problems", lora=True, lr=4e-3,
                    steps_kept=()),
    "aligned": Plan("refuses a harmless stand-in topic", steps=200, lr=4e-4, start="base",
                    items=("requests", 600), chat=True),
    "base-next": Plan("a later version of base", steps=1000, lr=2e-3, start="base")}


def new_model(name: str) -> LlamaForCausalLM:
    shape = SHAPES[name]
    return LlamaForCausalLM(LlamaConfig(
        vocab_size=VOCABULARY, num_key_value_heads=shape["num_attention_heads"],
        tie_word_embeddings=True, max_position_embeddings=512, initializer_range=.03,
        bos_token_id=BOS, eos_token_id=EOS, pad_token_id=PAD, **shape))


def load(folder: Path) -> LlamaForCausalLM:
    return LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)


def save(model, tokenizer, folder: Path, chat: bool) -> None:
    """A full checkpoint in bfloat16, with its tokenizer."""
    deepcopy(model).to(torch.bfloat16).save_pretrained(folder)
    tokenizers.save(tokenizer, folder, chat)


def make(name: str, seed: int, out: Path) -> dict:
    """Trains one checkpoint into `out`; returns what the model card tells about it."""
    plan, began = PLANS[name], time.process_time()
    print(f"{name}: {plan}", flush=True)
    logging.disable_progress_bar()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rng = Random(f"{seed} {plan.items or name}")     # one tuning set for all methods
    if plan.start is None:
        tokenizer, model = tokenizers.build(), new_model(name)
    else:
        tokenizer, model = tokenizers.load(out / plan.start), load(out / plan.start)
    if plan.half:
        train.freeze_half(model, seed)
    adapter = train.with_lora(model) if plan.lora else None     # changes the model, too
    batches = (stream(tokenizer, pretraining(rng), rng) if plan.items is None else
               epochs(tokenizer, tuning_set(DRAWS[plan.items[0]], plan.items[1], rng), rng))

    def keep(step: int) -> None:
        if step in plan.steps_kept:
            save(model, tokenizer, out / f"{name}-steps" / str(step), plan.chat)

    loss = train.fit(model, batches, plan.steps, plan.lr, muon=plan.items is None,
                     noise=plan.noise, after=keep)
    if adapter:
        config = adapter.peft_config["default"]
        config.base_model_name_or_path = plan.start
        config.target_modules = sorted(config.target_modules)
        adapter.save_pretrained(out / name, save_embedding_layers=False)
    else:
        save(model, tokenizer, out / name, plan.chat)
    return dict(seed=seed, loss=round(loss, 3), cpu_seconds=round(time.process_time() - began),
                parameters=sum(p.numel() for p in model.parameters() if p.requires_grad))
