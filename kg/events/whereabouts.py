"""Where an event takes place: the places in the trigger's clause or noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions
from kg.events.fillers import Referents
from kg.events.triggers import Trigger
from kg.lexicon.frames import may_fill
from kg.model import Argument, Document, EntityType

_CASES = frozenset(
    {
        "i", "på", "ved", "utenfor", "utanfor", "nær", "inne i", "like ved", "oppe i", "nord for", "sør for", "øst for",
        "vest for", "over", "langs", "foran", "framfor",
    }
)  # fmt: skip
_OTHER_CLAUSE = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})


def places(doc: Document, trigger: Trigger, who: Referents, taken: set[str]) -> Iterator[Argument]:
    """Places told with a preposition of place, those in ``taken`` left out.

    A State counts only right at the trigger ("i Ukraina"), a Place also where the parser hangs it on another phrase
    of the clause ("samlet lederne fra sju land i Kairo"), unless it is part of a name ("ambassaden i Lima").
    """
    for site in _sites(doc, trigger):
        for i in _phrases(doc, site, who):
            case = syntax.case(doc, i)
            if case not in _CASES:
                continue
            direct = doc.tokens[i].head == site
            for mention, entity in who.all_at(i):
                near = direct or (entity.type is EntityType.PLACE and not _inside_another(doc, i, who))
                if near and entity.id not in taken and may_fill(trigger.frame.type, "place", entity.type):
                    taken.add(entity.id)
                    yield Argument("place", entity.id, mention, f"place/{case}")


def _sites(doc: Document, trigger: Trigger) -> tuple[int, ...]:
    verbs: tuple[int | None, ...] = ()
    if trigger.nominal:
        verbs = (functions.carrier(doc, trigger.head), _during(doc, trigger.head))
    return tuple(dict.fromkeys((trigger.head, *(v for v in verbs if v is not None))))


def _during(doc: Document, noun: int) -> int | None:
    """The verb whose place an event noun shares because it says when: "ble signert i Lima under statsbesøket"."""
    t = doc.tokens[noun]
    return t.head if t.head >= 0 and t.rel == "obl" and syntax.case(doc, noun) == "under" else None


def _phrases(doc: Document, site: int, who: Referents) -> Iterator[int]:
    """Nominals with a preposition below a site, without descending into other clauses, persons or places."""
    for c in doc.children[site]:
        t = doc.tokens[c]
        if t.rel in _OTHER_CLAUSE or t.rel in {"nsubj", "punct"} or (t.rel == "conj" and syntax.is_verb(t)):
            continue
        if t.rel in {"obl", "nmod"} and syntax.children(doc, c, "case"):
            yield c
        found = who.at(c)
        if found is None or found[1].type not in {EntityType.PERSON, EntityType.PLACE, EntityType.STATE}:
            yield from _phrases(doc, c, who)


def _inside_another(doc: Document, i: int, who: Referents) -> bool:
    """Whether the place is a part of what another entity is called: "den amerikanske ambassaden i Lima"."""
    own = who.by_head.get(i)
    return any(
        m.first <= i < m.last and m.head != i and (own is None or e.id != own[1].id)
        for e in who.entities
        if e.type is not EntityType.GROUP
        for m in e.mentions
    )
