"""Where the phrases with a preposition that belong to a trigger hang: on itself, on its object, on the verb that
carries it, or, as parsers have it, on the phrase beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg import syntax
from kg.events import predicates
from kg.events.carriers import carrier
from kg.lexicon import stances
from kg.model import Document, Stance

_OF_THE_NOUN = frozenset({"med", "mellom", "mot", "fra", "til"})
_NEAR = frozenset({"i", "for", "på", "ved"})  # everyday prepositions: those of a verb's own, not of another phrase's
_AS = frozenset({"som", "til"})  # "ble ansatt som direktør | i selskapet"
_OF_SAYING = frozenset({"fra", "til", "med"})
_ADDRESSED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.DECLINES})
_PEER = {"fra": ("frå",), "hos": ("hjå",), "sammen med": ("saman med",), "til": ("åt",)}


def with_case(doc: Document, site: int, cases: tuple[str, ...]) -> tuple[int, ...]:
    """Nominals that hang on ``site`` with one of the prepositions."""
    return tuple(i for case, i in syntax.obliques(doc, site) if case in cases)


def prepositional(
    doc: Document, head: int, nominal: bool, preposition: str, inside: tuple[int, ...]
) -> tuple[int, ...]:
    """Heads of the nominals with a preposition that belong to the trigger at ``head``."""
    near = not nominal and preposition in _NEAR
    return _by_preposition(doc, head, nominal, near, inside).get(preposition, ())


@syntax.remembered
def _by_preposition(
    doc: Document, head: int, nominal: bool, near: bool, inside: tuple[int, ...]
) -> Mapping[str, tuple[int, ...]]:
    """Preposition -> nominals at all sites, or at those that are ``near``; frames ask for many prepositions in turn."""
    sites = _near_sites(doc, head) if near else (head, *_further_sites(doc, head, nominal))
    further = [s for i in inside if i != head for s in (i, *syntax.children(doc, i, "nmod", "obl"))]
    around = (phrase for site in dict.fromkeys((*sites, *further)) for phrase in syntax.obliques(doc, site))
    found = [(preposition, i) for case, i in around for preposition in _heard_as(case)]
    if nominal:
        found += _beside(doc, head)
    out: dict[str, tuple[int, ...]] = {}
    for preposition, i in dict.fromkeys(found):
        out[preposition] = (*out.get(preposition, ()), i)
    return out


@cache
def _heard_as(case: str) -> tuple[str, ...]:
    """The prepositions of frames that those of a phrase answer to: "ut fra" is "fra" too, and "frå" is "fra"."""
    said = (case, case.rpartition(" ")[2])
    return tuple(dict.fromkeys((*said, *(p for s in said for p, peers in _PEER.items() if s in peers))))


def _beside(doc: Document, noun: int) -> Iterator[tuple[str, int]]:
    """(preposition, nominal) of what hangs on the verb of a noun but belongs to the noun."""
    for marker, i in _right_beside(doc, noun):
        yield from ((preposition, i) for preposition in _heard_as(marker))
    if doc.tokens[noun].rel != "obj":
        return
    # parsers hang "møtet med Netanyahu" on the verb: what stands right of the object is taken to be the noun's
    verb = doc.tokens[noun].head
    taken = _OF_THE_NOUN - _OF_SAYING if _says(doc, verb) else _OF_THE_NOUN
    for case, i in syntax.obliques(doc, verb):
        if i > noun and " " not in case:
            yield from ((preposition, i) for preposition in _heard_as(case) if preposition in taken)


def _right_beside(doc: Document, noun: int) -> Iterator[tuple[str, int]]:
    """A phrase that stands right behind a noun but that the parser hangs on its verb: "søkt om medlemskap | i EU"."""
    t = doc.tokens[noun]
    if t.rel not in {"obl", "nsubj", "obj"} or t.head < 0 or noun + 1 >= len(doc.tokens):
        return
    marker = doc.tokens[noun + 1]
    if marker.rel == "case" and doc.tokens[marker.head].head == t.head:
        yield marker.low, marker.head


def _says(doc: Document, verb: int) -> bool:
    """A verb with an addressee of its own: "opplyser til NTB", but not "lover hjelp til Ukraina"."""
    return any(c.stance in _ADDRESSED for c in stances.default().by_form.get(doc.tokens[verb].low, ()))


_NEXT_TO = ("i", "av", "på")


def _near_sites(doc: Document, verb: int) -> tuple[int, ...]:
    offices = (c for c in syntax.children(doc, verb, "obl") if syntax.case(doc, c) in _AS)
    return (verb, *syntax.children(doc, verb, "obj"), *offices)


def _further_sites(doc: Document, head: int, nominal: bool) -> Iterator[int]:
    if not nominal:
        direct = (*syntax.children(doc, head, "obj"), *syntax.children(doc, head, "obl"))
        yield from direct
        # "overta | brukte fly fra Oman": an attribute taken for a predicate; "i fjor betalte landet | for rakettar"
        yield from (c for c in syntax.children(doc, head, "xcomp") if doc.tokens[c].feat("VerbForm") == "Part")
        yield from (c for c in syntax.children(doc, head, "nsubj") if c > head)
        if predicates.is_passive(doc, head):
            yield from syntax.children(doc, head, "nsubj")
        yield from (j for i in direct for j in _modifiers(doc, i))
        return
    yield from _modifiers(doc, head)
    yield from measured(doc, head)
    # "innførte stans | i eksporten til Belarus": what stands right behind the noun, with its own modifiers
    beside = next((i for marker, i in _right_beside(doc, head) if marker in _NEXT_TO), None)
    if beside is not None:
        yield from (beside, *_modifiers(doc, beside))
    verb = carrier(doc, head)
    if verb is not None and verb != head:
        yield verb
    t = doc.tokens[head]
    if t.rel == "obl" and t.head >= 0 and syntax.case(doc, head) == "ved":
        yield t.head  # "i Sudan tok hæren makten | ved et kupp"


_DEPTH = 4


def _modifiers(doc: Document, i: int, depth: int = _DEPTH) -> Iterator[int]:
    """Nominals that hang below one: "raketter | av typen | BrahMos | frå India", "satellitter | og ubåter | fra"."""
    for j in syntax.children(doc, i, "nmod", "appos", "flat", "conj"):
        if depth and syntax.is_nominal(doc.tokens[j]):
            yield j
            yield from _modifiers(doc, j, depth - 1)


def measured(doc: Document, noun: int) -> tuple[int, ...]:
    """What a noun is a quantity of, which parsers take for the head: "en sending | pansrede kjøretøy"."""
    t = doc.tokens[noun]
    within = t.rel in {"amod", "nmod", "compound", "det"} and t.head > noun and not syntax.case(doc, noun)
    return (t.head,) if within and doc.tokens[t.head].upos == "NOUN" and not syntax.is_genitive(t) else ()
