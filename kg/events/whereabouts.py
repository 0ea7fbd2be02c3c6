"""Where an event takes place: the places in the trigger's clause or noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions
from kg.events.fillers import Referents
from kg.events.triggers import Trigger
from kg.lexicon.frames import may_fill
from kg.model import Argument, Document, Entity, EntityType, MentionKind

_CASES = frozenset(
    {
        "i", "på", "ved", "utenfor", "utanfor", "nær", "inne i", "like ved", "oppe i", "nord for", "sør for", "øst for",
        "vest for", "over", "langs", "foran", "framfor",
    }
)  # fmt: skip
_ON_OCCASION = frozenset({"under", "på sidelinjen av", "på sidelinja av", "i forbindelse med", "i samband med"})
_THERE = "der"
_GOING = frozenset({"ankomme", "dra", "fare", "fly", "kome", "komme", "reise"})
_GATHERINGS = frozenset({"Agreement", "Meeting", "Negotiation"})
_LOCATING = frozenset({"i", "på", "til", "ved"})
_RELATIVES = frozenset({"der", "hvor", "kor"})
_OTHER_CLAUSE = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})


def places(doc: Document, trigger: Trigger, who: Referents, taken: set[str]) -> Iterator[Argument]:
    """Places told with a preposition of place, those in ``taken`` left out.

    A State counts only right at the trigger ("i Ukraina"), a Place also where the parser hangs it on another phrase
    of the clause ("samlet lederne fra sju land i Kairo"), unless it is part of a name ("ambassaden i Lima").
    """
    for site in _sites(doc, trigger):
        for i, case in (*_placed(doc, site, who), *_where(doc, site, who), *_elsewhere(doc, site, trigger, who)):
            direct = doc.tokens[i].head == site or case in _RELATIVES or case == _THERE
            for mention, entity in who.all_at(i):
                near = direct or (entity.type is EntityType.PLACE and not _inside_another(doc, i, who))
                if near and entity.id not in taken and may_fill(trigger.frame.type, "place", entity.type):
                    taken.add(entity.id)
                    yield Argument("place", entity.id, mention, f"place/{case}")


def _placed(doc: Document, site: int, who: Referents) -> Iterator[tuple[int, str]]:
    for i in _phrases(doc, site, who):
        case = syntax.case(doc, i)
        if case in _CASES:
            named = _named_inside(doc, i, who)
            yield (i if named is None else named), case


def _named_inside(doc: Document, i: int, who: Referents) -> int | None:
    """The place by name that a house without one stands in: "utenfor rettsbygningen i Seoul"."""
    t = doc.tokens[i]
    if t.upos != "NOUN":
        return None
    found = who.at(i)
    if found is not None and (found[1].type is not EntityType.PLACE or _has_name(found[1])):
        return None
    for case, j in syntax.obliques(doc, i):
        inside = who.at(j) if case in _CASES else None
        if inside is not None and inside[1].type is EntityType.PLACE and _has_name(inside[1]):
            return j
    return None


def _has_name(entity: Entity) -> bool:
    return any(m.kind is MentionKind.NAME for m in entity.mentions)


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


def _elsewhere(doc: Document, site: int, trigger: Trigger, who: Referents) -> Iterator[tuple[int, str]]:
    yield from _there(doc, site, who)
    if site == trigger.head and trigger.frame.type in _GATHERINGS:
        yield from _gone_to(doc, trigger)


def _there(doc: Document, site: int, who: Referents) -> Iterator[tuple[int, str]]:
    """ "Der møttes de": the place named last in the sentence before, where "der" begins a main clause."""
    t = doc.tokens[site]
    here = doc.sentence_of(site)
    adverb = next((c for c in syntax.children(doc, site, "advmod") if doc.tokens[c].form == "Der"), None)
    if adverb is None or t.deprel in {"acl:relcl", "acl"} or here.i == 0:
        return
    before = doc.sentences[here.i - 1]
    found = (i for i in range(before.last - 1, before.first - 1, -1) if i in who.by_head and _is_place(i, who))
    first = next((i for i in found if syntax.case(doc, i).split(" ")[-1] in _LOCATING), None)
    if first is not None:
        yield first, _THERE


def _gone_to(doc: Document, trigger: Trigger) -> Iterator[tuple[int, str]]:
    """Where one goes in order to do it: "reiser til Tokyo for å møte", "dro til Wien for samtaler"."""
    t = doc.tokens[trigger.head]
    if t.head < 0 or t.rel not in {"advcl", "obl", "xcomp"} or doc.tokens[t.head].lemma.lower() not in _GOING:
        return
    purpose = [doc.tokens[c].form.lower() for c in syntax.children(doc, t.i, "case", "mark")]
    if "for" in purpose:
        yield from ((i, _THERE) for case, i in syntax.obliques(doc, t.head) if case == "til" and i != t.i)


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
