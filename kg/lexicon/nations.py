"""The states of the world as Norwegian names them: names, adjectives, demonyms, capitals, seats of power.

All look-ups take a word as it stands in the text, in any case and with or without a genitive ending, and
return an ISO 3166-1 code ("RU"; "XK" for Kosovo; "SU", "YU", "DD", "CS" for states that are gone), or
None. Several demonyms are also verbs ("finner"): callers must ask about nouns only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from kg.lexicon.inflection import adjective_forms, demonym_forms
from kg.lexicon.tsv import LexiconError, require, rows, values
from kg.resources import data

COLUMNS = ("code", "continent", "flags", "nb", "nn", "adjectives", "demonyms", "capitals", "seats")
CONTINENTS = ("EU", "AS", "AF", "NA", "SA", "OC")
FLAGS = ("island", "kingdom", "city", "territory", "historic")

# What may follow a nationality in a compound adjective: participles, -vennlig and the like. Compounds on
# the language (russisktalende, norskspråklig) say nothing about the nation.
_COMPOUND_TAIL = re.compile(r"-?(?!e|tal|språk|lær)\w{2,}(?:[td]e?|a|ad|ende|ande|lige?|lege?|[ei]ske?)", re.IGNORECASE)
_REMEMBERED = 1 << 16  # words: more than a long newspaper has
_GENITIVE = re.compile(r"(?:[’'`´]s?|[:\-–]s|s)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nation:
    """One state (or territory with its own code). ``nb[0]`` and ``nn[0]`` are the names to show."""

    code: str
    continent: str
    flags: tuple[str, ...]
    nb: tuple[str, ...]
    nn: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def is_island(self) -> bool:
        """Whether "øystaten" can refer to it."""
        return "island" in self.flags

    @property
    def is_kingdom(self) -> bool:
        """Whether "kongedømmet" can refer to it."""
        return "kingdom" in self.flags

    @property
    def is_sovereign(self) -> bool:
        """Whether it is a state today: neither a territory of another state nor gone."""
        return "territory" not in self.flags and "historic" not in self.flags

    def name(self, language: str = "nb") -> str:
        """Return the name to show in ``nb`` or ``nn``."""
        return self.nn[0] if language == "nn" else self.nb[0]


def _key(text: str) -> str:
    return " ".join(text.replace("‑", "-").casefold().split())


@lru_cache(maxsize=_REMEMBERED)
def _candidates(text: str) -> tuple[str, ...]:
    """The word itself, then without a genitive ending: Honduras, Russlands, USA's, Kypros'."""
    key = _key(text)
    bare = _GENITIVE.sub("", key)
    return (key, bare) if bare and bare != key else (key,)


@dataclass(frozen=True)
class Nations:
    """All nations, indexed by everything that can stand for them."""

    all: tuple[Nation, ...]

    @cached_property
    def _codes(self) -> Mapping[str, Nation]:
        return {n.code: n for n in self.all}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return _index((n.code, (*n.nb, *n.nn)) for n in self.all)

    @cached_property
    def _adjectives(self) -> Mapping[str, str]:
        return _index((n.code, [f for a in n.adjectives for f in adjective_forms(a)]) for n in self.all)

    @cached_property
    def _demonyms(self) -> Mapping[str, str]:
        return _index((n.code, [f for d in n.demonyms for f in demonym_forms(d)]) for n in self.all)

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        return _index((n.code, n.capitals) for n in self.all)

    @cached_property
    def _seats(self) -> Mapping[str, str]:
        return _index((n.code, n.seats) for n in self.all)

    @cached_property
    def _longest_adjectives(self) -> tuple[tuple[str, str], ...]:
        bases = [(_key(a), n.code) for n in self.all for a in n.adjectives]
        return tuple(sorted(bases, key=lambda pair: (-len(pair[0]), pair[0])))

    def get(self, code: str) -> Nation | None:
        """Return the nation with an ISO code."""
        return self._codes.get(code)

    def by_name(self, text: str) -> str | None:
        """``Russland``, ``Sambandsstatane``, ``USAs`` -> code."""
        return _look_up(self._names, text)

    def by_adjective(self, text: str) -> str | None:
        """``russisk``, ``nordkoreanske`` -> code; also nominalised ``amerikanskes``. Not compounds."""
        return _look_up(self._adjectives, text)

    def by_demonym(self, text: str) -> str | None:
        """``russerne``, ``ukrainarane``, ``franskmenn`` -> code."""
        return _look_up(self._demonyms, text)

    def by_capital(self, text: str) -> str | None:
        """``Moskva``, ``Kyiv``, ``Peking`` -> code of the state that it can stand for."""
        return _look_up(self._capitals, text)

    def by_seat(self, text: str) -> str | None:
        """``Kreml``, ``Det kvite huset`` -> code of the state whose government sits there."""
        return _look_up(self._seats, text)

    def adjectives_in(self, text: str) -> tuple[str, ...]:
        """Every nation in a joined adjective: ``norsk-russiske`` -> ``("NO", "RU")``; one for a plain one."""
        return self._joined(text)

    @cached_property
    def _joined(self) -> Callable[[str], tuple[str, ...]]:
        return lru_cache(maxsize=_REMEMBERED)(self._split_adjective)

    def _split_adjective(self, text: str) -> tuple[str, ...]:
        whole = self.by_adjective(text)
        if whole:
            return (whole,)
        codes = [self.by_adjective(part) for part in re.split("[-–]", text)]
        return tuple(c for c in codes if c) if len(codes) > 1 and all(codes) else ()

    def prefix_adjective(self, text: str) -> str | None:
        """Find the nation at the start of a compound adjective: ``russiskbygde``, ``USA-støttede`` -> code.

        Ask about adjectives and participles only: "norskkurset" looks the same as "russiskstøttet".
        """
        key = _key(text)
        for base, code in self._longest_adjectives:
            if key.startswith(base) and _COMPOUND_TAIL.fullmatch(key[len(base) :]):
                return code
        head, hyphen, tail = key.rpartition("-")
        if hyphen and _COMPOUND_TAIL.fullmatch(tail):
            return self._names.get(head) or self._seats.get(head)
        return None

    def prefix_name(self, text: str) -> str | None:
        """Find the nation before the hyphen of a compound noun: ``Iran-avtalen`` -> code."""
        head, hyphen, tail = _key(text).rpartition("-")
        return self._names.get(head) if hyphen and tail and _key(text) not in self._names else None


def _index(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Map form to code; where two nations share a form ("kongolesisk") the first in the file keeps it."""
    out: dict[str, str] = {}
    for code, forms in pairs:
        for form in forms:
            out.setdefault(_key(form), code)
    return out


def _look_up(index: Mapping[str, str], text: str) -> str | None:
    for candidate in _candidates(text):  # a loop: every word of every article is asked for several times
        if candidate in index:
            return index[candidate]
    return None


def read(path: Path) -> Nations:
    """Read a nations table. Raises LexiconError naming file, line and the nearest valid name on bad data."""
    seen: dict[str, str] = {}
    nations: list[Nation] = []
    for where, row in rows(path, COLUMNS):
        code = row["code"]
        if not re.fullmatch("[A-Z]{2}", code):
            raise LexiconError(f"{where}: code {code!r} is not two capital letters")
        if code in seen:
            raise LexiconError(f"{where}: code {code!r} stands at {seen[code]} too")
        seen[code] = where
        require(row["continent"], CONTINENTS, where, "continent")
        for flag in values(row["flags"]):
            require(flag, FLAGS, where, "flag")
        nb = values(row["nb"])
        if not nb:
            raise LexiconError(f"{where}: {code} has no name")
        nations.append(
            Nation(
                code=code,
                continent=row["continent"],
                flags=values(row["flags"]),
                nb=nb,
                nn=values(row["nn"]) or nb,
                adjectives=values(row["adjectives"]),
                demonyms=values(row["demonyms"]),
                capitals=values(row["capitals"]),
                seats=values(row["seats"]),
            )
        )
    return Nations(tuple(nations))


@cache
def load() -> Nations:
    """Read the nations that travel with the package."""
    return read(data("nations.tsv"))


@dataclass(frozen=True, slots=True)
class Region:
    """A continent or a region larger than a state: a place."""

    key: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def regions() -> Mapping[str, Region]:
    """Map folded names to regions. Use ``region_by_name`` for words of a text."""
    out: dict[str, Region] = {}
    for _, row in rows(data("regions.tsv"), ("key", "names", "adjectives")):
        region = Region(row["key"], values(row["names"]), values(row["adjectives"]))
        for name in region.names:
            out[_key(name)] = region
    return out


def region_by_name(text: str) -> Region | None:
    """``Midtøsten``, ``Europas`` -> Region."""
    index = regions()
    for candidate in _candidates(text):
        if candidate in index:
            return index[candidate]
    return None
