"""Answers whose content names no event: which of those told before they speak of.

"Vitner sier at soldatene skjøt med granater. Hæren benekter at det ble brukt granater": the words say so. "Gruppen
nekter for å være innblandet": it is what the article is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg import syntax
from kg.claims.focus import main_event, prominence
from kg.claims.link import Link
from kg.lexicon import stances
from kg.model import Attribution, Document, Event, EventMention, Modality, Stance

_REACH = 3
_JUST_TOLD = 2
# what one may be accused of
_DEEDS = frozenset({"ArmsTransfer", "Attack", "WeaponTest", "AgreementBreach", "Threat"})
_CLAUSE = "claim:verb-clause"


def spoken_of(doc: Document, a: Attribution, events: tuple[Event, ...], links: Sequence[Link]) -> Event | None:
    """The event that a denial or confirmation without one of its own is about, if that can be told."""
    if a.stance is Stance.DECLINES or is_refusal_to_act(doc, a):
        return None
    shared = _sharing_a_word(doc, a, events)
    if shared is not None:
        return shared
    if is_involvement(doc, a):
        return _last_told_deed(doc, a, events) or _most_talked_about(doc, events, links)
    told = a.rule == _CLAUSE or a.quote is not None
    return main_event(doc, events) if a.stance is Stance.CONFIRMS and told else None


def _last_told_deed(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The deed of the sentence before, or the one before that: "X ble drept. Y nekter for å ha noe med det å gjøre"."""
    here = doc.sentence_of(a.antecedent_before).i
    near = [
        (doc.tokens[m.trigger.head].sent, m.trigger.head, e)
        for e in events
        if e.type in _DEEDS
        for m in e.mentions
        if 0 < here - doc.tokens[m.trigger.head].sent <= _JUST_TOLD
        # "dronene som gruppen angrep med i fjor" only says which drones
        if not doc.tokens[m.trigger.head].rel.startswith("acl")
    ]
    return max(near, key=lambda n: n[:2])[2] if near else None


def _most_talked_about(doc: Document, events: tuple[Event, ...], links: Sequence[Link]) -> Event | None:
    """The deed that the article names most often and most people say something about."""
    said = Counter(n.event for n in links)
    deeds = [e for e in events if e.type in _DEEDS]
    return min(deeds, key=lambda e: (prominence(doc, e)[0] - said[e.id], e.mentions[0].trigger.head), default=None)


def is_refusal_to_act(doc: Document, a: Attribution) -> bool:
    """ "Nektet å flytte seg", unlike "nektet for å ha flyttet dem": nothing is denied, only not done."""
    first = min(a.scope, default=0)
    opener = doc.tokens[first - 1].low if first else ""
    return a.stance is Stance.DENIES and opener == "å" and doc.tokens[first - 2].low != "for"


def _sharing_a_word(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event of the nearest sentence before that has a common noun of the content beside it; one that is told to
    have taken place before one that is called for.
    """
    # "at det ble brukt granater" denies what was told of them; "at journalistene ble plaget" denies something else
    words = (doc.tokens[k] for k in a.scope)
    nouns = {t.lemma for t in words if t.upos == "NOUN" and not syntax.has_definite_form(t)}
    here = doc.sentence_of(a.antecedent_before).i
    near = [
        (here - doc.tokens[m.trigger.head].sent, _is_open(m), m.trigger.head, e)
        for e in events
        for m in e.mentions
        if 0 < here - doc.tokens[m.trigger.head].sent <= _REACH and _stands_beside(doc, m.trigger.head, nouns)
    ]
    return min(near, key=lambda n: n[:3])[3] if near else None


def _is_open(m: EventMention) -> bool:
    return m.modality is not Modality.ASSERTED or not m.past


def _stands_beside(doc: Document, k: int, nouns: set[str]) -> bool:
    around = {*syntax.subtree(doc, k), doc.tokens[k].head} - {k, -1}
    return any(doc.tokens[j].lemma in nouns and doc.tokens[j].upos == "NOUN" for j in around)


def is_involvement(doc: Document, a: Attribution) -> bool:
    """ "Ha noe med saken å gjøre", "være innblandet", "stå bak"."""
    forms = [doc.tokens[k].low for k in a.scope]
    behind = "bak" in forms and any(doc.tokens[k].lemma == "stå" for k in a.scope)
    involved = stances.default().involved
    return behind or any(set(words) <= set(forms) for k in forms for words in involved.get(k, ()))
