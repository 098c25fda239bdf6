"""Makes the tiny Llama checkpoints of this folder and goldens.json.

The weights are random, so the models say nothing; what transformers and peft
compute of them is what the local engine must compute too. Run with torch,
transformers and peft (versions in goldens.json):

    python tests/data/tiny_llama/make.py
"""

import json

import peft
import tokenizers
import torch
import transformers

from adapters import make_adapter, make_narrow_adapter
from checkpoints import HERE, make_model, reload, respell, save
from goldens import TOKENS, changed_reply, choose, logits
from tokenizer import make_tokenizer

TEXTS = [
    "one two three",
    " leading space",
    "trailing space ",
    "the  double   spaces",
    "the end<|end|>",
    "<|begin|>twice?",
    "12,345.67",
    "",
]
CONVERSATION = [
    {"role": "system", "content": "be brief."},
    {"role": "user", "content": "one or two?"},
]
PROMPT = "the one is"
CHOICES = [
    ("is it the one?", [" a", " the other one", "t"]),
    ("a trailing space ", ["one", "on a", "two"]),
    ("two", [" one"]),
]


def main() -> None:
    torch.manual_seed(1)
    tokenizer = make_tokenizer()
    vocabulary = len(tokenizer)
    goldens = {
        "versions": {
            "torch": torch.__version__,
            "transformers": transformers.__version__,
            "peft": peft.__version__,
            "tokenizers": tokenizers.__version__,
        },
        "tokens": TOKENS,
        "logits": {},
    }

    base = make_model(vocabulary)
    save(base, tokenizer, "base")
    goldens["logits"]["base"] = logits(base)
    prompt = tokenizer.encode(PROMPT, return_tensors="pt")
    reply = base.generate(
        prompt, max_new_tokens=12, do_sample=False, eos_token_id=None
    )[0, prompt.shape[1] :]
    goldens["greedy"] = {
        "prompt": PROMPT,
        "tokens": reply.tolist(),
        "text": tokenizer.decode(reply, skip_special_tokens=True),
    }
    goldens["changed"] = changed_reply(base, prompt)
    goldens["choices"] = [
        choose(base, tokenizer, prompt, continuations)
        for prompt, continuations in CHOICES
    ]
    goldens["logits"]["lora"] = make_adapter(
        base, tokenizer, "lora", target_modules=["q_proj", "v_proj"]
    )
    goldens["logits"]["rslora"] = make_adapter(
        base, tokenizer, "rslora", target_modules="all-linear", use_rslora=True
    )

    wide = make_model(
        vocabulary,
        num_key_value_heads=4,
        tie_word_embeddings=False,
        attention_bias=True,
        mlp_bias=True,
        rope_parameters={
            "rope_type": "llama3",
            "rope_theta": 5000.0,
            "factor": 8.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 16,
        },
    ).to(torch.bfloat16)
    save(wide, tokenizer, "untied_bf16_sharded", max_shard_size="8KB")
    respell("untied_bf16_sharded")
    goldens["logits"]["untied_bf16_sharded"] = logits(reload("untied_bf16_sharded"))

    linear = make_model(
        vocabulary,
        num_key_value_heads=1,
        rope_parameters={"rope_type": "linear", "rope_theta": 10000.0, "factor": 2.0},
    ).to(torch.float16)
    save(linear, tokenizer, "linear_fp16")
    goldens["logits"]["linear_fp16"] = logits(reload("linear_fp16"))

    goldens["logits"]["bf16_lora"] = make_narrow_adapter(
        "untied_bf16_sharded",
        "bf16_lora",
        torch.bfloat16,
        target_modules=r"model\.layers\.1\.(self_attn\.[qo]|mlp\.up)_proj",
        rank_pattern={"o_proj": 3},
    )
    goldens["logits"]["fp16_lora"] = make_narrow_adapter(
        "linear_fp16", "fp16_lora", torch.float16, target_modules="all-linear"
    )

    goldens["texts"] = [
        {"text": text, "tokens": tokenizer.encode(text)} for text in TEXTS
    ]
    goldens["chat"] = {
        "messages": CONVERSATION,
        "text": tokenizer.apply_chat_template(
            CONVERSATION, tokenize=False, add_generation_prompt=True
        ),
    }
    path = HERE / "goldens.json"
    path.write_text(json.dumps(goldens, separators=(",", ":")) + "\n")
    for file in HERE.rglob("*"):
        if file.is_file():
            file.chmod(0o644)


if __name__ == "__main__":
    main()
