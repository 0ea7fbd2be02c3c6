"""Who takes part in what a noun names because it is the occasion of something else: whoever says or does something at,
before or after it, whoever decides there, and whoever is its host or guest.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import predicates
from kg.lexicon import light_verbs
from kg.model import Document

_AT = frozenset({"etter", "før", "under", "på", "ved", "gjennom", "til", "inn til", "fra", "frå"})
_INSIDE = frozenset({"i", "på", "under", "ved"})
_BY = frozenset({"ved", "gjennom", "med", "i"})
_BEFORE_WHOM = frozenset({"for", "til", "overfor"})
_ATTENDANT = frozenset(
    {
        "deltager", "deltakar", "deltaker", "gjest", "hovedperson", "initiativtaker", "møteleder", "møteleiar",
        "observatør", "ordstyrar", "ordstyrer", "vert", "vertinne", "vertskap", "vertsland", "vertsnasjon",
    }
)  # fmt: skip
_OF = frozenset({"for", "på", "i", "under", "ved"})


def occasion(doc: Document, noun: int) -> tuple[int, ...]:
    """Who does something at, before or after what the noun names: "sa hun etter et møte med Guterres"."""
    verb = _verb_at(doc, noun, _AT)
    return predicates.agent(doc, verb) if verb is not None else ()


def inside(doc: Document, noun: int) -> tuple[int, ...]:
    """Who says something in a meeting, and to whom: "la fram planen for Putin i et møte"."""
    t = doc.tokens[noun]
    if t.rel != "obl" or syntax.case(doc, noun) != "i" or _verb_at(doc, noun, _INSIDE) != t.head:
        return ()
    sites = (t.head, *syntax.children(doc, t.head, "obj"))
    heard = (j for s in sites for case, j in syntax.obliques(doc, s) if case in _BEFORE_WHOM and j < noun)
    return (*predicates.agent(doc, t.head), *heard)


def means(doc: Document, noun: int) -> tuple[int, ...]:
    """Who does something by what the noun names: "hæren tok makten ved et kupp"."""
    t = doc.tokens[noun]
    verb = t.head if t.rel == "obl" and syntax.case(doc, noun) in _BY else -1
    return predicates.agent(doc, verb) if verb >= 0 and syntax.is_verb(doc.tokens[verb]) else ()


def resolving(doc: Document, noun: int) -> tuple[int, ...]:
    """The body that decides at a meeting: "unionen besluttet på et hastemøte i Abuja"."""
    verb = _verb_at(doc, noun, _INSIDE)
    if verb is None or doc.tokens[verb].low_lemma not in light_verbs.load().resolving:
        return ()
    return predicates.agent(doc, verb)


def attending(doc: Document, noun: int) -> Iterator[int]:
    """The host or a guest: "Lula, som er vertskap for toppmøtet"."""
    t = doc.tokens[noun]
    if t.head < 0 or t.rel not in {"obl", "nmod"} or syntax.case(doc, noun) not in _OF:
        return
    above = doc.tokens[t.head]
    if above.low_lemma not in _ATTENDANT:
        return
    found = predicates.subject(doc, above.i)
    told_of_it = above.rel in {"nmod", "acl"} and syntax.child(doc, above.i, "cop") is not None
    if found is not None:
        yield found
    elif above.head >= 0 and (above.rel == "appos" or told_of_it):
        yield above.head


def _verb_at(doc: Document, noun: int, cases: frozenset[str]) -> int | None:
    """The verb that the noun is the occasion of, unless the noun has an owner or two sides of its own."""
    t = doc.tokens[noun]
    if t.rel not in {"obl", "nmod"} or t.head < 0 or syntax.case(doc, noun) not in cases or _is_owned(doc, noun):
        return None
    if any(case == "mellom" for case, _ in syntax.obliques(doc, noun)):
        return None
    return next((a for a in syntax.ancestors(doc, noun) if syntax.is_verb(doc.tokens[a])), None)


def _is_owned(doc: Document, noun: int) -> bool:
    return predicates.owner(doc, noun) is not None
