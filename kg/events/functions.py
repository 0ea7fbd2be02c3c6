"""Grammatical functions around a trigger: where "subject", "genitive", "til" … of a frame are looked for.

A function gives token indices, heads of nominals. The passive is undone ("subject" is the one who acts), and a
preposition is looked for at the verb, at its object (parsers attach "fra Nord-Korea" to either), and, for a noun,
at the light verb that carries it.
"""

from __future__ import annotations

from collections.abc import Callable

from kg import syntax
from kg.events import grievances, occasions, predicates, responsibility, voice
from kg.events.carriers import carrier
from kg.events.prepositions import measured, prepositional
from kg.events.threatened import threatened
from kg.lexicon import light_verbs
from kg.model import Document

__all__ = ["adjectives", "carrier", "find", "is_got", "measured"]


def find(
    doc: Document,
    head: int,
    nominal: bool,
    function: str,
    particles: tuple[str, ...] = (),
    phrase: tuple[int, ...] = (),
) -> tuple[int, ...]:
    """Heads of the nominals that stand in ``function`` to the trigger at ``head``; empty if none.

    With a particle verb ("tok imot lederen") parsers often read the particle as a preposition: its nominal is then
    the object. ``phrase`` are the words of a trigger phrase, on which a preposition may hang too ("bli enige | med").
    """
    if function in _SIMPLE:
        return _simple(doc, head, nominal, function)
    if function == "object":
        return predicates.patient(doc, head, particles) if not nominal else ()
    if function == "surface":
        return _surface(doc, head) if not nominal or phrase else ()
    if function in {"adjective", "compound", "embassy", "self"}:
        return ()
    return prepositional(doc, head, nominal, function, phrase)


def _surface(doc: Document, head: int) -> tuple[int, ...]:
    """The surface subject of the verb above (or of the trigger itself, if it is the predicate)."""
    t = doc.tokens[head]
    own = syntax.child(doc, head, "nsubj")
    above = t.head if own is None and t.rel in {"obl", "obj", "xcomp", "advcl", "advmod"} else head
    if (
        own is None
        and t.rel in {"nmod", "acl"}
        and t.head >= 0
        and syntax.children(doc, head, "cop")
        and _relative(doc, head)
    ):
        return (t.head,)  # "Costa, som var på besøk"
    if t.rel == "nmod" and above == head and t.head >= 0 and doc.tokens[t.head].rel == "root":
        return (t.head,)  # headlines: "Tyske stridsvogner | på plass i Estland"
    found = voice.subject(doc, above) if above >= 0 else None
    return (found,) if found is not None else ()


def _relative(doc: Document, head: int) -> bool:
    return any(doc.tokens[c].low_lemma == "som" for c in syntax.children(doc, head, "mark", "nsubj"))


def _own_subject(doc: Document, noun: int) -> tuple[int, ...]:
    """The subject of a noun that is itself the predicate: "Hun er medlem av …"."""
    own = syntax.child(doc, noun, "nsubj")
    return (own,) if own is not None and syntax.child(doc, noun, "cop") is not None else ()


_GET = frozenset({"få", "motta"})


def _getting(doc: Document, noun: int) -> tuple[int, ...]:
    """Who gets what the noun names: "ministeren fikk innreiseforbud"."""
    return predicates.agent(doc, doc.tokens[noun].head) if is_got(doc, noun) else ()


def is_got(doc: Document, noun: int) -> bool:
    """Whether a noun is what somebody gets, by which its subject is not who does it."""
    t = doc.tokens[noun]
    return t.rel == "obj" and t.head >= 0 and doc.tokens[t.head].low_lemma in _GET


_REMAINING = frozenset({"hamne", "havne", "komme", "kome", "ligge", "liggje", "sitje", "sitte", "stå", "ende"})


def suffers(doc: Document, head: int, phrase: tuple[int, ...]) -> bool:
    """Whether the subject of a phrase is whom it is done to: "sitter i varetekt", "havnet i fengsel"."""
    return bool(phrase) and doc.tokens[head].low_lemma in _REMAINING


def _against(doc: Document, verb: int) -> tuple[int, ...]:
    """Names that something is sent against: "sendte 45 kampfly mot Taiwan", not "i bytte mot"."""
    sites = (verb, *syntax.children(doc, verb, "obj"))
    found = (i for s in sites for case, i in syntax.obliques(doc, s) if case == "mot")
    return tuple(i for i in found if doc.tokens[i].upos == "PROPN")


def _phase(doc: Document, noun: int) -> tuple[int, ...]:
    """Who begins, goes on with, allows or ends what the noun names: "Finland stanset eksporten av ammunisjon"."""
    t = doc.tokens[noun]
    if t.head < 0 or doc.tokens[t.head].low_lemma not in light_verbs.load().phasing:
        return ()
    passive = predicates.is_passive(doc, t.head)
    undergoes = (t.rel == "nsubj") if passive else (t.rel == "obj")
    return predicates.agent(doc, t.head) if undergoes else ()


def adjectives(doc: Document, head: int) -> tuple[int, ...]:
    """Attributive adjectives of a noun."""
    return tuple(c for c in syntax.children(doc, head, "amod") if doc.tokens[c].upos in {"ADJ", "PROPN", "VERB"})


def _undergone(doc: Document, verb: int) -> tuple[int, ...]:
    """Who is struck by something or somebody: "ble truffet av en bil"."""
    reciprocal = doc.tokens[verb].low.endswith(("s", "st"))  # "skal treffes", "har trefst"
    return predicates.patient(doc, verb, ()) if not reciprocal and predicates.is_passive(doc, verb) else ()


_PARTICLES = frozenset(
    {
        "att", "av", "bort", "for", "fram", "frem", "heim", "hjem", "i", "igjen", "imot", "inn", "med", "mot", "ned",
        "om", "opp", "over", "på", "til", "tilbake", "ut", "vare", "ved",
    }
)  # fmt: skip


def _particles(doc: Document, verb: int) -> tuple[int, ...]:
    """Words that make a verb another one: "ble tatt | med", "ble tatt | opp"."""
    own = syntax.children(doc, verb, "compound", "advmod", "case", "obl", "mark")
    beside = (verb + 1,) if verb + 2 < len(doc.tokens) and doc.tokens[verb + 2].upos == "ADP" else ()
    found = (c for c in (*own, *beside) if doc.tokens[c].upos in {"ADP", "ADV"})
    return tuple(c for c in found if doc.tokens[c].low in _PARTICLES)


def _subject(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    return _own_subject(doc, head) if nominal else predicates.agent(doc, head)


def _indirect(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    """Who is given something, or for whom a noun is carried out: "stilte Hamas et ultimatum"."""
    verb = carrier(doc, head) if nominal else head
    return predicates.receiver(doc, verb) if verb is not None and (not nominal or verb != head) else ()


def _possessor(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    found = predicates.owner(doc, head)
    return (found,) if found is not None else ()


def _light(doc: Document, head: int, nominal: bool) -> tuple[int, ...]:
    answerable = responsibility.behind(doc, head) if nominal else ()
    if answerable:
        return answerable
    verb = carrier(doc, head)
    if verb is None or verb == head or doc.tokens[head].rel == "nsubj":
        return ()
    return predicates.agent(doc, verb)


# What a function finds at a token, given whether that is a noun; those that need more are in ``find``.
_SIMPLE: dict[str, Callable[[Document, int, bool], tuple[int, ...]]] = {
    "subject": _subject,
    "iobj": _indirect,
    "genitive": _possessor,
    "light": _light,
    "getting": lambda doc, head, nominal: _getting(doc, head) if nominal else (),
    "against": lambda doc, head, nominal: _against(doc, head),
    "asked": lambda doc, head, nominal: predicates.asked(doc, head) if not nominal else (),
    "phase": lambda doc, head, nominal: _phase(doc, head),
    "measured": lambda doc, head, nominal: measured(doc, head) if nominal else (),
    "undergone": lambda doc, head, nominal: _undergone(doc, head) if not nominal else (),
    "threatened": lambda doc, head, nominal: tuple(dict.fromkeys(threatened(doc, head))),
    "demanded": lambda doc, head, nominal: tuple(grievances.demanded(doc, head)),
    "deal": lambda doc, head, nominal: responsibility.deal_maker(doc, head) if nominal else (),
    "dealer": lambda doc, head, nominal: responsibility.deal_partner(doc, head) if nominal else (),
    "police": lambda doc, head, nominal: responsibility.telling_police(doc, head) if not nominal else (),
    "occasion": lambda doc, head, nominal: occasions.occasion(doc, head) if nominal else (),
    "means": lambda doc, head, nominal: occasions.means(doc, head) if nominal else (),
    "inside": lambda doc, head, nominal: occasions.inside(doc, head) if nominal else (),
    "resolving": lambda doc, head, nominal: occasions.resolving(doc, head) if nominal else (),
    "attending": lambda doc, head, nominal: tuple(occasions.attending(doc, head)) if nominal else (),
    "particle": lambda doc, head, nominal: _particles(doc, head) if not nominal else (),
    "predicate": lambda doc, head, nominal: syntax.children(doc, head, "xcomp") + syntax.children(doc, head, "obj"),
}


@syntax.remembered
def _simple(doc: Document, head: int, nominal: bool, function: str) -> tuple[int, ...]:
    return _SIMPLE[function](doc, head, nominal)
