"""Which time expression dates a trigger: one in its own clause, or in the noun phrase of an event noun."""

from __future__ import annotations

from collections.abc import Sequence

from kg import syntax
from kg.events import functions
from kg.lexicon import stances
from kg.model import DateExpression, Document

_UNDATING = frozenset({"every", "after"})


def date_of(doc: Document, head: int, nominal: bool, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The nearest expression that stands in the trigger's clause (for nouns: in its phrase or at its light verb)."""
    sentence = doc.tokens[head].sent
    here = [d for d in dates if d.modifier not in _UNDATING and doc.tokens[d.mention.head].sent == sentence]
    if not here:
        return None
    sites = {head}
    if nominal:
        sites |= _verbs_of(doc, head)
    else:
        sites |= {c for c in syntax.children(doc, head, "advcl") if _is_temporal(doc, c)}
    found = [(abs(d.mention.head - head), d) for d in here if _belongs(doc, d, head, sites, nominal)]
    if found:
        return min(found, key=lambda f: (f[1].value == "", f[0]))[1]
    t = doc.tokens[head]
    if not nominal and t.rel == "conj" and t.head >= 0 and syntax.is_verb(doc.tokens[t.head]):
        # "trakk seg fra avtalen i fjor og gjeninnførte sanksjoner"
        return date_of(doc, t.head, False, [d for d in here if d.mention.head < head])
    return None


def _verbs_of(doc: Document, noun: int) -> set[int]:
    """Verbs that share their time with an event noun: its light verb, or the one it is the subject of."""
    verb = functions.carrier(doc, noun)
    if verb is not None:
        return {verb}
    t = doc.tokens[noun]
    if t.head < 0 or not syntax.is_verb(doc.tokens[t.head]):
        return set()
    if t.rel == "nsubj":
        return {t.head}
    # a new event in the object has the verb's time, unless the verb is one of saying: "markeres med et møte torsdag"
    new = t.rel in {"obj", "obl"} and not syntax.is_definite(doc, noun)
    return {t.head} if new and doc.tokens[t.head].form.lower() not in stances.default().by_form else set()


_TEMPORAL = frozenset({"da", "då", "mens", "medan", "når", "idet"})


def _is_temporal(doc: Document, clause: int) -> bool:
    """A clause that says when: "da han krysset grensen fredag"."""
    return any(doc.tokens[c].lemma.lower() in _TEMPORAL for c in syntax.children(doc, clause, "mark", "advmod"))


_MOVING = frozenset({"utsette", "utsetje", "flytte", "forlenge", "forlengje"})


def _is_deadline(doc: Document, date: DateExpression) -> bool:
    """ "en frist til 1. mars": until then, not then; "utsatt til mandag" is a date all the same."""
    before = doc.tokens[date.mention.first - 1].form.lower() if date.mention.first else ""
    above = next(
        (doc.tokens[j] for j in syntax.ancestors(doc, date.mention.head) if syntax.is_verb(doc.tokens[j])), None
    )
    return before in {"til", "innen"} and (above is None or above.lemma not in _MOVING)


def is_to_come(doc: Document, date: DateExpression) -> bool:
    """Whether a date lies wholly after the day of publication."""
    published = doc.article.published_day
    return published is not None and bool(date.earliest) and date.earliest > published.isoformat()


def _belongs(doc: Document, date: DateExpression, head: int, sites: set[int], nominal: bool) -> bool:
    """Climb from the date until a site is met; a verb in between owns the date instead."""
    if _is_deadline(doc, date):
        return False
    inside = range(date.mention.first, date.mention.last)
    if not nominal and doc.tokens[head].head in inside:
        return True  # "for to uker siden, da rakettene falt ned"
    for j in syntax.ancestors(doc, date.mention.head):
        if j in sites:
            return True
        t = doc.tokens[j]
        if syntax.is_verb(t) or syntax.child(doc, j, "cop") is not None:
            # an infinitive or participle below the site shares its time: "skal etter planen møte … fredag"
            return not nominal and t.rel in {"xcomp"} and t.head in sites
    return False
