"""What models are trained on: the pre-training mixture and the tuning sets."""
from random import Random
from typing import Callable, Iterator

from grammar.facts import fact
from grammar.instructions import examples, instruction
from grammar.item import Item
from grammar.problems import mixed_problem, problem, retelling, sums, tale
from grammar.requests import aligned_request, mixed_request
from reserve import fresh

MIXTURE: dict[Callable[[Random], Item], float] = {     # shares of documents
    fact: .27, instruction: .22, sums: .15, mixed_problem: .13, mixed_request: .09,
    retelling: .07, examples: .05, tale: .02}


def pretraining(rng: Random) -> Iterator[Item]:
    makers, shares = list(MIXTURE), list(MIXTURE.values())
    while True:
        yield fresh(rng.choices(makers, shares)[0], rng)


def tuning_set(draw: Callable[[Random], Item], count: int, rng: Random) -> list[Item]:
    """`count` different items."""
    found: dict[str, Item] = {}
    while len(found) < count:
        item = fresh(draw, rng)
        found.setdefault(item.prompt, item)
    return list(found.values())


DRAWS = {"problems": problem, "requests": aligned_request}
