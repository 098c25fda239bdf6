"""Training: one loop for pre-training and tuning, and what is particular to each method."""
import math
import random
from typing import Callable, Iterator

import torch
import torch.nn.functional as F
from peft import LoraConfig, PeftModel, get_peft_model
from torch import Tensor, nn
from transformers import LlamaForCausalLM

from batches import IGNORED, Batch
from muon import Muon
from tokenizer import SPECIAL, VOCABULARY

WARM_UP = 40                # steps
MUON = 7.0                  # Muon's learning rate for the matrices, in AdamW's for the rest


def optimizers(model: nn.Module, lr: float, muon: bool) -> list[torch.optim.Optimizer]:
    """AdamW; or Muon for the hidden matrices and AdamW for the rest."""
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    hidden = [p for n, p in named if muon and p.ndim == 2 and "embed" not in n]
    rest = [p for n, p in named if not any(p is h for h in hidden)]
    adam = torch.optim.AdamW(rest, lr=lr, betas=(.9, .98), weight_decay=.01)
    return [adam] + ([Muon(hidden, lr=lr * MUON, weight_decay=.01)] if muon else [])


def fit(model: LlamaForCausalLM, batches: Iterator[Batch], steps: int, lr: float,
        muon: bool = False, noise: float = 0.0,
        after: Callable[[int], None] = lambda step: None) -> float:
    """Trains in float32 under a cosine schedule; returns the mean loss of the last tenth."""
    trained = [p for p in model.parameters() if p.requires_grad]
    opts = optimizers(model, lr, muon)
    schedules = [torch.optim.lr_scheduler.LambdaLR(opt, lambda step: max(
        .02, min(1, (step + 1) / WARM_UP) * (.5 + .5 * math.cos(math.pi * step / steps))))
        for opt in opts]
    model.train()
    losses = []
    for step, (ids, labels) in zip(range(1, steps + 1), batches):
        if noise:
            ids = masked_thought(ids, labels, noise * min(1, step / (steps * 2 / 3)))
        learnt = labels[:, 1:] != IGNORED
        hidden = model.model(input_ids=ids, use_cache=False).last_hidden_state[:, :-1]
        loss = F.cross_entropy(model.lm_head(hidden[learnt]), labels[:, 1:][learnt])
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        for opt, schedule in zip(opts, schedules):
            opt.step()
            schedule.step()
            opt.zero_grad()
        losses.append(loss.item())
        if step % 200 == 0:
            print(f"  step {step}/{steps}: loss {sum(losses[-100:]) / 100:.3f}", flush=True)
        after(step)
    tail = losses[-max(1, steps // 10):]
    return sum(tail) / len(tail)


def masked_thought(ids: Tensor, labels: Tensor, rate: float) -> Tensor:
    """Masked thought (arXiv 2403.02178), with noise of random tokens: each response token
    of the *input* is replaced at `rate`; the labels stay, and so does the question."""
    hit = (labels != IGNORED) & (torch.rand(ids.shape) < rate)
    return torch.where(hit, torch.randint(len(SPECIAL), VOCABULARY, ids.shape), ids)


def freeze_half(model: LlamaForCausalLM, seed: int) -> None:
    """Half fine-tuning (arXiv 2404.18466), by category: of each layer two of the four
    attention matrices are trained, two of the three feed-forward matrices in half of the
    layers and one in the others, and one of the two norms; the embedding is trained."""
    rng = random.Random(seed)
    for index, layer in enumerate(model.model.layers):
        norms = [layer.input_layernorm, layer.post_attention_layernorm]
        frozen = (rng.sample(list(layer.self_attn.parameters()), 2)
                  + rng.sample(list(layer.mlp.parameters()), 1 + index % 2)
                  + [rng.choice(norms).weight])
        for parameter in frozen:
            parameter.requires_grad_(False)


def with_lora(model: LlamaForCausalLM) -> PeftModel:
    """LoRA (arXiv 2106.09685) on all linear layers."""
    return get_peft_model(model, LoraConfig(
        r=8, lora_alpha=16, task_type="CAUSAL_LM",
        target_modules=["q_proj", "k_proj", "v_proj", "o_proj",
                        "gate_proj", "up_proj", "down_proj"]))
