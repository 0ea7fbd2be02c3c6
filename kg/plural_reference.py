"""Plurals that stand for several things named before: "de to lederne", "begge land", "partene"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from kg import resources, syntax
from kg.lexicon.frames import NounClass
from kg.model import Document, Entity, EntityType, Mention

_ANY = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON})
_COUNTS = {"to": 2, "begge": 2, "tre": 3}
# With one of these a plural is about what has been told of: "de to landene", "begge land".
_DEFINITE = frozenset({"begge", "de", "dei", "disse", "desse"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    nouns: tuple[tuple[NounClass, frozenset[EntityType]], ...]


@cache
def _lexicon() -> _Lexicon:
    table = tomllib.loads(resources.data("plural_reference.toml").read_text(encoding="utf-8"))
    nouns = []
    for kind, words in table["nouns"].items():
        types = _ANY if kind == "Any" else frozenset({EntityType(kind)})
        exact = frozenset(w.removeprefix("*") for w in words)
        nouns.append((NounClass(kind, exact, tuple(w[1:] for w in words if w.startswith("*")), ()), types))
    return _Lexicon(tuple(nouns))


def members(doc: Document, i: int, entities: tuple[Entity, ...]) -> tuple[tuple[Mention, Entity], ...]:
    """The last things of the noun's class named before token ``i``: as many as its numeral says, else two.

    Empty when ``i`` is no such plural or fewer are there. The mention returned is where each was last named.
    """
    types = _class_of(doc, i)
    if not types:
        return ()
    forms = {doc.tokens[c].form.lower() for c in syntax.children(doc, i, "det", "nummod", "amod")}
    forms.add(doc.tokens[i].form.lower())
    wanted = next((n for word, n in _COUNTS.items() if word in forms), 2)
    before = [(m, e) for e in entities for m in e.mentions if m.last <= i and e.type in types]
    latest: dict[str, tuple[Mention, Entity]] = {}
    for m, e in sorted(before, key=lambda p: -p[0].start):
        latest.setdefault(e.id, (m, e))
    found = list(latest.values())[:wanted]
    return tuple(sorted(found, key=lambda p: p[0].start)) if len(found) == wanted else ()


def _class_of(doc: Document, i: int) -> frozenset[EntityType]:
    """The types that a plural can take up; none for "tre menn", which brings in people not named before."""
    t = doc.tokens[i]
    determined = {doc.tokens[c].form.lower() for c in syntax.children(doc, i, "det", "nummod", "amod")}
    form = t.form.lower()
    if form in {"begge", "to"} and t.rel in {"nsubj", "obj", "obl", "nmod"}:
        return _ANY if form == "begge" or determined & _DEFINITE else frozenset()
    if not (determined & _DEFINITE or t.feat("Definite") == "Def"):
        return frozenset()
    if t.feat("Number") != "Plur" and not determined & set(_COUNTS):
        return frozenset()
    return next((types for nouns, types in _lexicon().nouns if t.lemma.lower() in nouns), frozenset())
