"""Words of a clause whose phrases of place say where an event is: the trigger, the verb that carries it, the verb that
it happens along with, and what "der" points to.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import functions, voice
from kg.events.fillers import Referents
from kg.events.triggers import Trigger
from kg.lexicon import light_verbs
from kg.model import Document, EntityType

THERE = "der"
RELATIVES = frozenset({"der", "hvor", "kor"})
_ON_OCCASION = frozenset({"under", "på sidelinjen av", "på sidelinja av", "i forbindelse med", "i samband med"})
_MEANS = frozenset({"under", "ved", "i", "gjennom", "med"})
_GOING = frozenset({"ankomme", "dra", "fare", "fly", "kome", "komme", "reise"})
_AWAITING = frozenset({"vente", "ventast", "ventes", "invitere", "innby", "innbe"})
_GATHERINGS = frozenset({"Agreement", "Meeting", "Negotiation"})
_MEETING = frozenset({"møte", "møtes", "møtast", "treffe", "treffes", "treffast", "samle", "samles", "samlast"})
_STANDING = frozenset({"stå", "sitte", "sitje"})
_LOCATING = frozenset({"i", "på", "til", "ved"})


def sites(doc: Document, trigger: Trigger) -> tuple[int, ...]:
    """The trigger and the words that share its place, each once."""
    found = _of_noun(doc, trigger) if trigger.nominal else _of_verb(doc, trigger)
    return tuple(dict.fromkeys((trigger.head, *found)))


def _of_verb(doc: Document, trigger: Trigger) -> Iterator[int]:
    yield from (i for case, i in syntax.obliques(doc, trigger.head) if case in _ON_OCCASION)
    t = doc.tokens[trigger.head]
    if t.head >= 0 and t.rel in {"xcomp", "advmod", "obj"} and doc.tokens[t.head].low_lemma in _STANDING:
        yield t.head  # "har stått tiltalt ved en domstol i Baku"
    if trigger.frame.type in _GATHERINGS:
        yield from _gathered(doc, trigger.head)


def _of_noun(doc: Document, trigger: Trigger) -> Iterator[int]:
    verb = functions.carrier(doc, trigger.head)
    if verb is not None:
        yield verb
        # "samtalene ventes å starte i Riyadh"
        happening = light_verbs.load().happen
        yield from (c for c in syntax.children(doc, verb, "xcomp") if doc.tokens[c].low_lemma in happening)
        if trigger.frame.type in _GATHERINGS:
            yield from _gathered(doc, verb)
    t = doc.tokens[trigger.head]
    if t.head >= 0 and t.rel == "obl" and syntax.case(doc, t.i) in _MEANS:
        yield t.head  # "ble signert i Lima under statsbesøket", "i Sudan tok hæren makten ved et kupp"
    yield from _held(doc, trigger.head)


def _gathered(doc: Document, verb: int) -> Iterator[int]:
    """The meeting at which one agrees: "møttes i Astana og undertegnet", "ble enige da de møttes i Istanbul"."""
    t = doc.tokens[verb]
    if t.rel == "conj" and t.head >= 0 and doc.tokens[t.head].low_lemma in _MEETING:
        yield t.head
    clauses = (c for s in (verb, t.head) if s >= 0 for c in syntax.children(doc, s, "advcl"))
    yield from (c for c in clauses if doc.tokens[c].low_lemma in _MEETING)


def _held(doc: Document, noun: int) -> Iterator[int]:
    """ "Toppmøtet mellom Modi og Xi, som skal holdes i Kazan": the verb of happening in a relative clause."""
    happening = light_verbs.load().happen
    yield from (c for c in syntax.children(doc, noun, "acl") if doc.tokens[c].low_lemma in happening)
    beside = (j for i in syntax.children(doc, noun, "nmod") for j in (i, *syntax.children(doc, i, "conj")))
    for i in (noun, *beside):
        passive = (c for c in syntax.children(doc, i, "acl") if voice.is_passive(doc, c) and _is_light(doc, c))
        yield from passive


def _is_light(doc: Document, verb: int) -> bool:
    return doc.tokens[verb].low_lemma in light_verbs.load().light


def relative_site(doc: Document, site: int) -> tuple[int, str] | None:
    """What a relative clause with "der" hangs on, and the word: "til Łódź, | der landene samles"."""
    t = doc.tokens[site]
    adverbs = (doc.tokens[c].low for c in syntax.children(doc, site, "advmod", "mark", "obl"))
    word = next((a for a in adverbs if a in RELATIVES), None)
    return (t.head, word) if t.deprel in {"acl:relcl", "acl", "advcl"} and t.head >= 0 and word is not None else None


def there(doc: Document, site: int, who: Referents) -> int | None:
    """ "Der møttes de": the place named last in the sentence before, where "der" begins a main clause."""
    t = doc.tokens[site]
    here = doc.sentence_of(site)
    adverb = next((c for c in syntax.children(doc, site, "advmod") if doc.tokens[c].form == "Der"), None)
    if adverb is None or t.deprel in {"acl:relcl", "acl"} or here.i == 0:
        return None
    before = doc.sentences[here.i - 1]
    found = (i for i in range(before.last - 1, before.first - 1, -1) if i in who.by_head and is_place(i, who))
    return next((i for i in found if syntax.case(doc, i).split(" ")[-1] in _LOCATING), None)


def gone_to(doc: Document, trigger: Trigger) -> Iterator[int]:
    """Where one goes to do it: "reiser til Tokyo for å møte", "dro til Wien for samtaler", "ventes dit på besøk"."""
    t = doc.tokens[trigger.head]
    if t.head < 0 or t.rel not in {"advcl", "obl", "xcomp", "nmod"}:
        return
    above = doc.tokens[t.head].low_lemma
    purpose = [doc.tokens[c].low for c in syntax.children(doc, t.i, "case", "mark")]
    meets = trigger.frame.type in _GATHERINGS and above in _GOING and "for" in purpose
    visits = trigger.frame.type == "Visit" and above in _GOING | _AWAITING and "på" in purpose
    if meets or visits:
        yield from (i for case, i in syntax.obliques(doc, t.head) if case == "til" and i != t.i)


def is_place(i: int, who: Referents) -> bool:
    """Whether a token denotes a place or state."""
    found = who.at(i)
    return found is not None and found[1].type in {EntityType.PLACE, EntityType.STATE}
