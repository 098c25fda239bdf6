"""Tokenizers in the manner of SentencePiece."""

import json

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from added import add, put_before
from sentences import TEXT


def pieces():
    """Vocabulary and merges of a SentencePiece-style BPE with byte fallback."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.BpeTrainer(vocab_size=330, limit_alphabet=90, show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    merges = [tuple(merge) for merge in model["merges"]]
    runs = [("▁", "▁"), ("▁▁", "▁▁"), ("\n", "\n"), ("▁▁", "▁")]
    names = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    names += list(model["vocab"]) + ["".join(run) for run in runs]
    # As SentencePiece has it, letters of no token are left to the bytes.
    known = {name: index for index, name in enumerate(dict.fromkeys(names))}
    every = [merge for merge in merges + runs if all(part in known for part in merge)]
    return known, every


def sentence_piece(normalizer=None, pre_tokenizer=None, decoder=None, added=("<unk>", "<s>", "</s>"), start="<s>"):
    vocabulary, merges = pieces()
    tokenizer = Tokenizer(models.BPE(vocabulary, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    if pre_tokenizer is not None:
        tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoder or decoders.Sequence(undone() + [decoders.Strip(" ", 1, 0)])
    add(tokenizer, added)
    put_before(tokenizer, start)
    return tokenizer


def undone():
    return [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]


def prepended():
    return normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=330, unk_token="<unk>", special_tokens=["<unk>", "<s>", "</s>"], show_progress=False)
    tokenizer.train_from_iterator(TEXT, trainer)
    put_before(tokenizer, "<s>")
    return tokenizer
