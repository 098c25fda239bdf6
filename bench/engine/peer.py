"""Answers works as lm-evaluation-harness and transformers do: one JSON line in, one out."""

import json
import sys
import time
from pathlib import Path

import lm_eval
import torch
import transformers
from lm_eval.api.instance import Instance
from lm_eval.models.huggingface import HFLM

FOLDER, THREADS = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(THREADS)
transformers.logging.set_verbosity_error()
# AutoTokenizer builds GPT-2's own splitting, which departs from tokenizer.json in a few texts.
special = json.loads(Path(FOLDER, "tokenizer_config.json").read_text())
tokenizer = transformers.PreTrainedTokenizerFast(
    tokenizer_file=str(Path(FOLDER, "tokenizer.json")),
    **{name: special[name] for name in ("bos_token", "eos_token", "pad_token")},
)
model = transformers.AutoModelForCausalLM.from_pretrained(FOLDER, dtype="float32").eval()


def instances(items, kind, arguments):
    return [Instance(kind, {}, arguments(item), index) for index, item in enumerate(items)]


def choose(harness, items):
    pairs = [(item["context"], continuation) for item in items for continuation in item["continuations"]]
    scores = iter(harness.loglikelihood(instances(pairs, "loglikelihood", tuple), disable_tqdm=True))
    return [[next(scores)[0] for _ in item["continuations"]] for item in items]


def until(item):
    settings = {"until": item["stop"], "max_gen_toks": item["maxTokens"], "do_sample": False}
    return item["context"], settings


def generate(harness, items):
    return harness.generate_until(instances(items, "generate_until", until), disable_tqdm=True)


def transformers_generate(items, batch):
    """By hand, longest prompts last, so that little is padded."""
    tokenizer.padding_side = "left"
    order = sorted(range(len(items)), key=lambda index: len(items[index]["context"]))
    texts = [""] * len(items)
    for start in range(0, len(order), batch):
        part = order[start : start + batch]
        inputs = tokenizer([items[index]["context"] for index in part], return_tensors="pt", padding=True, add_special_tokens=False)
        with torch.inference_mode():
            output = model.generate(**inputs, do_sample=False, max_new_tokens=items[part[0]]["maxTokens"])
        replies = tokenizer.batch_decode(output[:, inputs["input_ids"].shape[1] :], skip_special_tokens=True)
        for index, reply in zip(part, replies):
            texts[index] = reply
    return texts


print(json.dumps({"lm_eval": lm_eval.__version__, "transformers": transformers.__version__, "torch": torch.__version__}), flush=True)
for line in sys.stdin:
    work = json.loads(line)
    items, batch = work["items"], work["batch"]
    harness = HFLM(pretrained=model, tokenizer=tokenizer, batch_size=batch, device="cpu", max_length=2048)
    start = time.perf_counter()
    if work["peer"] == "transformers":
        answers = transformers_generate(items, batch)
    elif work["kind"] == "choose":
        answers = choose(harness, items)
    else:
        answers = generate(harness, items)
    print(json.dumps({"seconds": time.perf_counter() - start, "answers": answers}), flush=True)
