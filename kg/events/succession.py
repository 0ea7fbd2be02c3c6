"""Events that follow one another: what is yet to come is not what has been, and "et nytt møte" is not the first."""

from __future__ import annotations

from collections.abc import Sequence

from kg import syntax
from kg.events.news import is_news
from kg.model import Document, EventMention, Modality

_TENSED = frozenset(
    {
        "Meeting",
        "Visit",
        "Travel",
        "Negotiation",
        "Cooperation",
        "Sanction",
        "Deployment",
        "WeaponTest",
        "Arrest",
        "Release",
    }
)
_AWAITED = _TENSED | {"ArmsTransfer", "Attack", "Aid"}
_NEW = frozenset({"ny", "annan", "annen", "neste", "ytterligere", "ytterlegare"})
_MORE = frozenset({"enda", "endå", "nok"})  # "enda et møte", "nok en avtale"
_OPEN = frozenset({Modality.FUTURE, Modality.POSSIBLE})
_AGAIN = frozenset({"atter", "igjen", "att", "ny", "nytt"})
# What is done once more is another; who is let out "igjen" or goes home "igjen" does so once.
_REPEATED = frozenset(
    {"Arrest", "Attack", "Deployment", "Meeting", "Negotiation", "Protest", "Sanction", "Visit", "WeaponTest"}
)


def is_yet_to_come(m: EventMention, told: Sequence[EventMention]) -> bool:
    """One tells it as over, the other as still to come; a noun that somebody only awaits or asks for is not over."""
    verbs = [o for o in told if not o.nominal]
    if not verbs:
        return False
    if m.nominal:
        if m.type in _AWAITED and _is_dated_past(m) and all(o.modality in _OPEN for o in told):
            return True  # "kommer til å bombe byen" is not "flyangrepet i forrige måned"
        open_ = {Modality.FUTURE} | ({Modality.POSSIBLE} if m.type in _AWAITED else set())
        return m.modality in open_ and not m.definite and all(_is_over(o) for o in verbs)
    if m.type not in _TENSED:
        return False
    if _is_over(m):
        return any(o.modality is Modality.FUTURE for o in verbs) and not any(_is_over(o) for o in verbs)
    return m.modality is Modality.FUTURE and all(_is_over(o) for o in verbs)


def _is_dated_past(m: EventMention) -> bool:
    """A noun with a date of its own, which would be one to come were it not asserted."""
    own = m.date is not None and bool(m.date.value) and not m.date.rule.endswith((":told on", ":news"))
    return m.modality is Modality.ASSERTED and own


def _is_over(m: EventMention) -> bool:
    return m.modality is Modality.ASSERTED and m.past


def is_another(doc: Document, m: EventMention, told: Sequence[EventMention]) -> bool:
    """ "Et nytt møte", "møttes på nytt": another than what was told before, unless that was new too or is what the
    headline calls so. What has been is not what somebody will do "igjen".
    """
    if not _is_new(doc, m):
        return _is_over(m) and all(o.modality in _OPEN and _is_new(doc, o) for o in told)
    here = doc.tokens[m.trigger.head].sent
    return not any(
        doc.tokens[o.trigger.head].sent == here
        or _is_new(doc, o)
        or (is_news(doc, o) and m.modality is not Modality.FUTURE)
        for o in told
    )


def _is_new(doc: Document, m: EventMention) -> bool:
    if not m.nominal:
        return m.type in _REPEATED and _is_repeated(doc, m.trigger.head)
    beside = (doc.tokens[c] for c in syntax.children(doc, m.trigger.head, "amod", "det", "advmod"))
    words = {t.low_lemma for t in beside if t.i < m.trigger.head}
    return bool(words & _NEW and (not m.definite or "neste" in words)) or bool(words & _MORE and not m.definite)


def _is_repeated(doc: Document, verb: int) -> bool:
    """ "Møttes igjen", "på nytt", "på ny"."""
    words = (doc.tokens[c] for c in syntax.children(doc, verb, "advmod", "obl", "compound"))
    return any(t.low in _AGAIN and t.i != verb for t in words)
