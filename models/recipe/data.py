"""Writes tasks/data/*.jsonl with their SHA256SUMS and checks what the README promises."""
import itertools
import json
from hashlib import sha256
from pathlib import Path
from random import Random

from items import questions
from reserve import is_reserved, splits
from texts import DRAWS, pretraining, tuning_set


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for stem, part in splits()["test"].items():
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in part)
        (folder / f"{stem}.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "SHA256SUMS").write_text("".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.glob("*.jsonl"))))


def check(documents: int = 20_000) -> None:
    """Test items are unique and apart from development items, and neither are in a sample
    of the training texts (compared by whole prompts, not by the hashes used to draw)."""
    posed = {split: [question for part in files.values() for row in part
                     for question in questions(row)] for split, files in splits().items()}
    for split, found in posed.items():
        assert len(found) == len(set(found)), f"{split} items repeat"
    assert not set(posed["test"]) & set(posed["development"]), "test and development overlap"
    prompts = {f"Question: {question}\nAnswer:" for found in posed.values()
               for question in found}
    texts = itertools.islice(pretraining(Random(1)), documents)
    sets = (tuning_set(draw, 1000, Random(1)) for draw in DRAWS.values())
    for item in itertools.chain(texts, *sets):
        assert not is_reserved(item), item
        for part in (item.prompt + item.response).split("\n\n"):
            assert part[:part.find("Answer:") + len("Answer:")] not in prompts, item


if __name__ == "__main__":
    check()
    write(Path(__file__).resolve().parents[2] / "tasks" / "data")
