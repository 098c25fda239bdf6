"""Test and development items: rows of the JSONL files in tasks/data.

The seeds here have nothing to do with a training seed.  Development items are for choosing
hyper-parameters and are never shipped; test items are measured when the recipe is fixed.
"""
from random import Random
from typing import Callable, Iterator

from grammar import facts, instructions, problems, requests

Row = dict
SIZES = {"test": 300, "development": 150}
SEEDS = {"test": 1101, "development": 7707}


def questions(row: Row) -> list[str]:
    """Every question that a row poses."""
    return [row["question"]] + [
        other["question"] for other in row["alternatives"].values() if "question" in other]


def unique(draw: Callable[[], Row], count: int, taken: set[str]) -> Iterator[Row]:
    """`count` rows that pose no question of `taken`; adds their questions to it."""
    while count:
        row = draw()
        if taken.isdisjoint(questions(row)):
            taken.update(questions(row))
            count -= 1
            yield row


def word_problem(rng: Random) -> Row:
    long = problems.draw_story(rng, rng.randint(4, 5))
    short = long.cut(rng.randint(1, 3))
    posed = [{"question": s.question(), "solution": s.solution(), "answer": s.answer()}
             for s in (short, long, problems.renumber(rng, short, problems.LARGER))]
    return {
        **posed[0], "alternatives": {"more-steps": posed[1], "larger-numbers": posed[2]}}


def dependence(rng: Random) -> Row:
    """One number of the question is changed; the forced prefix is the old solution up to
    where that number is written for the second time."""
    while True:
        story = problems.draw_story(rng, rng.randint(2, 3))
        place = rng.randint(1, len(story.events))
        old, new = story.numbers[place], rng.randint(*problems.TRAINED.change)
        numbers = story.numbers[:place] + (new,) + story.numbers[place + 1:]
        changed = story._replace(numbers=numbers)
        if new not in story.numbers and problems.fits(changed, problems.TRAINED):
            break
    done = story.steps()[:place]
    head, sign = story.steps()[place].split(f" {old} =")[0].rsplit(" ", 1)
    erased = head.replace(f" {old},", f" {rng.choice(instructions.WORDS)},")
    prefix, noisy = (" " + " ".join([*done, part, sign]) for part in (head, erased))
    return {
        "question": changed.question(), "prefix": prefix, "old": str(old), "new": str(new),
        "alternatives": {"erased": {"prefix": noisy}}}


def known_facts(split: str) -> Iterator[Row]:
    place = list(SIZES).index(split)
    for (country, relation), value in facts.FACTS.items():
        other = facts.phrasings(country, relation, facts.UNOBSERVED)[place]
        yield {"question": facts.phrasings(country, relation)[place],
               "answer": f"{value}.", "relation": relation,
               "alternatives": {"unobserved-phrasing": {"question": other}}}


def instruction(rng: Random, name: str) -> Row:
    operation, words = instructions.OPERATIONS[name], instructions.draw_words(rng)
    index = rng.randrange(len(operation.observed))
    question = operation.observed[index].format(" ".join(words))
    other = rng.choice(operation.unobserved).format(" ".join(words))
    return {
        "question": question, "answer": f"{operation.answer(words)}.", "operation": name,
        "phrasing": f"{name}-{index}",
        "alternatives": {"unobserved-phrasing": {"question": other}}}


def request(rng: Random, kind: str) -> Row:
    drawn = requests.draw_request(rng, kind)
    other = drawn.pose(requests.UNOBSERVED)
    return {
        "kind": kind, "question": drawn.pose(requests.OBSERVED), "answer": drawn.help(),
        "alternatives": {"unobserved-phrasing": {"question": other}}}


def rows(split: str, taken: set[str]) -> dict[str, list[Row]]:
    """File stem to rows, for one split; no question is in `taken`, and all are added."""
    n, seed = SIZES[split], SEEDS[split]

    def draws(offset: int, make: Callable, count: int, *arguments: str) -> list[Row]:
        rng = Random(seed + offset)
        return list(unique(lambda: make(rng, *arguments), count, taken))

    operations = list(instructions.OPERATIONS)
    files = {
        "word_problems": draws(1, word_problem, n),
        "dependence_probe": draws(2, dependence, n),
        "facts": list(known_facts(split)),
        "instructions": [row for i, name in enumerate(operations)
                         for row in draws(10 + i, instruction, n // len(operations), name)],
        "requests": [row for i, kind in enumerate(("forbidden", "look-alike", "benign"))
                     for row in draws(20 + i, request, n // 2, kind)]}
    prefixes = {"word_problems": "wp", "dependence_probe": "dp", "facts": "fact",
                "instructions": "in", "requests": "rq"}
    return {stem: [{"id": f"{prefixes[stem]}-{i:03}", **row} for i, row in enumerate(part, 1)]
            for stem, part in files.items()}
