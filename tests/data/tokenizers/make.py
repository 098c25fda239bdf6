"""Makes a small tokenizer of each family that supported models use, and goldens.json.

The tokenizers are trained on a few sentences of our own, so they hold a few
hundred tokens each. Normalizers, pre-tokenizers, decoders, post-processors and
the flags of added tokens are those that the published models of a family have.
What the tokenizers library makes of hard texts with them is what aftertune must
make of them, too. Run with tokenizers (version in goldens.json):

    python tests/data/tokenizers/make.py
"""

import hashlib
import json
import random
from pathlib import Path

import tokenizers

from families import FAMILIES
from hard_texts import hard_texts, texts_around

HERE = Path(__file__).parent


def goldens(tokenizer):
    added = [token.content for token in tokenizer.get_added_tokens_decoder().values()]
    texts = hard_texts() + [text for token in added[:6] for text in texts_around(token)]
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    draw = random.Random(2)
    size = tokenizer.get_vocab_size()
    ids = [encoding.ids for encoding in encoded]
    decoded = tokenizer.decode_batch(ids, skip_special_tokens=True)
    drawn = [[draw.randrange(size) for _ in range(draw.randint(1, 12))] for _ in range(40)]
    if size > 500:  # Bytes one by one, whole letters and broken ones.
        drawn += [[draw.randrange(3, 259) for _ in range(6)] for _ in range(20)]
        drawn += [[3 + byte for byte in text.encode()[start:]] for text in ("né🙂", "潮a\ufeff") for start in range(4)]
    return {
        "start": tokenizer.encode("a").ids[: -len(tokenizer.encode("a", add_special_tokens=False).ids)],
        "around": texts[len(hard_texts()) :],
        "ids": ids,
        # null where the text comes back as it was
        "decoded": [None if back == text else back for back, text in zip(decoded, texts)],
        "drawn": drawn,
        "drawnDecoded": tokenizer.decode_batch(drawn, skip_special_tokens=True),
        "long": digest(tokenizer.encode("ferrytide" * 1200, add_special_tokens=False).ids),
    }


def digest(ids):
    return hashlib.sha256(" ".join(map(str, ids)).encode()).hexdigest()


def main():
    families = {}
    for name, make in FAMILIES.items():
        tokenizer = make()
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        text = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
        (folder / "tokenizer.json").write_text(text + "\n")
        (folder / "tokenizer_config.json").write_text("{}\n")
        families[name] = goldens(tokenizer)
    found = {"tokenizers": tokenizers.__version__, "texts": hard_texts(), "families": families}
    (HERE / "goldens.json").write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
