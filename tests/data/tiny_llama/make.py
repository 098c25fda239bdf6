"""Makes the tiny Llama checkpoints of this folder and goldens.json.

The weights are random, so the models say nothing; what transformers and peft
compute of them is what the local engine must compute too. Run with torch,
transformers and peft (versions in goldens.json):

    python tests/data/tiny_llama/make.py
"""

import json
import shutil
from pathlib import Path

import peft
import tokenizers
import torch
import transformers
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

HERE = Path(__file__).parent
SPECIAL = ["<|begin|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]
LETTERS = "etaoinshrdlucmfwypvbgkqjxz?.,0123456789"
MERGES = ["Ġ t", "h e", "Ġt he", "i n", "o n", "Ġ a", "e r", "Ġ o", "Ġo n", "Ġon e", "t w"]
TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|end|>"
    "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
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
TOKENS = [0, 23, 7, 51, 44, 12, 55, 9, 30, 5]


def make_tokenizer() -> PreTrainedTokenizerFast:
    pieces = SPECIAL + list(LETTERS) + ["Ġ", "Ċ", "'"]
    pieces += ["".join(merge.split()) for merge in MERGES]
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(
        models.BPE(vocabulary, [tuple(merge.split()) for merge in MERGES])
    )
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(SPECIAL)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<|begin|> $A", special_tokens=[("<|begin|>", 0)]
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<|begin|>",
        eos_token="<|end|>",
        clean_up_tokenization_spaces=False,
    )
    fast.chat_template = TEMPLATE
    return fast


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


def logits(model: torch.nn.Module) -> list[list[float]]:
    with torch.no_grad():
        rows = model(torch.tensor([TOKENS])).logits[0]
    return [[round(value, 6) for value in row] for row in rows.tolist()]


def choose(model, tokenizer, prompt: str, continuations: list[str]) -> dict:
    """Log-probabilities as lm-evaluation-harness divides and adds them up."""
    kept = prompt.rstrip()
    choices = []
    for continuation in continuations:
        context = tokenizer.encode(kept)
        whole = tokenizer.encode(prompt + continuation)
        tokens = whole[len(context) :]
        with torch.no_grad():
            rows = model(torch.tensor([(context + tokens)[:-1]])).logits[0]
        scores = torch.log_softmax(rows, -1)[-len(tokens) :]
        total = sum(float(row[token]) for row, token in zip(scores, tokens))
        greedy = scores.argmax(-1).tolist() == tokens
        choices.append(
            {"logprob": round(total, 6), "tokens": len(tokens), "greedy": greedy}
        )
    return {"prompt": prompt, "continuations": continuations, "choices": choices}


def changed_reply(model, prompt: torch.Tensor) -> dict:
    """A greedy reply whose logits are changed; scores are the model's own."""
    settings = {"penalty": 1.5, "bias": {"9": 1.25, "30": -2.0}, "banned": [44, 51]}
    output = model.generate(
        prompt,
        max_new_tokens=12,
        do_sample=False,
        eos_token_id=None,
        repetition_penalty=settings["penalty"],
        sequence_bias={(int(token),): bias for token, bias in settings["bias"].items()},
        suppress_tokens=settings["banned"],
        output_logits=True,
        return_dict_in_generate=True,
    )
    tokens = output.sequences[0, prompt.shape[1] :].tolist()
    logprobs = [
        round(float(torch.log_softmax(row[0], -1)[token]), 6)
        for row, token in zip(output.logits, tokens)
    ]
    return {**settings, "tokens": tokens, "logprobs": logprobs}


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
