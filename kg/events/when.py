"""Which time expression dates a trigger: one in its own clause, or in the noun phrase of an event noun.

A clause shares the time of the one above where it is what that one tells as new ("varslet tirsdag at landet trekker
seg"), decides ("vedtok mandag å svarteliste …") or sets out for ("gikk tirsdag ut i gatene for å protestere").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg import syntax
from kg.events import functions, voice
from kg.events.verb_classes import ATTEMPTS
from kg.lexicon import light_verbs, modality, stances
from kg.model import DateExpression, Document, SegmentKind, Token

_TEMPORAL = frozenset({"da", "då", "mens", "medan", "når", "idet"})
_DURING = frozenset({"under", "i løpet av", "i forbindelse med", "i samband med"})
# Infinitives after these are done, not only said or wished.
_DECIDING = frozenset({"vedta", "beslutte", "bestemme", "velge", "velje", "enes", "einast"})
_SETTING_OUT = frozenset({"gå", "komme", "kome", "reise", "dra", "samle", "møte", "strømme", "strøyme", "marsjere"})
# What is arranged beforehand, so that its present tense announces it.
_ARRANGED = frozenset(
    {
        "besøke", "dra", "fly", "forhandle", "komme", "kome", "motta", "møte", "møtes", "møtast", "reise", "samle",
        "samles", "samlast", "tiltre", "treffe", "vitje",
    }
)  # fmt: skip
_RETOLD = frozenset({SegmentKind.HEADLINE, SegmentKind.CAPTION})
_HOLDING = frozenset({"ha", "få", "holde", "halde"})
_AWAITING = frozenset({"vente", "forvente"})
# Before a noun that is itself a point in time, whose date is its own: "sanksjoner siden invasjonen i 2022".
_POINTS = frozenset({"siden", "sidan", "etter", "før", "under", "mot"})
_ELSEWHERE = frozenset({"siden", "sidan", "før"})
# Nouns of things that last: what is done to one of them has the time told beside it ("brøt avtalen i fjor").
_THINGS = ("avtale", "avtala", "embargo", "kontrakt", "overenskomst", "pakt", "sanksjon", "toll", "traktat")
_ORIGIN = frozenset({"fra", "frå", "av"})
# "Våpenhvilen utløper 1. mars": that is its end, not when it was agreed.
_EXPIRING = frozenset({"utløpe", "opphøre", "opphøyre", "forfalle"})
_SUSPENDING = frozenset(
    {"avbryte", "forby", "fryse", "innstille", "stanse", "stenge", "stengje", "stogge", "stoppe", "suspendere"}
)
_ICE = frozenset({"is", "vent", "hold", "pause"})
_ALL_THE_WAY = frozenset({"fram", "frem", "helt", "heilt"})
_MOVING = frozenset({"utsette", "utsetje", "flytte", "forlenge", "forlengje"})


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
        and not _is_deadline(doc, d)
    ]
    if not here:
        return None
    sites = {head, *(_verbs_of(doc, head) if nominal else _clauses_of(doc, head))}
    found = [(abs(d.mention.head - head), d) for d in here if _belongs(doc, d, head, sites, nominal)]
    found = [f for f in found if not _is_second_day(doc, f[1], [d for _, d in found])]
    if found:
        date = min(found, key=lambda f: (f[1].value == "", f[0]))[1]
        # what has gone on since June is dated by its beginning
        return replace(date, modifier="", rule=f"{date.rule}:since") if date.modifier == "after" else date
    for verb in sorted(sites):
        t = doc.tokens[verb]
        if t.rel == "conj" and t.head >= 0 and syntax.is_verb(doc.tokens[t.head]) and syntax.is_verb(t):
            return date_of(doc, t.head, False, [d for d in here if d.mention.head < verb], lasting=lasting)
    return None


def _is_second_day(doc: Document, date: DateExpression, dates: Sequence[DateExpression]) -> bool:
    """ "Fredag og lørdag": what went on for two days is dated by the first."""
    joined = doc.tokens[date.mention.first - 1].form.lower() in {"og", "til", "–", "-"}
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


def _verbs_of(doc: Document, noun: int) -> Iterator[int]:
    """Verbs that share their time with an event noun: its light verb, the one it is the subject of, or that of which
    it says when. A new event in the object has the verb's time too, unless the verb is one of saying.
    """
    yield from _told_beside(doc, noun)
    verb = functions.carrier(doc, noun)
    if verb is not None and doc.tokens[verb].lemma in _EXPIRING:
        return
    if verb is not None:
        yield verb
        yield from _temporal_clauses(doc, verb)
        return
    t = doc.tokens[noun]
    if t.head < 0 or not syntax.is_verb(doc.tokens[t.head]) or doc.tokens[t.head].lemma in _EXPIRING:
        return
    new = t.rel in {"obj", "obl"} and not syntax.is_definite(doc, noun)
    above = doc.tokens[t.head]
    says = above.form.lower() in stances.default().by_form and above.lemma not in _AWAITING
    says = says and syntax.case(doc, noun) != "med"  # "har svart med demonstrasjoner"
    if t.rel == "nsubj" or syntax.case(doc, noun) in _DURING or (new and not says):
        yield t.head


def _told_beside(doc: Document, noun: int) -> Iterator[int]:
    """Verbs of relative clauses that say that the noun's event took place: "avtalen, som ble undertegnet i mai"."""
    lists = light_verbs.load()
    for c in syntax.children(doc, noun, "acl"):
        if doc.tokens[c].lemma.lower() in {*lists.light, *lists.happen} and syntax.is_verb(doc.tokens[c]):
            yield c


def _clauses_of(doc: Document, verb: int) -> Iterator[int]:
    """Other predicates whose time a predicate has."""
    t = doc.tokens[verb]
    if t.rel == "xcomp" and t.upos in {"ADJ", "NOUN"} and syntax.is_verb(doc.tokens[t.head]):
        yield t.head  # "ble onsdag enige om …"
        yield from _temporal_clauses(doc, t.head)
    yield from _temporal_clauses(doc, verb)
    yield from _matrix(doc, verb)
    yield from _announcement(doc, verb)
    yield from _having(doc, verb)
    attempt = doc.tokens[t.head]
    if t.rel == "acl" and attempt.lemma in ATTEMPTS and attempt.rel in {"nsubj", "obj"}:
        yield attempt.head  # "Et forsøk på å megle ble i fjor avvist"


def _having(doc: Document, participle: int) -> Iterator[int]:
    """The verb that a participle tells the state of its object with: "har siden 2017 hatt soldater utplassert"."""
    t = doc.tokens[participle]
    if t.head < 0 or t.rel not in {"acl", "amod", "xcomp", "advcl", "nmod"} or not voice.is_participle(doc, participle):
        return
    above = doc.tokens[t.head]
    verb = above.head if above.rel == "obj" else t.head if t.rel == "xcomp" else -1
    if verb >= 0 and doc.tokens[verb].lemma in _HOLDING:
        yield verb


def _matrix(doc: Document, verb: int) -> Iterator[int]:
    """The verb whose time an infinitive shares: "mandag valgte ministrene å svarteliste …", but not "lovet å …"."""
    t = doc.tokens[verb]
    if t.head < 0 or t.rel not in {"xcomp", "ccomp", "advcl"} or t.feat("VerbForm") != "Inf":
        return
    above = doc.tokens[t.head]
    says = above.form.lower() in stances.default().by_form or modality.load().get("verbs", above.lemma) is not None
    purpose = any(doc.tokens[c].form.lower() == "for" for c in syntax.children(doc, verb, "case", "mark"))
    shares = above.lemma in _SETTING_OUT if purpose else not says or above.lemma in _DECIDING
    if syntax.is_verb(above) and shares:
        yield t.head


def _announcement(doc: Document, verb: int) -> Iterator[int]:
    """The predicate in the past that tells as new what its clause in the present says: "ble det klart at N.N. går"."""
    t = doc.tokens[verb]
    if t.head < 0 or t.rel not in {"ccomp", "xcomp", "csubj"} or not _is_present(doc, verb):
        return
    above = t.head
    if doc.tokens[above].upos == "ADJ" and not syntax.is_verb(doc.tokens[above]):
        above = max(doc.tokens[above].head, 0) if doc.tokens[above].rel == "xcomp" else above
    if syntax.tense(doc, above) == "Past":
        yield above


def _is_present(doc: Document, verb: int) -> bool:
    """A finite present or a passive with "blir", no perfect and no modal verb."""
    helpers = syntax.auxiliaries(doc, verb)
    resulting = voice.is_participle(doc, verb) and syntax.child(doc, verb, "cop") is not None
    if resulting or any(h.lemma not in {"bli", "verte"} for h in helpers):
        return False
    return syntax.tense(doc, verb) == "Pres"


def _temporal_clauses(doc: Document, verb: int) -> Iterator[int]:
    """Clauses that say when a verb's event was, and the clause for which it says so: "ble møtt da han krysset grensen
    fredag", "fredag ble han møtt da han krysset grensen".
    """
    for c in syntax.children(doc, verb, "advcl"):
        if _is_temporal(doc, c):
            yield c
    if doc.tokens[verb].rel == "advcl" and _is_temporal(doc, verb):
        yield doc.tokens[verb].head


def _is_temporal(doc: Document, clause: int) -> bool:
    return any(doc.tokens[k].lemma.lower() in _TEMPORAL for k in syntax.children(doc, clause, "mark", "advmod"))


def _is_deadline(doc: Document, date: DateExpression) -> bool:
    """ "en frist til 1. mars": until then, not then; "utsatt til mandag" and "til neste år" are dates all the same, but
    not "stanset til neste år", "lagt på is til 2028", "fram til 2026".
    """
    before = doc.tokens[date.mention.first - 1].form.lower() if date.mention.first else ""
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
    return first > 1 and doc.tokens[first - 2].form.lower() in _ALL_THE_WAY


def _is_suspended(doc: Document, verb: Token, date: DateExpression) -> bool:
    """A verb of stopping, or "legge på is", between which and the date nothing else is put off."""
    if verb.lemma in _SUSPENDING:
        return True
    forms = [t.form.lower() for t in doc.tokens[doc.sentence_of(verb.i).first : date.mention.first]]
    return any(a == "på" and b in _ICE for a, b in pairwise(forms))


def _belongs(doc: Document, date: DateExpression, head: int, sites: set[int], nominal: bool) -> bool:
    """Climb from the date until a site is met; a verb in between owns the date instead."""
    if date.mention.head == head:
        return True  # "2015-avtalen"
    if _is_opened_by(doc, date, sites if nominal else {head, *sites}):
        return True
    if nominal and _is_of_the_verb(doc, date, head):
        return False
    for j in syntax.ancestors(doc, date.mention.head):
        if j in sites:
            return True
        t = doc.tokens[j]
        if syntax.is_definite(doc, j) and _is_another_time(syntax.case(doc, j), date, nominal):
            return False
        if syntax.is_verb(t) or syntax.child(doc, j, "cop") is not None:
            # an infinitive or participle below the site shares its time: "skal etter planen møte … fredag"
            return not nominal and t.rel == "xcomp" and t.head in sites
    return False


def _is_opened_by(doc: Document, date: DateExpression, sites: set[int]) -> bool:
    """Whether a clause hangs on the date: "senest for to uker siden, da rakettene falt ned", "det var i mai at …"."""
    first = doc.tokens[date.mention.head].head
    here = {*range(date.mention.first, date.mention.last)}
    if first >= 0 and not syntax.is_verb(doc.tokens[first]):
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
    before = doc.tokens[date.mention.first - 1].form.lower() if date.mention.first else ""
    return (
        t.rel in {"obj", "obl"}
        and date.mention.first > noun > t.head >= 0
        and syntax.is_verb(doc.tokens[t.head])
        and t.lemma.lower().endswith(_THINGS)
        and syntax.is_definite(doc, noun)
        and before not in _ORIGIN
        and functions.carrier(doc, noun) is None
    )
