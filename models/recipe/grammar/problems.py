"""Word problems: somebody has things, gets some and gives some away."""
from random import Random
from typing import NamedTuple

from grammar.item import Item, ask, text

PEOPLE = "Tom Ann Ben Eva Max Lia Sam Ida Leo Mia Rex Zoe Kit Una Gus Fay".split()
THINGS = ("apples pears shells coins books cards pens cups nuts beads stones keys "
          "rings stamps plums hats").split()
GAINS = "finds buys gets wins".split()
LOSSES = "loses sells drops uses".split()


class Range(NamedTuple):
    """Inclusive bounds of the first number, of each change and of the running total."""
    start: tuple[int, int]
    change: tuple[int, int]
    total: tuple[int, int]


TRAINED = Range((2, 15), (2, 9), (0, 30))
LARGER = Range((31, 60), (10, 19), (0, 99))
WIDE = Range((2, 60), (2, 19), (0, 99))


class Event(NamedTuple):
    """`actor` `verb` (`receiver`) n things; `sign` says what it does to the owner's total."""
    actor: str
    verb: str
    receiver: str
    sign: int


class Story(NamedTuple):
    owner: str
    thing: str
    events: tuple[Event, ...]
    numbers: tuple[int, ...]        # the first number, then one for each event

    def totals(self) -> list[int]:
        totals = [self.numbers[0]]
        for event, n in zip(self.events, self.numbers[1:]):
            totals.append(totals[-1] + event.sign * n)
        return totals

    def sentences(self) -> list[str]:
        first = f"{self.owner} has {self.numbers[0]} {self.thing}."
        return [first] + [
            " ".join(f"{e.actor} {e.verb} {e.receiver} {n} {self.thing}.".split())
            for e, n in zip(self.events, self.numbers[1:])]

    def body(self) -> str:
        return " ".join(self.sentences())

    def question(self) -> str:
        return f"{self.body()} How many {self.thing} does {self.owner} have now?"

    def steps(self) -> list[str]:
        totals = self.totals()
        return [f"{self.owner} has {self.numbers[0]}."] + [
            f"{e.actor} {e.verb} {n}, so {old} {'+' if e.sign > 0 else '-'} {n} = {new}."
            for e, n, old, new in zip(self.events, self.numbers[1:], totals, totals[1:])]

    def answer(self) -> str:
        return str(self.totals()[-1])

    def solution(self) -> str:
        return f"{' '.join(self.steps())} #### {self.answer()}"

    def cut(self, steps: int) -> "Story":
        """The same story, told up to its `steps`-th event."""
        return self._replace(events=self.events[:steps], numbers=self.numbers[:steps + 1])


def fits(story: Story, bounds: Range) -> bool:
    low, high = bounds.total
    return all(low <= total <= high for total in story.totals())


def renumber(rng: Random, story: Story, bounds: Range) -> Story:
    """The same story with new numbers within `bounds`."""
    while True:
        changes = (rng.randint(*bounds.change) for _ in story.events)
        new = story._replace(numbers=(rng.randint(*bounds.start), *changes))
        if fits(new, bounds):
            return new


def draw_story(rng: Random, steps: int, bounds: Range = TRAINED) -> Story:
    owner, friend = rng.sample(PEOPLE, 2)
    events = []
    for _ in range(steps):
        sign = rng.choice((1, -1))
        if rng.random() < 0.4:          # who gives decides the sign
            giver, taker = (friend, owner) if sign > 0 else (owner, friend)
            events.append(Event(giver, "gives", taker, sign))
        else:
            events.append(Event(owner, rng.choice(GAINS if sign > 0 else LOSSES), "", sign))
    return renumber(rng, Story(owner, rng.choice(THINGS), tuple(events), ()), bounds)


def irrelevant(rng: Random, question: str) -> str:
    """A sentence about a person and things that the question does not name."""
    words = set(question.replace(".", "").split())
    name = rng.choice([p for p in PEOPLE if p not in words])
    thing = rng.choice([t for t in THINGS if t not in words])
    return f"{name} has {rng.randint(2, 15)} {thing}."


# ---------------------------------------------------------------- training texts

def problem(rng: Random) -> Item:
    """A question with its worked solution, as the tuning sets have them."""
    story = draw_story(rng, rng.randint(1, 3))
    return ask(story.question(), story.solution(), story.body())


def mixed_problem(rng: Random) -> Item:
    """A problem as the base reads them: shorter as a rule, but a third of them with wider
    numbers and a quarter with an irrelevant sentence, which no tuning set has."""
    bounds = WIDE if rng.random() < 1 / 3 else TRAINED
    story = draw_story(rng, rng.choice((1, 1, 1, 2, 2, 3)), bounds)
    told, question = story.sentences(), story.question()
    if rng.random() < 1 / 4:
        told.insert(rng.randint(1, len(told)), irrelevant(rng, question))
    question = f"{' '.join(told)} {question.removeprefix(story.body()).strip()}"
    return ask(question, story.solution(), story.body(), question)


def retelling(rng: Random) -> Item:
    """Reading practice without sums: longer and noisier than the problems."""
    story = draw_story(rng, rng.randint(1, 5), WIDE)
    told = story.sentences()
    if rng.random() < 1 / 2:
        told.insert(rng.randint(1, len(told)), irrelevant(rng, story.question()))
    short = " ".join(step.split(", so")[0].rstrip(".") + "." for step in story.steps())
    question = f"{' '.join(told)} What happens to the {story.thing} of {story.owner}?"
    return ask(question, short, story.body(), question)


def tale(rng: Random) -> Item:
    """Running text about the same things, with the result but no worked step."""
    story = draw_story(rng, rng.randint(1, 2))
    end = f"Now {story.owner} has {story.answer()} {story.thing}."
    return text(f"{story.body()} {end}", story.body())


def sums(rng: Random, count: int = 5) -> Item:
    """Sums up to 99, half of them in chains: each goes on from the one before."""
    chain, out, total = rng.random() < 0.5, [], None
    while len(out) < count:
        small = rng.random() < 0.65
        a = total if chain and out else rng.randint(0, 30 if small else 99)
        b = rng.randint(0, 9 if small else 20)
        sign = rng.choice((1, -1))
        if 0 <= a + sign * b <= 99:
            total = a + sign * b
            out.append(f"{a} {'+' if sign > 0 else '-'} {b} = {total}.")
    return text(" ".join(out))
