"""Which other predicates have the time of a trigger: what dates them dates it too.

A clause shares the time of the one above where it is what that one tells as new ("varslet tirsdag at landet trekker
seg"), decides ("vedtok mandag å svarteliste …") or sets out for ("gikk tirsdag ut i gatene for å protestere"). An event
noun shares that of its light verb, of the verb it is the subject of, and of what was said "på et møte onsdag".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions, voice
from kg.events.verb_classes import ATTEMPTS
from kg.lexicon import light_verbs, modality, stances
from kg.model import Document

_TEMPORAL = frozenset({"da", "då", "mens", "medan", "når", "idet"})
_DURING = frozenset({"under", "i løpet av", "i forbindelse med", "i samband med"})
# Infinitives after these are done, not only said or wished.
_DECIDING = frozenset({"vedta", "beslutte", "bestemme", "velge", "velje", "enes", "einast"})
_SETTING_OUT = frozenset({"gå", "komme", "kome", "reise", "dra", "samle", "møte", "strømme", "strøyme", "marsjere"})
_HOLDING = frozenset({"ha", "få", "holde", "halde"})
_AWAITING = frozenset({"vente", "forvente"})
# "Våpenhvilen utløper 1. mars": that is its end, not when it was agreed.
_EXPIRING = frozenset({"utløpe", "opphøre", "opphøyre", "forfalle"})


def of_noun(doc: Document, noun: int) -> Iterator[int]:
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


def of_predicate(doc: Document, verb: int) -> Iterator[int]:
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
