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
_ON_OCCASION = frozenset({"under", "på sidelinjen av", "på sidelinja av", "i forbindelse med", "i samband med"})
_RELATIVES = frozenset({"der", "hvor", "kor"})
_OTHER_CLAUSE = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})


def places(doc: Document, trigger: Trigger, who: Referents, taken: set[str]) -> Iterator[Argument]:
    """Places told with a preposition of place, those in ``taken`` left out.

    A State counts only right at the trigger ("i Ukraina"), a Place also where the parser hangs it on another phrase
    of the clause ("samlet lederne fra sju land i Kairo"), unless it is part of a name ("ambassaden i Lima").
    """
    for site in _sites(doc, trigger):
        for i, case in (*_placed(doc, site, who), *_where(doc, site, who)):
            direct = doc.tokens[i].head == site or case in _RELATIVES
            for mention, entity in who.all_at(i):
                near = direct or (entity.type is EntityType.PLACE and not _inside_another(doc, i, who))
                if near and entity.id not in taken and may_fill(trigger.frame.type, "place", entity.type):
                    taken.add(entity.id)
                    yield Argument("place", entity.id, mention, f"place/{case}")


def _placed(doc: Document, site: int, who: Referents) -> Iterator[tuple[int, str]]:
    for i in _phrases(doc, site, who):
        case = syntax.case(doc, i)
        if case in _CASES:
            yield i, case


def _where(doc: Document, site: int, who: Referents) -> Iterator[tuple[int, str]]:
    """What a relative clause with "der" hangs on: "til Łódź, der landene samles"; or the place in that noun phrase."""
    t = doc.tokens[site]
    adverbs = (doc.tokens[c].form.lower() for c in syntax.children(doc, site, "advmod", "mark", "obl"))
    relative = next((a for a in adverbs if a in _RELATIVES), None)
    if t.deprel not in {"acl:relcl", "acl", "advcl"} or t.head < 0 or relative is None:
        return
    place = t.head
    while doc.tokens[place].rel == "nmod" and _is_place(doc.tokens[place].head, who):
        place = doc.tokens[place].head  # "Łódź i Polen, der": in Łódź
    yield place, relative
    if not _is_place(place, who):
        yield from ((i, relative) for i, _ in _placed(doc, t.head, who))


def _is_place(i: int, who: Referents) -> bool:
    found = who.at(i)
    return found is not None and found[1].type in {EntityType.PLACE, EntityType.STATE}


def _sites(doc: Document, trigger: Trigger) -> tuple[int, ...]:
    verbs: tuple[int | None, ...] = tuple(
        i for case, i in syntax.obliques(doc, trigger.head) if case in _ON_OCCASION and not trigger.nominal
    )
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
