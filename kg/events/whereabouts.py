"""Where an event takes place: the places in the trigger's clause or noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events.fillers import Referents
from kg.events.sites import RELATIVES, THERE, gone_to, is_place, relative_site, sites, there
from kg.events.triggers import Trigger
from kg.lexicon.frames import may_fill
from kg.model import Argument, Document, Entity, EntityType, MentionKind

_CASES = frozenset(
    {
        "i", "på", "ved", "utenfor", "utanfor", "nær", "inne i", "like ved", "oppe i", "nord for", "sør for", "øst for",
        "vest for", "over", "langs", "foran", "framfor",
    }
)  # fmt: skip
# Particles that parsers take for a part of the preposition: "skrevet | under i Lima", "tvunget | ned i Minsk".
_PARTICLES = frozenset({"under", "ned", "inn", "opp", "ut", "sammen", "saman", "ute", "inne", "nede", "like", "midt"})
_PLAIN = frozenset({"i", "på", "ved", "utenfor", "utanfor"})
_HOUSED = frozenset({"i", "ved", "utenfor", "utanfor"})  # "svarte på kuppet i Niger" is not there
_GOES_INTO = frozenset({"Deployment", "Travel"})  # their places are where one comes from and goes to
_FROM = frozenset({"fra", "frå"})
_OF_STATES = frozenset({"Appointment", "ArmsTransfer", "Departure"})
_PERSONAL = frozenset({"Agreement", "Meeting", "Negotiation", "Visit"})  # "møtte kollegaen Jan Berg | i Malmø"
_OTHER_CLAUSE = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})


def places(doc: Document, trigger: Trigger, who: Referents, taken: set[str]) -> Iterator[Argument]:
    """Places told with a preposition of place, those in ``taken`` left out.

    A State counts only right at the trigger ("i Ukraina") or as where a house stands ("i en skog i Serbia"), a Place
    also where the parser hangs it on another phrase of the clause ("samlet lederne fra sju land i Kairo"), unless it is
    part of a name ("ambassaden i Lima").
    """
    for site in sites(doc, trigger):
        for i, case in (*_placed(doc, site, trigger, who), *_pointed_to(doc, site, trigger, who)):
            direct = doc.tokens[i].head == site or case in RELATIVES or _stands_in(doc, i, site, _HOUSED)
            named = direct or _stands_in(doc, i, site, _CASES) or not _inside_another(doc, i, who)
            for mention, entity in who.all_at(i):
                near = named if entity.type is EntityType.PLACE else direct
                if near and entity.id not in taken and _may_be_there(trigger, entity):
                    taken.add(entity.id)
                    yield Argument("place", entity.id, mention, f"place/{case}")


def _may_be_there(trigger: Trigger, entity: Entity) -> bool:
    """States give and get, elect and dismiss, also where the text says "i Ghana"; troops are sent to a destination."""
    kind = trigger.frame.type
    if kind == "Deployment" or (kind in _OF_STATES and entity.type is EntityType.STATE):
        return False
    return may_fill(kind, "place", entity.type)


def place_of(doc: Document, i: int, who: Referents) -> Iterator[int]:
    """The places by name in which a thing without one is: "en grensepost ved Chaman", "landsbyer i Tigray"."""
    named = _named_inside(doc, i, who)
    if named is not None:
        yield named


def _placed(doc: Document, site: int, trigger: Trigger, who: Referents) -> Iterator[tuple[int, str]]:
    for i in _phrases(doc, site, site, trigger.frame.type in _PERSONAL, who):
        case = _case(doc, i, trigger)
        if case:
            named = _named_inside(doc, i, who)
            if named is not None or not _owns_a_place(doc, i):
                yield (i if named is None else named), case


def _case(doc: Document, i: int, trigger: Trigger) -> str:
    """The preposition of place of a phrase, without the verb's particle; "" if it has none."""
    case = syntax.case(doc, i)
    launched = trigger.frame.type == "WeaponTest" and case in _FROM and doc.tokens[i].rel == "obl"
    if case in _CASES or launched:
        return case
    particle, _, last = case.rpartition(" ")
    split = last in _PLAIN and particle in _PARTICLES and trigger.frame.type not in _GOES_INTO
    return last if split else ""


def _owns_a_place(doc: Document, i: int) -> bool:
    """ "i Lulas | bolig": parsers make the owner the head."""
    t = doc.tokens[i]
    return t.upos == "PROPN" and syntax.is_genitive(t) and bool(doc.children[i]) and i + 1 < len(doc.tokens) and (
        doc.tokens[i + 1].head == i and doc.tokens[i + 1].upos == "NOUN"
    )  # fmt: skip


def _named_inside(doc: Document, i: int, who: Referents) -> int | None:
    """The place by name that a house without one stands in: "utenfor rettsbygningen i Seoul"."""
    found = who.at(i)
    if found is not None and (found[1].type is EntityType.PERSON or _has_name(found[1])):
        return None
    if doc.tokens[i].upos != "NOUN" and not _owns_a_place(doc, i):
        return None
    for j in syntax.children(doc, i, "nmod", "obl"):
        if syntax.case(doc, j) in _CASES or _is_near(doc, j):
            inside = who.at(j)
            if inside is None or inside[1].type not in {EntityType.PLACE, EntityType.STATE}:
                deeper = _named_inside(doc, j, who)
                if deeper is not None:
                    return deeper
            elif _has_name(inside[1]):
                return j
    return None


def _is_near(doc: Document, i: int) -> bool:
    """ "Et hotell | nær byen Split": taggers take "nær" for an adjective or adverb."""
    first = syntax.subtree(doc, i)[0]
    return any(doc.tokens[j].low in {"nær", "nære"} for j in (first, first - 1) if j >= 0)


def _has_name(entity: Entity) -> bool:
    return any(m.kind is MentionKind.NAME for m in entity.mentions)


def _pointed_to(doc: Document, site: int, trigger: Trigger, who: Referents) -> Iterator[tuple[int, str]]:
    """Where "der" points to, and where one goes for it."""
    relative = relative_site(doc, site)
    if relative is not None:
        yield from _where(doc, *relative, trigger, who)
    before = there(doc, site, who)
    if before is not None:
        yield before, THERE
    if site == trigger.head:
        yield from ((i, THERE) for i in gone_to(doc, trigger))


def _where(doc: Document, place: int, word: str, trigger: Trigger, who: Referents) -> Iterator[tuple[int, str]]:
    """The antecedent of "der", or the place in its phrase or clause: "fly til Wien torsdag, der lederne møtes"."""
    above = place
    while doc.tokens[place].rel == "nmod" and is_place(doc.tokens[place].head, who):
        place = doc.tokens[place].head  # "Łódź i Polen, der": in Łódź
    yield place, word
    if not is_place(place, who):
        yield from ((i, word) for i, _ in _placed(doc, above, trigger, who))
        if syntax.is_verb(doc.tokens[above]):
            yield from ((i, word) for case, i in syntax.obliques(doc, above) if case == "til" and is_place(i, who))


def _phrases(doc: Document, top: int, site: int, into_persons: bool, who: Referents) -> Iterator[int]:
    """Nominals with a preposition below a site, without descending into other clauses, persons or places, nor into a
    subject that stands before its verb.
    """
    for c in doc.children[top]:
        t = doc.tokens[c]
        if t.rel in _OTHER_CLAUSE or t.rel == "punct" or (t.rel == "conj" and syntax.is_verb(t)):
            continue
        if t.rel == "nsubj" and (top != site or c < site):
            continue
        if t.rel in {"obl", "nmod"} and syntax.children(doc, c, "case"):
            yield c
        found = who.at(c)
        closed = () if into_persons and t.rel in {"obj", "appos", "flat"} else (EntityType.PERSON,)
        if found is None or found[1].type not in {*closed, EntityType.PLACE, EntityType.STATE}:
            yield from _phrases(doc, c, site, into_persons, who)


def _stands_in(doc: Document, i: int, site: int, cases: frozenset[str]) -> bool:
    """Whether it is told where the house stands in which something is: "i en skog | i Serbia"."""
    above = doc.tokens[i].head
    while above >= 0 and above != site and syntax.is_nominal(doc.tokens[above]):
        if doc.tokens[above].head == site:
            return syntax.case(doc, above) in cases
        above = doc.tokens[above].head
    return False


def _inside_another(doc: Document, i: int, who: Referents) -> bool:
    """Whether the place is a part of what another entity is called: "den amerikanske ambassaden i Lima"."""
    own = who.by_head.get(i)
    return any(
        m.first <= i < m.last and m.head != i and (own is None or e.id != own[1].id)
        for e in who.entities
        if e.type is not EntityType.GROUP
        for m in e.mentions
    )
