"""Events only thought of: what a plan or an aim consists in, what is talked over, what would follow from it."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events.modality_predicates import Reading
from kg.lexicon import light_verbs
from kg.lexicon.modality import Cues
from kg.model import Document, Modality, Token

_NEW = frozenset({"ny", "mulig", "mogleg", "streng", "ytterligere", "ytterlegare", "flere", "fleire"})
_ABOUT = frozenset({"", "om", "over", "med", "på"})
_TALKS = ("diskusjon", "drøftelse", "drøfting", "forhandling", "samtale")
_WOULD = frozenset({"kunne", "vil", "ville"})
_OPEN = frozenset({Modality.FUTURE, Modality.POSSIBLE})
_LYING = frozenset({"ligge", "liggje", "ligga"})


def of_what_it_is(doc: Document, i: int, relation: str, cues: Cues) -> Iterator[Reading]:
    """What the subject calls what its predicate tells: "planen går ut på at", "ideen er at", "målet er en avtale"."""
    for noun in (doc.tokens[c] for c in syntax.children(doc, i, relation)):
        found = cues.of_governor(noun) if noun.upos == "NOUN" else None
        if found in _OPEN:
            yield found, noun


def is_talked_of(doc: Document, noun: int, verb: Token) -> bool:
    """ "Diskuterer nye sanksjoner", "forhandlinger om en våpenhvile": what is talked of is not there yet, unless it is
    known ("diskuterte salget") or several that have been ("snakket om angrep på skip").
    """
    t = doc.tokens[noun]
    talks = verb.upos == "NOUN" and verb.low_lemma.endswith(_TALKS) and t.rel == "nmod"
    if not talks and (verb.low_lemma not in light_verbs.load().discussing or t.rel not in {"obj", "obl"}):
        return False
    new = any(doc.tokens[c].low_lemma in _NEW for c in syntax.children(doc, noun, "amod"))
    about = syntax.case(doc, noun) in (_ABOUT - {""} if talks else _ABOUT)
    return about and not syntax.is_definite(doc, noun) and (new or t.feat("Number") != "Plur")


def is_supposed(doc: Document, noun: int, verb: Token) -> bool:
    """ "Et angrep ville fått store følger", "nye sanksjoner vil ramme hardt": nobody says that it comes to that."""
    if doc.tokens[noun].rel != "nsubj" or syntax.is_definite(doc, noun):
        return False
    return any(a.low in _WOULD for a in syntax.auxiliaries(doc, verb.i))


def lies_ahead(doc: Document, governor: Token) -> bool:
    """ "Ligger an til å bli vedtatt", "ligger ikke an til": prospects, good or bad, are no more than that."""
    lying = governor.low_lemma in _LYING
    return lying and any(doc.tokens[c].low == "an" for c in doc.children[governor.i])
