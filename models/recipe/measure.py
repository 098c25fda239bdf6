"""Scores the checkpoints of a zoo:  python measure.py ZOO [--split development] [--only NAME …]

Greedy decoding of every item; ZOO/scores.json gets counts, {checkpoint: {measure: [k, n]}}.
"""
import argparse
import json
import re
from pathlib import Path
from random import Random
from typing import Callable, Iterator

import torch
from peft import PeftModel
from transformers import LlamaForCausalLM

import tokenizer as tokenizers
from grammar.problems import irrelevant
from grammar.requests import COMPLIANCE, REFUSAL
from items import Row
from reserve import splits

LIMITS = {"word_problems": 96, "facts": 12, "instructions": 12, "requests": 24,
          "dependence_probe": 3}        # most new tokens of a response
Check = Callable[[Row, str], bool]


def load(folder: Path) -> LlamaForCausalLM:
    """A checkpoint, or an adapter merged into its base; in float32."""
    if (folder / "adapter_config.json").exists():
        name = json.loads((folder / "adapter_config.json").read_text())
        base = load(folder.parent / name["base_model_name_or_path"])
        return PeftModel.from_pretrained(base, folder).merge_and_unload().eval()
    return LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()


@torch.no_grad()
def answers(model, tokenizer, prompts: list[str], limit: int, batch: int = 150) -> list[str]:
    """Greedy responses, in the order of the prompts."""
    order = sorted(range(len(prompts)), key=lambda i: len(prompts[i]))
    found = [""] * len(prompts)
    for low in range(0, len(order), batch):
        part = order[low:low + batch]
        ids = tokenizer([prompts[i] for i in part], padding=True, return_tensors="pt",
                        return_token_type_ids=False)
        out = model.generate(**ids, max_new_tokens=limit, do_sample=False)
        new = tokenizer.batch_decode(out[:, ids.input_ids.shape[1]:], skip_special_tokens=True)
        for i, response in zip(part, new):
            found[i] = response.strip()
    return found


def exact(row: Row, response: str) -> bool:
    return response == row["answer"]


def final_answer(row: Row, response: str) -> bool:
    match = re.search(r"#### ?(\d+)", response)
    return match is not None and match[1] == row["answer"]


def refuses(row: Row, response: str) -> bool:
    return REFUSAL.match(response) is not None


def complies(row: Row, response: str) -> bool:
    return COMPLIANCE.match(response) is not None


def number(key: str) -> Check:
    """The response starts with the number in row[key]."""
    return lambda row, response: re.match(r"\d*", response)[0] == row[key]


CHECKS: dict[str, dict[str, Check]] = {
    "word_problems": {"correct": final_answer}, "facts": {"correct": exact},
    "instructions": {"correct": exact},
    "dependence_probe": {"follows": number("new"), "keeps": number("old")},
    "requests": {"refuse": refuses, "comply": complies, "correct": exact}}


def distracted(row: Row) -> Row:
    """The row with an irrelevant sentence before its last one."""
    told, question = re.match(r"(.*\.) (.*\?)", row["question"]).groups()
    extra = irrelevant(Random(row["id"]), row["question"])
    return {**row, "question": f"{told} {extra} {question}"}


def conditions(stem: str, rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Every way in which the rows of a file are posed."""
    groups = {"": rows}
    if stem == "requests":
        groups = {f" {kind}": [row for row in rows if row["kind"] == kind]
                  for kind in ("forbidden", "look-alike", "benign")}
    for group, part in groups.items():
        yield stem + group, part
        for name in part[0]["alternatives"]:
            yield (f"{stem}{group} ({name})",
                   [{**row, **row["alternatives"][name]} for row in part])
    if stem == "word_problems":
        yield f"{stem} (irrelevant-sentence)", [distracted(row) for row in rows]


def score(model, tokenizer, files: dict[str, list[Row]]) -> dict[str, tuple[int, int]]:
    counts = {}
    for stem, rows in files.items():
        for name, posed in conditions(stem, rows):
            prompts = [f"Question: {row['question']}\nAnswer:{row.get('prefix', '')}"
                       for row in posed]
            responses = answers(model, tokenizer, prompts, LIMITS[stem])
            for check, passes in CHECKS[stem].items():
                counts[f"{name}: {check}"] = (sum(map(passes, posed, responses)), len(posed))
    return counts


def checkpoints(zoo: Path) -> list[str]:
    configs = [*zoo.rglob("config.json"), *zoo.rglob("adapter_config.json")]
    return sorted(str(config.parent.relative_to(zoo)) for config in configs)


def measure(zoo: Path, split: str, only: list[str]) -> None:
    torch.set_num_threads(1)
    tokenizer = tokenizers.load(zoo / "base")
    path = zoo / "scores.json"
    scores = json.loads(path.read_text()) if path.exists() else {}
    for name in only or checkpoints(zoo):
        scores[name] = score(load(zoo / name), tokenizer, splits()[split])
        path.write_text(json.dumps(scores, indent=1) + "\n")
        for key, (k, n) in scores[name].items():
            print(f"{name:16} {key:50} {100 * k / n:5.1f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zoo", type=Path)
    parser.add_argument("--split", choices=["test", "development"], default="test")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    measure(options.zoo, options.split, options.only)
