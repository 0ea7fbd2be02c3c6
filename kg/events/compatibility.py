"""Whether two event mentions can be one event, and how much speaks for it.

They contradict each other when a directional role has different fillers (a president and his state are no
difference), when dates exclude each other, when giver and receiver are swapped, when a verb sets one in the future and
another verb tells the other as past, or when background of long ago meets the news of the day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kg import syntax
from kg.events.affiliation import Affiliations, overlap
from kg.events.clusters import Cluster, distance
from kg.events.deals import another_deal, another_raid, counterpart, other_goods, other_thing, same_goods, same_thing
from kg.events.kinds import family, is_at_another, is_of_another_kind
from kg.events.news import is_news
from kg.events.reference import identifies_itself
from kg.events.stages import is_another_stage
from kg.events.succession import is_another, is_yet_to_come
from kg.events.when import MOVED
from kg.model import Document, EventMention, Modality

_SYMMETRIC = frozenset({"participant", "party"})
_OPEN = frozenset({"place"})
_COMPLEMENTARY = frozenset({"Sanction", "ArmsTransfer", "Aid", "WeaponTest", "Agreement", "AgreementBreach", "Protest"})
_MANIFOLD = frozenset({"Attack"})  # a war, its battles and a murder are told apart by the frame
_VIOLENT = frozenset({"attack", "kill", "shoot"})
_SWAPPABLE = (("supplier", "recipient"), ("attacker", "target"), ("imposer", "target"), ("donor", "recipient"))
_CARRIED = frozenset({"Agreement", "Meeting", "Negotiation", "Sanction"})
_NAMED = frozenset({"Agreement", "Meeting", "Negotiation"})
_PERSONAL = frozenset({"Appointment", "Arrest", "Departure", "Release"})
_LOCAL = frozenset({"Meeting", "Visit", "WeaponTest", "Negotiation"})
_TOLD = 3  # sentences within which it is told how people came to be shot and killed
_SIGHT = 7  # sentences over which an indefinite noun is taken for what was told before
_PROMINENCE = 0.1  # decides between events that are both some sentences away
_BACKGROUND = timedelta(days=60)
_YEAR = len("2019")


def affinity(doc: Document, m: EventMention, c: Cluster, who: Affiliations) -> tuple[float, str]:
    """How well a mention fits a cluster, and why; 0 where it does not."""
    if m.type != c.type or contradiction(doc, m, c, who):
        return 0, ""
    mine = {a.entity for a in m.arguments}
    shared = overlap(mine, c.everyone, who)
    same_day = any(m.date and m.date.value and _agree(m.date.value, d.value) for d in c.dates)
    near_day = same_day and (distance(doc, m, c) == 0 or _is_within_a_year(m, c))
    nearness = 1 / (1 + distance(doc, m, c)) + _mood(m, c)
    if any(_goes_with(doc, m.trigger.head, o.trigger.head) for o in c.mentions if m.type in _CARRIED):
        return 4 + nearness, "a verb and the noun that it carries"
    if m.type == "ArmsTransfer" and same_thing(m, c):
        return 3 + nearness, "the same thing is handed on"
    if m.type == "ArmsTransfer" and same_goods(doc, m, c):
        nearness += 1
    if shared:
        return 2 + len(shared) + same_day + nearness, f"same type, shared participants ({len(shared)})"
    if near_day and (not mine or not c.everyone):
        return 2 + nearness, "same type and date"
    if m.type in _MANIFOLD and family(m) not in {family(o) for o in c.mentions}:
        return _kindred(doc, m, c, nearness, who)
    if m.type in _MANIFOLD and distance(doc, m, c) == 0:
        return 0.5 + nearness, "same kind of act, told in one sentence"
    if (not mine or not c.everyone) and (_is_told_apart(doc, m, c) or _is_out_of_sight(doc, m, c)):
        return 0, ""
    if not mine:
        return 1 + nearness + _PROMINENCE * _is_the_news(doc, c), "same type, nothing that contradicts"
    if not c.everyone:
        return 1 + nearness, "same type, earlier mention without participants"
    if m.type in _COMPLEMENTARY and (m.nominal or all(o.nominal for o in c.mentions)):
        return 0.5 + nearness, "same type, each names what the other leaves open"
    return 0, ""


def _is_within_a_year(m: EventMention, c: Cluster) -> bool:
    """Whether a mention and what was told are dated by days or months: in one year much can happen twice."""
    return m.date is not None and len(m.date.value) > _YEAR and any(len(d.value) > _YEAR for d in c.dates)


def _is_the_news(doc: Document, c: Cluster) -> bool:
    """What headline or lede tell of is what a mention that names nobody means, unless another was told just before."""
    return any(is_news(doc, o) for o in c.mentions)


def _is_told_apart(doc: Document, m: EventMention, c: Cluster) -> bool:
    """ "Den gamle avtalen" is not what was told before, nor what is told behind it, unless "avtalen" points to it."""
    if identifies_itself(doc, m):
        return True
    if not all(identifies_itself(doc, o) for o in c.mentions):
        return False
    nouns = {doc.tokens[o.trigger.head].lemma for o in c.mentions}
    return not (m.definite and doc.tokens[m.trigger.head].lemma in nouns)


def _is_out_of_sight(doc: Document, m: EventMention, c: Cluster) -> bool:
    """Far from where an event was told "en avtale" or "ble solgt" is another one, unless the words point back."""
    if m.nominal:
        new = m.type in _NAMED and not m.definite
    else:
        known = _tells_of_known_things(doc, m) or all(o.nominal and o.definite for o in c.mentions)
        new = not m.arguments and not known
    return new and distance(doc, m, c) > _SIGHT


def _tells_of_known_things(doc: Document, m: EventMention) -> bool:
    """Whether a verb has a definite noun or a pronoun for what it is done to or by: "stridsvognene ble sendt"."""
    head = m.trigger.head
    if doc.tokens[head].rel == "amod":
        return True  # "de løslatte fangene"
    around = (head, *syntax.children(doc, head, "nsubj", "obj"))
    return any(syntax.is_definite(doc, i) or doc.tokens[i].upos == "PRON" for i in around)


def _goes_with(doc: Document, a: int, b: int) -> bool:
    """A verb and its object, or a noun and its relative clause: "avtalen som ble undertegnet"."""
    upper, lower = (a, b) if doc.tokens[b].head == a else (b, a)
    return doc.tokens[lower].head == upper and doc.tokens[lower].rel in {"obj", "nsubj", "acl"}


def _kindred(doc: Document, m: EventMention, c: Cluster, nearness: float, who: Affiliations) -> tuple[float, str]:
    """Who was killed and how it came about, told in one breath: "fem drept", "politiet skjøt mot demonstranter"."""
    others = {family(o) for o in c.mentions}
    if family(m) not in _VIOLENT or not others & _VIOLENT:
        return 0, ""
    named = {a.entity for o in (m, *c.mentions) for a in o.arguments if a.role == "target"} - who.groups
    if distance(doc, m, c) > (m.nominal and not m.arguments) and (named & who.persons or distance(doc, m, c) > _TOLD):
        return 0, ""
    actors = {a.entity for o in c.mentions for a in o.arguments if a.role not in _OPEN}
    mine = {a.entity for a in m.arguments if a.role not in _OPEN}
    if not actors or not mine or mine <= who.groups or actors <= who.groups:
        return 1 + nearness, "one says what the other did to people"
    return 0, ""


def _mood(m: EventMention, c: Cluster) -> float:
    """What is told as a fact rather goes with facts, what pays for something rather with what pays."""
    fact = m.modality is Modality.ASSERTED and any(o.modality is Modality.ASSERTED and o.firm for o in c.mentions)
    pays = not m.in_return and all(o.in_return for o in c.mentions)
    return 0.6 * fact - pays


def contradiction(doc: Document, m: EventMention, c: Cluster, who: Affiliations) -> str:
    """What speaks against taking a mention for the cluster's event; "" if nothing does."""
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("other participants", lambda: _other_fillers(m, c, who)),
        ("between others", lambda: _between_others(m, c, who)),
        ("another place", lambda: m.type in _LOCAL and _disjoint(m, c, "place", who)),
        ("another name", lambda: _other_name(m, c)),
        ("another kind of event", lambda: is_of_another_kind(doc, m, c.mentions)),
        ("at the other", lambda: is_at_another(doc, m, c.mentions)),
        ("another thing, and this one is denied", lambda: other_thing(doc, m, c)),
        ("other goods", lambda: other_goods(doc, m, c)),
        ("roles the other way round", lambda: _swapped(m, c, who)),
        ("one pays for the other", lambda: counterpart(m, c)),
        ("another date", lambda: _other_date(m, c)),
        ("one is to come, the other has been", lambda: is_yet_to_come(m, c.mentions)),
        ("a new one", lambda: is_another(doc, m, c.mentions)),
        ("another stage of the matter", lambda: is_another_stage(doc, m, c.mentions)),
        ("another victim", lambda: _another_victim(doc, m, c, who)),
        ("other people", lambda: _other_people(m, c, who)),
        ("another deal", lambda: another_deal(doc, m, c, who)),
        ("another raid", lambda: another_raid(m, c, who, distance(doc, m, c) > _TOLD)),
        ("background of long ago", lambda: _background(doc, m, c)),
    )
    return next((why for why, holds in checks if holds()), "")


def _other_fillers(m: EventMention, c: Cluster, who: Affiliations) -> bool:
    for role in dict.fromkeys(a.role for a in m.arguments):
        few = len(c.fillers(role)) < 2 and len({a.entity for a in m.arguments if a.role == role}) < 2
        together = role in _SYMMETRIC and m.type != "AgreementBreach"  # one of them breaks it
        if role not in _OPEN and not (together and few) and _disjoint(m, c, role, who):
            return True
    return False


def _between_others(m: EventMention, c: Cluster, who: Affiliations) -> bool:
    """Two pairs of parties that share one of them are two agreements: Australia and the EU, New Zealand and the EU."""
    if m.type not in _NAMED:
        return False
    mine = _partners(m)
    for theirs in map(_partners, c.mentions):
        shared, back = overlap(mine, theirs, who), overlap(theirs, mine, who)
        if min(len(mine), len(theirs)) > 1 and shared and shared < mine and back < theirs:
            return True
    return False


def _partners(m: EventMention) -> set[str]:
    return {a.entity for a in m.arguments if a.role in _SYMMETRIC}


def _disjoint(m: EventMention, c: Cluster, role: str, who: Affiliations) -> bool:
    mine = {a.entity for a in m.arguments if a.role == role}
    theirs = c.fillers(role)
    if role == "target" and m.type in _MANIFOLD and (mine <= who.groups or theirs <= who.groups):
        return False  # "fem personer" and "demonstrantene": groups are counted and called differently
    if role in _SYMMETRIC and mine <= who.persons and not theirs & who.persons:
        return False  # whoever signs for a state or firm is no other party
    if mine <= who.heralded or theirs <= who.heralded:
        return False
    return bool(mine) and bool(theirs) and not overlap(mine, theirs, who)


def _other_name(m: EventMention, c: Cluster) -> bool:
    """Two compounds with different first parts name two agreements: "EØS-avtalen", "kriseavtalen"."""
    names = {o.kind.lower() for o in c.mentions if o.kind}
    return m.type in _NAMED and bool(m.kind) and bool(names) and m.kind.lower() not in names


def _swapped(m: EventMention, c: Cluster, who: Affiliations) -> bool:
    """Who gives in one cannot be who receives in the other: a delivery and its counter-delivery stay apart."""
    for a, b in _SWAPPABLE:
        mine_a = {x.entity for x in m.arguments if x.role == a}
        mine_b = {x.entity for x in m.arguments if x.role == b}
        if (mine_a and overlap(mine_a, c.fillers(b), who)) or (mine_b and overlap(mine_b, c.fillers(a), who)):
            return True
    return False


def _another_victim(doc: Document, m: EventMention, c: Cluster, who: Affiliations) -> bool:
    """Somebody known by name is none of "tre menn" who were killed, unless it is the news that tells of these."""
    named = {a.entity for a in m.arguments if a.role == "target"} & (who.persons - who.groups)
    if m.type not in _MANIFOLD or not named or c.fillers("target"):
        return False
    return any("target" in o.unnamed and not is_news(doc, o) for o in c.mentions)


def _other_people(m: EventMention, c: Cluster, who: Affiliations) -> bool:
    """ "Ti ansatte ble avskjediget" is not what happened to the minister."""
    unnamed = m.type in _PERSONAL and "person" in m.unnamed and not m.definite
    return unnamed and bool(c.fillers("person") & (who.persons - who.groups))


def _other_date(m: EventMention, c: Cluster) -> bool:
    value = m.date.value if m.date else ""
    if m.type == "Agreement" and m.nominal and m.definite and not m.arguments:
        return False  # "avtalen gjelder fra 1. januar" says nothing of when it was made
    if m.date is not None and m.date.rule.endswith(MOVED):
        return False  # "skulle ha møttes onsdag, men møtet er utsatt til mai"
    return bool(value) and not all(_agree(value, d.value) for d in c.dates if not d.rule.endswith(MOVED))


def _agree(a: str, b: str) -> bool:
    """One date is the other, or says it more precisely."""
    return a.startswith(b) or b.startswith(a)


def _background(doc: Document, m: EventMention, c: Cluster) -> bool:
    """What happened long ago is not the news of the headline, and the other way round."""
    published = doc.article.published_day
    if published is None or m.date is None or not m.date.latest or c.dates:
        return False
    long_ago = date.fromisoformat(m.date.latest) < published - _BACKGROUND
    news = any(is_news(doc, o) and o.firm and not o.definite for o in c.mentions)
    return long_ago and news
