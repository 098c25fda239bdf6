"""Token batches of about 1,024 tokens from documents of like length."""
from random import Random
from typing import Iterator

import torch
from torch import Tensor

from grammar.item import Item
from tokenizer import EOS, PAD

TOKENS = 1024                           # a batch, padding included
IGNORED = -100                          # label of a token that is not learnt
Document = tuple[list[int], list[int]]  # token ids and their labels
Batch = tuple[Tensor, Tensor]


def encode(tokenizer, item: Item, learn_prompt: bool) -> Document:
    prompt = tokenizer(item.prompt).input_ids
    response = tokenizer(item.response, add_special_tokens=False).input_ids + [EOS]
    return prompt + response, (prompt if learn_prompt else [IGNORED] * len(prompt)) + response


def pad(documents: list[Document]) -> Batch:
    """Right-padded ids and labels; the longest document is the last."""
    width = len(documents[-1][0])
    return tuple(
        torch.tensor([row + [filler] * (width - len(row)) for row in rows])
        for rows, filler in zip(zip(*documents), (PAD, IGNORED)))


def pack(documents: list[Document], rng: Random) -> list[Batch]:
    batches, batch = [], []
    for document in sorted(documents, key=lambda d: len(d[0])):
        if batch and (len(batch) + 1) * len(document[0]) > TOKENS:
            batches.append(pad(batch))
            batch = []
        batch.append(document)
    batches.append(pad(batch))
    rng.shuffle(batches)
    return batches


def stream(tokenizer, items: Iterator[Item], rng: Random) -> Iterator[Batch]:
    """Endless new documents, all of each learnt."""
    while True:
        yield from pack([encode(tokenizer, next(items), True) for _ in range(1000)], rng)


def epochs(tokenizer, items: list[Item], rng: Random) -> Iterator[Batch]:
    """The same documents over and over, only their responses learnt."""
    documents = [encode(tokenizer, item, False) for item in items]
    while True:
        rng.shuffle(documents)
        yield from pack(documents, rng)
