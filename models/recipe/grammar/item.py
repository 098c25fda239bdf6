"""The one shape that every text of the grammar has."""
from typing import NamedTuple


class Item(NamedTuple):
    """A training or test text: `prompt` is given to the model, `response` is learnt.

    `keys` are the strings that mark the text as known: a text is fit for training only
    if none of its keys is reserved by a test or development item (see `reserve.py`).
    """
    prompt: str
    response: str
    keys: tuple[str, ...]


def ask(question: str, answer: str, *keys: str) -> Item:
    """A question in the layout of every prompt of the zoo."""
    return Item(f"Question: {question}\nAnswer:", f" {answer}", keys or (question,))


def text(words: str, *keys: str) -> Item:
    """Running text: no prompt, so that all of it is learnt."""
    return Item("", words, keys or (words,))
