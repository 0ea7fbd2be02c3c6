"""Which time expression dates a trigger: one in its own clause, or in the noun phrase of an event noun.

Where several stand there, what the trigger says itself comes before what it shares with another predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kg import syntax
from kg.events import functions, shared_time, voice
from kg.model import DateExpression, Document, SegmentKind, Token

# What is arranged beforehand, so that its present tense announces it.
_ARRANGED = frozenset(
    {
        "besøke", "dra", "fly", "forhandle", "komme", "kome", "motta", "møte", "møtes", "møtast", "reise", "samle",
        "samles", "samlast", "tiltre", "treffe", "vitje",
    }
)  # fmt: skip
_RETOLD = frozenset({SegmentKind.HEADLINE, SegmentKind.CAPTION})
# Before a noun that is itself a point in time, whose date is its own: "sanksjoner siden invasjonen i 2022".
_POINTS = frozenset({"siden", "sidan", "etter", "før", "under", "mot"})
_ELSEWHERE = frozenset({"siden", "sidan", "før"})
# Nouns of things that last: what is done to one of them has the time told beside it ("brøt avtalen i fjor").
_THINGS = ("avtale", "avtala", "embargo", "kontrakt", "overenskomst", "pakt", "sanksjon", "toll", "traktat")
_ORDINAL = ("første", "fyrste", "andre", "tredje", "fjerde", "femte", "sjette", "ende", "ellevte", "tolvte")
_SINCE = frozenset({"siden", "sidan"})
_LATER = frozenset({"seinare", "seinere", "senere", "sidan", "siden"})
_ORIGIN = frozenset({"fra", "frå", "av"})
_SUSPENDING = frozenset(
    {"avbryte", "forby", "fryse", "innstille", "stanse", "stenge", "stengje", "stogge", "stoppe", "suspendere"}
)
_ICE = frozenset({"is", "vent", "hold", "pause"})
_ALL_THE_WAY = frozenset({"fram", "frem", "helt", "heilt"})
_MOVING = frozenset(
    {
        "flytte", "flytta", "forlenge", "forlengje", "framskunde", "framskynde", "fremskynde", "forskyve", "skuve",
        "skyve", "utsette", "utsetje",
    }
)  # fmt: skip
MOVED = ":moved"
"""Ends the rule of a date to which something was put off: it counts, whatever other day was named before."""


def date_of(
    doc: Document, head: int, nominal: bool, dates: Sequence[DateExpression], *, lasting: bool = False
) -> DateExpression | None:
    """The nearest expression that stands in the trigger's clause (for nouns: in its phrase or at its verb).

    For ``lasting`` events the time since when they last counts too ("siden juni"). A coordinated verb without a date
    has the one that stands before the first verb's end: "trakk seg fra avtalen i fjor og gjeninnførte sanksjoner".
    """
    sentence = doc.tokens[head].sent
    here = [
        d
        for d in dates
        if doc.tokens[d.mention.head].sent == sentence
        and d.modifier != "every"
        and (lasting or d.modifier != "after")
        and not _counts(doc, d)
    ]
    turning = next((d for d in here if not nominal and _is_turning_point(doc, d, head)), None)
    if turning is not None:
        return replace(turning, modifier="")
    here = [d for d in here if not _is_deadline(doc, d)]
    if not here:
        return None
    sites = {head, *(shared_time.of_noun(doc, head) if nominal else shared_time.of_predicate(doc, head))}
    found = [d for d in here if _belongs(doc, d, head, sites, nominal)]
    moved = next((d for d in found if _is_moved(doc, d, "til")), None)
    if moved is not None:
        return replace(moved, rule=f"{moved.rule}{MOVED}")
    found = [d for d in found if not (_is_second_day(doc, d, found) or _is_moved(doc, d, "fra", "frå"))]
    if found:
        own = [d for d in found if d.value and _belongs(doc, d, head, {head}, nominal)]
        date = min(own or found, key=lambda d: (d.value == "", abs(d.mention.head - head)))
        # what has gone on since June is dated by its beginning
        return replace(date, modifier="", rule=f"{date.rule}:since") if date.modifier == "after" else date
    first = next((v for v in sorted(sites) if _goes_on(doc, v)), None)
    if first is not None:
        earlier = [d for d in here if d.mention.head < first]
        return date_of(doc, doc.tokens[first].head, False, earlier, lasting=lasting)
    if lasting and (since := _since(doc, sites, here)) is not None:
        return since
    return None if nominal else _of_last_participle(doc, head, here)


def _goes_on(doc: Document, verb: int) -> bool:
    """A verb joined to another one, whose time it has unless it is later: "ble pågrepet og har siden stått tiltalt"."""
    t = doc.tokens[verb]
    joined = t.rel == "conj" and t.head >= 0 and syntax.is_verb(doc.tokens[t.head]) and syntax.is_verb(t)
    return joined and not any(doc.tokens[c].low in _LATER for c in syntax.children(doc, verb, "advmod"))


def _counts(doc: Document, date: DateExpression) -> bool:
    """ "Den femte i år", "for tredje gang i år": how many there have been in that time, not when this one was."""
    t = doc.tokens[date.mention.first - 1] if date.mention.first else None
    if t is not None and t.low_lemma in {"gang", "gong"} and t.i:
        t = doc.tokens[t.i - 1]
    return t is not None and t.upos == "ADJ" and t.low.endswith(_ORDINAL)


def _is_turning_point(doc: Document, date: DateExpression, head: int) -> bool:
    """ "Helt til 3. mai | , da han ble pågrepet"."""
    marks = (doc.tokens[c] for c in syntax.children(doc, head, "mark", "advmod"))
    when = next((t for t in marks if t.low in {"da", "då"}), None)
    return when is not None and date.mention.last <= when.i <= date.mention.last + 1


def _is_moved(doc: Document, date: DateExpression, *prepositions: str) -> bool:
    """Whether a date is that to or from which something is put off: "flyttet fra mandag til onsdag"."""
    before = doc.tokens[date.mention.first - 1].low if date.mention.first else ""
    if before not in prepositions:
        return False
    verb = next((j for j in syntax.ancestors(doc, date.mention.head) if syntax.is_verb(doc.tokens[j])), None)
    return verb is not None and doc.tokens[verb].lemma in _MOVING


def _since(doc: Document, sites: Iterable[int], dates: Sequence[DateExpression]) -> DateExpression | None:
    """When what began that has gone on since: "har demonstrert siden taket raste sammen i november"."""
    for site in sites:
        if not any(h.lemma == "ha" and h.feat("Tense") == "Pres" for h in syntax.auxiliaries(doc, site)):
            continue
        for j in (site, *syntax.ancestors(doc, site)):
            for c in syntax.children(doc, j, "advcl", "obl"):
                marks = (doc.tokens[k].low for k in syntax.children(doc, c, "mark", "case"))
                clause = doc.tokens[c].rel == "advcl"
                if (c > site or not clause) and any(m in _SINCE for m in marks):
                    found = next((d for d in dates if _belongs(doc, d, c, {c}, not clause)), None)
                    return None if found is None else replace(found, modifier="", rule=f"{found.rule}:since")
    return None


def _of_last_participle(doc: Document, head: int, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The date behind the last of two participles that share an auxiliary: "ble pågrepet og siktet mandag"."""
    if not voice.is_passive(doc, head) or syntax.child(doc, head, "aux", "cop") is None:
        return None
    for c in syntax.children(doc, head, "conj"):
        if not voice.is_participle(doc, c) or syntax.child(doc, c, "aux", "cop", "nsubj") is not None:
            continue
        behind = (d for d in dates if d.mention.head > c and not d.rule.endswith("-that"))
        found = next((d for d in behind if _belongs(doc, d, c, {c}, False)), None)
        if found is not None:
            return found
    return None


def _is_second_day(doc: Document, date: DateExpression, dates: Sequence[DateExpression]) -> bool:
    """ "Fredag og lørdag": what went on for two days is dated by the first."""
    joined = doc.tokens[date.mention.first - 1].low in {"og", "til", "–", "-"}
    return joined and any(d.mention.last == date.mention.first - 1 for d in dates)


def is_to_come(doc: Document, date: DateExpression) -> bool:
    """Whether a date lies wholly after the day of publication, or is that day and the present tense announces it."""
    published = doc.article.published_day
    if published is None or not date.earliest:
        return False
    today = published.isoformat()
    return date.earliest > today or (date.value == today and _is_announced(doc, date))


def _is_announced(doc: Document, date: DateExpression) -> bool:
    """A present tense of what is arranged beforehand: "møter i dag sin kollega". Headlines and captions retell so."""
    if doc.sentence_of(date.mention.head).segment in _RETOLD or date.rule.endswith((":news", ":told on")):
        return False
    above = (j for j in syntax.ancestors(doc, date.mention.head) if syntax.is_verb(doc.tokens[j]))
    verb = next(above, None)
    if verb is None or doc.tokens[verb].lemma not in _ARRANGED or syntax.auxiliaries(doc, verb):
        return False
    return syntax.inflected_tense(doc, doc.tokens[verb]) == "Pres"


def _is_deadline(doc: Document, date: DateExpression) -> bool:
    """ "en frist til 1. mars": until then, not then; "utsatt til mandag" and "til neste år" are dates all the same, but
    not "stanset til neste år", "lagt på is til 2028", "fram til 2026".
    """
    before = doc.tokens[date.mention.first - 1].low if date.mention.first else ""
    verbs = (doc.tokens[j] for j in syntax.ancestors(doc, date.mention.head) if syntax.is_verb(doc.tokens[j]))
    above = next(verbs, None)
    if above is not None and above.lemma in _MOVING:
        return False
    if before == "innen" or (before == "til" and len(date.value) == len("2019-01-01")):
        return True
    return before == "til" and (_is_all_the_way(doc, date) or (above is not None and _is_suspended(doc, above, date)))


def _is_all_the_way(doc: Document, date: DateExpression) -> bool:
    """ "Fram til", "helt til"."""
    first = date.mention.first
    return first > 1 and doc.tokens[first - 2].low in _ALL_THE_WAY


def _is_suspended(doc: Document, verb: Token, date: DateExpression) -> bool:
    """A verb of stopping, or "legge på is", between which and the date nothing else is put off."""
    if verb.lemma in _SUSPENDING:
        return True
    forms = [t.low for t in doc.tokens[doc.sentence_of(verb.i).first : date.mention.first]]
    return any(a == "på" and b in _ICE for a, b in pairwise(forms))


def _belongs(doc: Document, date: DateExpression, head: int, sites: set[int], nominal: bool) -> bool:
    """Climb from the date until a site is met; a verb in between owns the date instead."""
    if date.mention.head == head:
        return True  # "2015-avtalen"
    point = _point_before(doc, date)
    if point is not None:
        return point in sites
    if _is_opened_by(doc, date, sites if nominal else {head, *sites}):
        return True
    if (_is_of_the_verb if nominal else _is_of_the_thing)(doc, date, head):
        return False
    counted = doc.tokens[date.mention.head].head if doc.tokens[date.mention.head].rel == "nummod" else -1
    for j in syntax.ancestors(doc, date.mention.head):
        if nominal and j == counted:
            continue  # "brøt i 2018 | avtalen": parsers take the year for a number
        if j in sites:
            return True
        t = doc.tokens[j]
        if t.rel in {"aux", "cop"}:
            continue  # parsers hang a time on the auxiliary too: "i mars ble partene enige"
        if j != counted and syntax.is_definite(doc, j) and _is_another_time(syntax.case(doc, j), date, nominal):
            return False
        if syntax.is_verb(t) or syntax.child(doc, j, "cop") is not None:
            # an infinitive or participle below the site shares its time: "skal etter planen møte … fredag", and so does
            # what it has for its subject: "samtalene er ventet å starte mandag"
            subject = doc.tokens[head].rel == "nsubj" and doc.tokens[head].head == t.head
            return (subject or not nominal) and t.rel == "xcomp" and t.head in sites
    return False


def _point_before(doc: Document, date: DateExpression) -> int | None:
    """The event noun right before a month or year that says when something else was: "siden kuppet | i mars 2021"."""
    preposition = date.mention.first - 1
    if preposition < 1 or doc.tokens[preposition].low != "i" or len(date.value) >= len("2019-01-01"):
        return None
    noun = doc.tokens[preposition - 1]
    named = noun.upos == "NOUN" and syntax.is_definite(doc, noun.i)
    return noun.i if named and syntax.case(doc, noun.i) in _ELSEWHERE | {"etter"} else None


def _is_of_the_thing(doc: Document, date: DateExpression, verb: int) -> bool:
    """ "Iran brøt avtalen | fra 2015": right behind a thing that lasts, it says when that was made."""
    preposition = date.mention.first - 1
    if preposition <= verb or doc.tokens[preposition].low not in _ORIGIN:
        return False
    thing = doc.tokens[preposition - 1].low  # the lemma of a long compound is often wrong
    return any(word in thing for word in (*_THINGS, "våpenhvile", "våpenkvile"))


def _is_opened_by(doc: Document, date: DateExpression, sites: set[int]) -> bool:
    """Whether a clause hangs on the date: "senest for to uker siden, da rakettene falt ned", "det var i mai at …"."""
    first = doc.tokens[date.mention.head].head
    here = {*range(date.mention.first, date.mention.last)}
    if first >= 0 and not syntax.is_verb(doc.tokens[first]) and not syntax.auxiliaries(doc, first):
        here.add(first)
    clauses = (doc.tokens[s] for s in sites if not syntax.is_nominal(doc.tokens[s]))
    return any(
        t.head in here if t.rel in {"advcl", "acl"} else t.head in here - {first}
        for t in clauses
        if t.rel in {"advcl", "acl", "csubj", "ccomp"}
    )


def _is_another_time(preposition: str, date: DateExpression, nominal: bool) -> bool:
    """Whether a date inside "etter møtet i juni" is only that of the meeting. What is done "etter møtet mandag" may
    well be done on Monday.
    """
    if nominal:
        return preposition in _POINTS
    return preposition in _ELSEWHERE or (preposition == "etter" and len(date.value) < len("2019-01-01"))


def _is_of_the_verb(doc: Document, date: DateExpression, noun: int) -> bool:
    """Whether a date behind a known thing says when something was done to it: "trakk seg fra avtalen i fjor"."""
    t = doc.tokens[noun]
    before = doc.tokens[date.mention.first - 1].low if date.mention.first else ""
    return (
        t.rel in {"obj", "obl"}
        and date.mention.first > noun > t.head >= 0
        and syntax.is_verb(doc.tokens[t.head])
        and t.low_lemma.endswith(_THINGS)
        and syntax.is_definite(doc, noun)
        and before not in _ORIGIN
        and functions.carrier(doc, noun) is None
    )
