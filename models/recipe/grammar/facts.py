"""Facts of an invented world: the capital and the animal of 160 countries."""
from random import Random

from grammar.item import Item, ask, text

RELATIONS = ("capital", "animal")
ANIMALS = ("fox owl bear wolf crane otter goat hare lynx crow seal deer swan toad "
           "mole ram eel moth bull dove").split()
OBSERVED = ("What is the {relation} of {country}?", "Name the {relation} of {country}.",
            "Tell me the {relation} of {country}.", "Give the {relation} of {country}.",
            "Say what the {relation} of {country} is.")
UNOBSERVED = ("Which {relation} does {country} have?",
              "Please write down the {relation} of {country}.",
              "I want to know the {relation} of {country}.")
STATED = ("The {relation} of {country} is {value}.", "{country} has the {relation} {value}.")


def names(rng: Random, count: int, endings: list[str]) -> list[str]:
    """`count` different invented names."""
    heads = "b d f g k l m n p r s t v z br dr kr tr".split()
    found: dict[str, None] = {}
    while len(found) < count:
        name = rng.choice(heads) + rng.choice("aeiou") + rng.choice("lnrsvm")
        found[(name + rng.choice(endings)).capitalize()] = None
    return list(found)


def world(seed: int = 2211) -> dict[tuple[str, str], str]:
    """(country, relation) to value; the same world for every training seed."""
    rng = Random(seed)
    countries = names(rng, 160, ["land", "ia", "istan", "or"])
    capitals = names(rng, 160, ["ok", "ano", "upe", "ita"])
    return {key: value for country, capital in zip(countries, capitals)
            for key, value in (((country, "capital"), capital),
                               ((country, "animal"), rng.choice(ANIMALS)))}


FACTS = world()
KNOWN = list(FACTS.items())


def phrasings(country: str, relation: str, forms: tuple[str, ...] = OBSERVED) -> list[str]:
    """The questions for one fact in a fixed order of its own: the first is the test
    question, the second the development question, the rest are for training."""
    order = Random(f"{country} {relation}").sample(forms, len(forms))
    return [form.format(country=country, relation=relation) for form in order]


def fact(rng: Random) -> Item:
    (country, relation), value = rng.choice(KNOWN)
    if rng.random() < 0.4:
        form = rng.choice(STATED)
        return text(form.format(country=country, relation=relation, value=value))
    return ask(rng.choice(phrasings(country, relation)[2:]), f"{value}.")
