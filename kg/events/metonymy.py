"""Who stands behind a thing: soldiers, missiles and planes act for the state or group that has them, and an attack on
"ukrainske kraftverk" is one on Ukraine.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions
from kg.events.fillers import Referents
from kg.lexicon import nations
from kg.lexicon.frames import noun_classes
from kg.model import Document, Entity, EntityType, Mention, MentionKind

ROLES = frozenset({"attacker", "agent", "supplier", "imposer", "donor"})
_MEANS = ("troops", "weapon")
_OF = ("til", "fra", "frå", "av")


def owners(doc: Document, i: int, who: Referents) -> tuple[tuple[Mention, Entity], ...]:
    """The known owners of the forces or weapons at token ``i``: "RSFs artilleri", "russiske styrker", "fly fra Iran".

    Empty when ``i`` is not such a noun, or when nobody known has it.
    """
    t = doc.tokens[i]
    if t.upos != "NOUN" or not any(t.lemma in noun_classes()[c] for c in _MEANS):
        return ()
    return tuple(_owners(doc, i, who))[:1]


def makers(doc: Document, i: int, who: Referents) -> tuple[tuple[Mention, Entity], ...]:
    """Where a thing bought or got is from, by its adjective or owner: "koreanske haubitser", "Italias fregatter"."""
    if doc.tokens[i].upos != "NOUN":
        return ()
    return tuple(_owners(doc, i, who, ()))[:1]


def possessors(doc: Document, i: int, who: Referents) -> tuple[tuple[Mention, Entity], ...]:
    """The known owner of what is hit, where the thing itself is nobody known: "ukrainske kraftverk", "byer i Syria"."""
    found = who.at(i)
    named = found is not None and (found[0].kind is MentionKind.NAME or found[1].type is not EntityType.PLACE)
    if named or doc.tokens[i].upos != "NOUN":
        return ()
    return tuple(_owners(doc, i, who, (*_OF, "i")))[:1]


def _owners(doc: Document, i: int, who: Referents, cases: tuple[str, ...] = _OF) -> Iterator[tuple[Mention, Entity]]:
    possessor = syntax.genitive(doc, i)
    if possessor is not None:
        yield from _acting(who.all_at(possessor))
    yield from nationalities(doc, i, who)
    for case, j in syntax.obliques(doc, i):
        if case in cases:
            yield from _acting(who.all_at(j))


def _acting(found: tuple[tuple[Mention, Entity], ...]) -> Iterator[tuple[Mention, Entity]]:
    yield from (f for f in found if f[1].type is not EntityType.PLACE)


def nationalities(doc: Document, head: int, who: Referents) -> Iterator[tuple[Mention, Entity]]:
    """The states that adjectives of nationality name, if the article names them elsewhere: "russiske leveranser"."""
    known = nations.load()
    for a in functions.adjectives(doc, head):
        for j in (a, *syntax.children(doc, a, "conj")):
            t = doc.tokens[j]
            code = known.by_adjective(t.form) or known.by_adjective(t.lemma)
            entity = who.by_state.get(code) if code else None
            if entity is not None:
                yield (
                    Mention(t.start, t.end, t.form, MentionKind.NAME, j, j + 1, j, "nationality-adjective"),
                    entity,
                )
