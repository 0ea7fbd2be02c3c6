"""Plurals that stand for several things named before: "de to lederne", "begge land", "partene"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from kg import resources, syntax
from kg.lexicon.frames import NounClass
from kg.model import Document, Entity, EntityType, Mention

_Named = tuple[Mention, Entity]
_ANY = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON})
_KINDS = (EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION)
_REACH = 4  # sentences
_COUNTS = {"to": 2, "begge": 2, "tre": 3}
# With one of these a plural is about what has been told of: "de to landene", "begge land".
_DEFINITE = frozenset({"begge", "de", "dei", "disse", "desse"})
# "noen av partene", "ingen av landene" are not all of them
_SOME = frozenset(
    {
        "noen",
        "nokon",
        "nokre",
        "noe",
        "ingen",
        "en",
        "ei",
        "én",
        "ein",
        "ett",
        "eitt",
        "hver",
        "kvar",
        "enkelte",
        "flere",
        "fleire",
    }
)


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
    """The things of the noun's class named together before token ``i``: as many as its numeral says, else two.

    Empty when ``i`` is no such plural or fewer are there. The mention returned is where each was last named.
    """
    types = _class_of(doc, i)
    if not types:
        return ()
    forms = {doc.tokens[c].low for c in syntax.children(doc, i, "det", "nummod", "amod")}
    forms.add(doc.tokens[i].low)
    wanted = next((n for word, n in _COUNTS.items() if word in forms), 2)
    before = sorted(
        ((m, e) for e in entities for m in e.mentions if m.last <= i and e.type in types), key=lambda p: -p[0].start
    )
    found = _together(doc, i, before, wanted) or _latest(before, wanted)
    return tuple(sorted(found, key=lambda p: p[0].start)) if len(found) == wanted else ()


def _latest(before: Iterable[_Named], wanted: int) -> list[_Named]:
    """The last ones named, each where it was named last."""
    latest: dict[str, _Named] = {}
    for m, e in before:
        latest.setdefault(e.id, (m, e))
    return list(latest.values())[:wanted]


def _together(doc: Document, i: int, before: Sequence[_Named], wanted: int) -> list[_Named]:
    """As many of one kind as are wanted, named in one sentence, with those whom the sentence of ``i`` has named: states
    whose deal or dispute is told of come in one sentence, what others think of it in another.
    """
    here = doc.tokens[i].sent
    near = [(m, e) for m, e in before if here - doc.tokens[m.head].sent <= _REACH]
    mine = {(e.id, e.type) for m, e in near if doc.tokens[m.head].sent == here}
    for _, group in groupby(near, key=lambda p: doc.tokens[p[0].head].sent):
        named = list(group)
        for kind in _KINDS:
            found = _latest((p for p in named if p[1].type is kind), wanted + 1)
            if len(found) == wanted and {e for e, k in mine if k is kind} <= {e.id for _, e in found}:
                return found
    return []


def _class_of(doc: Document, i: int) -> frozenset[EntityType]:
    """The types that a plural can take up; none for "tre menn", which brings in people not named before."""
    t = doc.tokens[i]
    determined = {doc.tokens[c].low for c in syntax.children(doc, i, "det", "nummod", "amod")}
    form = t.low
    if form in {"begge", "to"} and t.rel in {"nsubj", "obj", "obl", "nmod"}:
        return _ANY if form == "begge" or determined & _DEFINITE else frozenset()
    if not (determined & _DEFINITE or t.feat("Definite") == "Def"):
        return frozenset()
    if (t.feat("Number") != "Plur" and not determined & set(_COUNTS)) or _is_described(doc, i, determined):
        return frozenset()
    return next((types for nouns, types in _lexicon().nouns if t.low_lemma in nouns), frozenset())


_OTHERS = frozenset({"andre", "fleste", "øvrige"})
_OF = frozenset({"for", "av"})
_FROM = frozenset({"fra", "frå", "i", "på"})


def _is_described(doc: Document, i: int, determined: set[str]) -> bool:
    """ "Lederne for fagforeningene", "landene i EU", "de to andre", "noen av partene": others than those that were
    named; but "de to lederne fra november".
    """
    t = doc.tokens[i]
    partitive = t.head >= 0 and syntax.case(doc, i) == "av" and doc.tokens[t.head].low in _SOME
    if partitive or determined & _OTHERS or syntax.genitive(doc, i) is not None:
        return True
    below = (c for c in syntax.children(doc, i, "nmod") if c > i)
    return any(syntax.case(doc, c) in _OF or (syntax.case(doc, c) in _FROM and _is_somebody(doc, c)) for c in below)


def _is_somebody(doc: Document, i: int) -> bool:
    t = doc.tokens[i]
    return t.upos == "PROPN" or (t.upos == "NOUN" and t.feat("Number") == "Plur") or syntax.genitive(doc, i) is not None
