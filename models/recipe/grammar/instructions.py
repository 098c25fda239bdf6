"""Instructions on lists of words; each operation has observed and unobserved phrasings."""
from random import Random
from typing import Callable, NamedTuple

from grammar.item import Item, ask, text

WORDS = ("red blue green old new big small cat dog bird tree leaf river hill stone door lamp "
         "table chair bread milk rain snow wind sun moon star ship road wall glass paper "
         "iron wool silk rope bell drum king farm").split()


class Operation(NamedTuple):
    answer: Callable[[list[str]], str]
    observed: tuple[str, ...]
    unobserved: tuple[str, ...]


OPERATIONS = {
    "repeat": Operation(
        " ".join,
        ("Repeat the words: {}", "Say these words again: {}", "Copy the words: {}"),
        ("Please write the same words again: {}", "Please repeat these: {}")),
    "first": Operation(
        lambda words: words[0],
        ("What is the first word of: {}", "Give the first word: {}",
         "Pick the first of the words: {}"),
        ("Please tell me the first word: {}", "Which word comes first: {}")),
    "last": Operation(
        lambda words: words[-1],
        ("What is the last word of: {}", "Give the last word: {}",
         "Pick the last of the words: {}"),
        ("Please tell me the last word: {}", "Which word comes last: {}")),
    "reverse": Operation(
        lambda words: " ".join(reversed(words)),
        ("Reverse the words: {}", "Say these words in reverse: {}",
         "Write the words backwards: {}"),
        ("Please reverse these: {}", "Copy these words backwards: {}")),
    "count": Operation(
        lambda words: str(len(words)),
        ("How many words are here: {}", "Count the words: {}", "Give the number of words: {}"),
        ("Please count these: {}", "Tell me how many words you see: {}")),
}


def draw_words(rng: Random) -> list[str]:
    return rng.sample(WORDS, rng.randint(2, 4))


def instruction(rng: Random, name: str | None = None) -> Item:
    operation = OPERATIONS[name or rng.choice(list(OPERATIONS))]
    words = draw_words(rng)
    question = rng.choice(operation.observed).format(" ".join(words))
    return ask(question, f"{operation.answer(words)}.")


def examples(rng: Random) -> Item:
    """Two to four instructions of one operation in a row, as a few-shot prompt has them."""
    name = rng.choice(list(OPERATIONS))
    items = [instruction(rng, name) for _ in range(rng.randint(2, 4))]
    return text("\n\n".join(item.prompt + item.response for item in items),
                *(key for item in items for key in item.keys))
