"""Common nouns that denote organisations, groups, states and places ("selskapet", "demonstranter", "byen")."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from kg.lexicon.nouns import NounForm, NounIndex
from kg.lexicon.tsv import LexiconError, require
from kg.resources import data

TYPES = ("organization", "group", "state", "place")
_REMEMBERED = 20_000  # words: more than a long newspaper has
GENDERS = ("masc", "fem", "neut", "adjective")
_IRREGULAR_FORMS = (
    ("singular", False, False),
    ("singular_definite", True, False),
    ("plural", False, True),
    ("plural_definite", True, True),
)


@dataclass(frozen=True, slots=True)
class Collective:
    """One reading of a collective noun: ``type`` is one of TYPES, ``kind`` the group it is listed in."""

    form: NounForm
    type: str
    kind: str


@dataclass(frozen=True)
class Collectives:
    """An index for each type, since "leder" in the plural is a group and "styre" a state or a body."""

    indexes: Mapping[str, NounIndex]
    kinds: Mapping[tuple[str, str], str]
    quantities: frozenset[str]
    crowds: frozenset[str]
    numbers: frozenset[str]

    def look_up(self, word: str, *types: str) -> Collective | None:
        """Analyse a word; where several types list it the first one asked for (or in TYPES) wins."""
        return self._reading(word.lower(), types or TYPES)

    @cached_property
    def _reading(self) -> Callable[[str, tuple[str, ...]], Collective | None]:
        return lru_cache(maxsize=_REMEMBERED)(self._read)

    def _read(self, lower: str, types: tuple[str, ...]) -> Collective | None:
        for type_ in types:
            found = self.indexes[type_].look_up(lower)
            if found is not None:
                return Collective(found, type_, self.kinds[type_, found.base])
        return None


def read(path: Path) -> Collectives:
    """Read a file of collective nouns. Raises LexiconError naming file and value on bad data."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from None
    simple = frozenset(table.get("simple", {}).get("words", ()))
    kinds: dict[tuple[str, str], str] = {}
    nouns: dict[str, list[tuple[str, str]]] = {t: [] for t in TYPES}
    irregular: dict[str, dict[str, list[tuple[str, bool, bool]]]] = {t: {} for t in TYPES}
    for number, group in enumerate(table.get("group", []), 1):
        require(group.get("type", ""), TYPES, f"{path.name}: group {number}", "type")
        for base, gender in _pairs(group):
            kinds.setdefault((group["type"], base), group["kind"])
            nouns[group["type"]].append((base, gender))
    for entry in table.get("irregular", []):
        require(entry.get("type", ""), TYPES, f"{path.name}: irregular", "type")
        kinds.setdefault((entry["type"], entry["base"]), entry["kind"])
        irregular[entry["type"]][entry["base"]] = [
            (form, definite, plural) for key, definite, plural in _IRREGULAR_FORMS for form in entry.get(key, ())
        ]
    amounts = (frozenset(table.get("quantities", {}).get(k, ())) for k in ("words", "crowds", "numbers"))
    return Collectives({t: NounIndex(nouns[t], irregular[t], simple) for t in TYPES}, kinds, *amounts)


def _pairs(group: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for gender in GENDERS:
        for base in group.get(gender, ()):
            yield base, gender


@cache
def load() -> Collectives:
    """Read the collective nouns that travel with the package."""
    return read(data("collectives.toml"))
