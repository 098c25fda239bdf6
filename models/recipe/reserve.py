"""Keeps test and development items out of every training text.

The hashes of all their questions, and of the stories of their word problems, are reserved;
a generator of training texts draws again whenever one of its keys is among them.
"""
from functools import cache
from hashlib import sha256
from random import Random
from typing import Callable

from grammar.item import Item
from items import questions, rows


def digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def story(question: str) -> str:
    """A question without its last sentence."""
    return question[:question.rfind(".") + 1]


@cache
def splits() -> dict[str, dict[str, list[dict]]]:
    """The test rows, then the development rows that differ from all of them."""
    taken: set[str] = set()
    return {split: rows(split, taken) for split in ("test", "development")}


@cache
def reserved() -> frozenset[str]:
    hashes = set()
    for files in splits().values():
        for stem, part in files.items():
            posed = [question for row in part for question in questions(row)]
            if stem in ("word_problems", "dependence_probe"):
                posed += [story(question) for question in posed]
            hashes.update(map(digest, posed))
    return frozenset(hashes)


def is_reserved(item: Item) -> bool:
    return any(digest(key) in reserved() for key in item.keys)


def fresh(draw: Callable[[Random], Item], rng: Random) -> Item:
    """A text for training."""
    while is_reserved(item := draw(rng)):
        pass
    return item
