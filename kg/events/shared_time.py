"""Which other predicates have the time of a trigger: what dates them dates it too.

A clause shares the time of the one above where it is what that one tells as new ("varslet tirsdag at landet trekker
seg"), decides ("vedtok mandag å svarteliste …") or sets out for ("gikk tirsdag ut i gatene for å protestere"). An event
noun shares that of its light verb, of the verb it is the subject of, and of what was said "på et møte onsdag".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions, stopped_flows, voice
from kg.events.reported_time import is_saying
from kg.events.verb_classes import ATTEMPTS, DOING_SO
from kg.lexicon import light_verbs, modality
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
_TAKING_PLACE = frozenset({"begynne", "blusse", "bryte", "byrje", "foregå", "pågå", "starte", "vare"})
_HELD = frozenset(
    {"arrangere", "avhalde", "avholde", "forlenge", "forlengje", "fornye", "gjennomføre", "halde", "holde"}
)
# When a meeting was called off is not when it would have been.
_CALLING_OFF = frozenset({"avblåse", "avlyse", "kansellere", "skrinlegge", "skrinleggje"})
_FROM = frozenset({"fra", "frå"})
_PASSIVE = frozenset({"bli", "verte"})
_PLACES = frozenset({"der", "hvor", "kor"})
# What is said at one of these is said when it is held: "sa han på et møte onsdag", but not "advarte mot et møte".
_OCCASIONS = (
    "besøk", "drøfting", "forhandling", "konferanse", "markering", "møt", "møte", "samtale", "samling", "vitjing",
)  # fmt: skip
_AT = frozenset({"på", "i", "ved"})
_REFUSING = frozenset({"nekte", "avslå", "avvise", "forby"})
_NO = frozenset({"nei", "avslag"})
_ASKING = frozenset(
    {"be", "bede", "forsøke", "prøve", "spørje", "spørre", "søke", "søkje", "vilje", "ville", "ønske", "ønskje"}
)
_CONTENT = frozenset({"xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "obj", "advmod"})


def of_noun(doc: Document, noun: int) -> Iterator[int]:
    """Verbs that share their time with an event noun: its light verb, the one it is the subject of, or that of which
    it says when. A new event in the object has the verb's time too, unless the verb is one of saying.
    """
    yield from _told_beside(doc, noun)
    yield from _refusal(doc, noun)
    stop = stopped_flows.stop_of(doc, noun)
    if stop is not None:
        yield stop[1]
    verb = functions.carrier(doc, noun)
    if verb is not None and (doc.tokens[verb].lemma in _EXPIRING | _CALLING_OFF or _runs_out(doc, noun, verb)):
        return
    if verb is not None:
        yield verb
        yield from _temporal_clauses(doc, verb)
        return
    t = doc.tokens[noun]
    if t.head < 0 or not syntax.is_verb(doc.tokens[t.head]) or doc.tokens[t.head].lemma in _EXPIRING:
        return
    new = t.rel in {"obj", "obl"} and not syntax.is_definite(doc, noun)
    new = new and syntax.case(doc, noun).split(" ")[-1] not in _FROM  # "kom hjem fra et statsbesøk onsdag"
    above = doc.tokens[t.head]
    if above.low_lemma in _CALLING_OFF:
        return
    says = is_saying(doc, above.i) and above.lemma not in _AWAITING
    says = says and syntax.case(doc, noun) != "med"  # "har svart med demonstrasjoner"
    # "møtet endte mandag", not "møtet ble varslet mandag"
    acts = t.rel == "nsubj" and not voice.is_passive(doc, t.head)
    if (
        acts
        or _is_held(doc, noun)
        or syntax.case(doc, noun) in _DURING
        or (new and not says)
        or _is_occasion(doc, noun)
    ):
        yield t.head


def _runs_out(doc: Document, noun: int, verb: int) -> bool:
    """ "Avtalen gikk ut lørdag"."""
    going = doc.tokens[verb].lemma == "gå" and doc.tokens[noun].rel == "nsubj"
    return going and any(doc.tokens[c].low == "ut" for c in syntax.children(doc, verb, "advmod", "compound"))


def _is_held(doc: Document, noun: int) -> bool:
    """The subject of a passive that says that it takes place, is made or put off: "møtet ble holdt"."""
    t = doc.tokens[noun]
    lemma = doc.tokens[t.head].low_lemma
    lists = light_verbs.load()
    return t.rel == "nsubj" and (lemma in _HELD or lemma in lists.light or lemma in lists.happen)


def _is_occasion(doc: Document, noun: int) -> bool:
    """A meeting at which something is said: "sa hun på et pressemøte onsdag"."""
    t = doc.tokens[noun]
    there = t.rel == "obl" and syntax.case(doc, noun) in _AT
    return there and t.low_lemma.endswith(_OCCASIONS) and syntax.tense(doc, t.head) == "Past"


def _told_beside(doc: Document, noun: int) -> Iterator[int]:
    """Verbs of relative clauses that say that the noun's event took place: "avtalen, som ble undertegnet i mai"."""
    lists = light_verbs.load()
    for c in syntax.children(doc, noun, "acl"):
        if doc.tokens[c].low_lemma in {*lists.light, *lists.happen} and syntax.is_verb(doc.tokens[c]):
            yield c
    for name in (n for n in syntax.children(doc, noun, "nmod") if doc.tokens[n].upos == "PROPN"):
        for c in syntax.children(doc, name, "acl"):
            # nobody is held: "toppmøtet med N.N., som holdes i mai", "krigen i Jemen, som brøt ut i 2014"
            lemma = doc.tokens[c].low_lemma
            if lemma in _TAKING_PLACE or (lemma in _HELD and voice.is_passive(doc, c)):
                yield c


def of_predicate(doc: Document, verb: int) -> Iterator[int]:
    """Other predicates whose time a predicate has."""
    t = doc.tokens[verb]
    if t.rel == "xcomp" and t.upos in {"ADJ", "NOUN"} and syntax.is_verb(doc.tokens[t.head]):
        yield t.head  # "ble onsdag enige om …"
        yield from _temporal_clauses(doc, t.head)
    for infinitive in syntax.children(doc, verb, "xcomp", "ccomp", "advcl"):
        if doc.tokens[infinitive].feat("VerbForm") == "Inf":
            yield from _past_clauses(doc, infinitive)
    yield from _temporal_clauses(doc, verb)
    yield from _matrix(doc, verb)
    yield from _announcement(doc, verb)
    yield from _having(doc, verb)
    yield from _refusal(doc, verb)
    attempt = doc.tokens[t.head]
    if t.rel == "acl" and attempt.lemma in ATTEMPTS and attempt.rel in {"nsubj", "obj"}:
        yield attempt.head  # "Et forsøk på å megle ble i fjor avvist"


def _past_clauses(doc: Document, infinitive: int) -> Iterator[int]:
    """Clauses with "da" that the parser hangs on an infinitive: "ble enige om å bygge en bro da de møttes i mai"."""
    for c in syntax.children(doc, infinitive, "advcl"):
        if any(doc.tokens[k].low in {"da", "då"} for k in syntax.children(doc, c, "mark")):
            yield c


def _refusal(doc: Document, head: int) -> Iterator[int]:
    """The verb that refuses something: what did not happen has the time of the refusal ("sa mandag nei til å selge",
    "fikk i fjor avslag på å kjøpe", "sa nei da de ba om å få kjøpe").
    """
    if doc.tokens[head].feat("VerbForm") != "Inf" and syntax.is_verb(doc.tokens[head]):
        return
    below = head
    asking: list[int] = []
    for j in syntax.ancestors(doc, head):
        if doc.tokens[below].rel not in _CONTENT:
            return
        if syntax.is_verb(doc.tokens[j]):
            answers = [j, *syntax.children(doc, j, "conj")] if asking or doc.tokens[j].lemma in _ASKING else [j]
            if any(_refuses(doc, k) for k in answers):
                yield from (j, *asking)
                return
            if doc.tokens[j].lemma not in _ASKING:
                return
            asking.append(j)
        below = j


def _refuses(doc: Document, verb: int) -> bool:
    said = syntax.children(doc, verb, "obj", "advmod", "ccomp", "xcomp", "discourse")
    return doc.tokens[verb].lemma in _REFUSING or any(doc.tokens[c].low in _NO for c in said)


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
    says = is_saying(doc, above.i) or modality.load().get("verbs", above.lemma) is not None
    purpose = any(doc.tokens[c].low == "for" for c in syntax.children(doc, verb, "case", "mark"))
    shares = above.lemma in _SETTING_OUT if purpose else not says or above.lemma in _DECIDING | DOING_SO
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
    if resulting or any(h.lemma not in _PASSIVE for h in helpers):
        return False
    return syntax.tense(doc, verb) == "Pres"


def _temporal_clauses(doc: Document, verb: int) -> Iterator[int]:
    """Clauses that say when a verb's event was, and the clause for which it says so: "ble møtt da han krysset grensen
    fredag", "fredag ble han møtt da han krysset grensen", "reiste til Roma fredag, der han møtte paven".
    """
    for c in syntax.children(doc, verb, "advcl"):
        if _is_temporal(doc, c):
            yield c
    if doc.tokens[verb].rel == "advcl" and _is_temporal(doc, verb):
        yield doc.tokens[verb].head
    if doc.tokens[verb].rel in {"advcl", "acl"} and _opens_with_place(doc, verb):
        above = next((j for j in syntax.ancestors(doc, verb) if syntax.is_verb(doc.tokens[j])), None)
        if above is not None and (_is_present(doc, verb) or _goes_on(doc, above, verb)):
            yield above


def _opens_with_place(doc: Document, clause: int) -> bool:
    """A clause that tells what goes on where somebody goes or people meet: "flyr til Roma fredag, der G7 har møte"."""
    first = syntax.subtree(doc, clause)[:2]  # a comma, or the word itself, wherever in the clause parsers hang it
    own = syntax.children(doc, clause, "mark", "advmod")
    return any(doc.tokens[k].low in _PLACES for k in (*first, *own))


def _goes_on(doc: Document, above: int, clause: int) -> bool:
    """Whether a clause in the preterite, set off by a comma, goes on with what one in the preterite tells; "skolen der
    hun gikk" only says which school.
    """
    first = syntax.subtree(doc, clause)[0]
    comma = "," in {doc.tokens[first].form, doc.tokens[first - 1].form if first else ""}
    helpers = (h for verb in (above, clause) for h in syntax.auxiliaries(doc, verb))
    simple = all(h.lemma in _PASSIVE for h in helpers)
    return comma and simple and syntax.is_past(doc, above) and syntax.is_past(doc, clause)


def _is_temporal(doc: Document, clause: int) -> bool:
    return any(doc.tokens[k].low_lemma in _TEMPORAL for k in syntax.children(doc, clause, "mark", "advmod"))
