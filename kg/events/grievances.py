"""Whom a protest is meant for, where no "mot" says it: who shall go ("for å kreve at statsministeren går", "ropte på
avgang for Pasjinjan"), and whose embassy one gathers at.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.events import predicates
from kg.model import Document

_DEMANDING = frozenset({"kreve", "krevje", "rope", "forlange", "be", "oppfordre", "oppmode"})
_LEAVING = frozenset({"gå", "trekke", "trekkje", "avsette", "fratre", "felle"})
_EXIT = ("avgang", "fratreden", "avskjed", "avsetjing", "avsettelse", "riksrett")
_WHOSE = ("for", "til", "av")
_EMBASSY = ("ambassade", "konsulat", "generalkonsulat", "residens")
_AT = frozenset({"foran", "framfor", "utenfor", "utanfor", "ved"})


def demanded(doc: Document, head: int) -> Iterator[int]:
    """Heads of the nominals for who shall leave, by the protesters' demand."""
    t = doc.tokens[head]
    beside = (t.head,) if t.rel == "conj" and t.head >= 0 else ()
    for verb in syntax.children(doc, head, "advcl", "conj", "xcomp", "acl") + beside:
        if doc.tokens[verb].low_lemma not in _DEMANDING:
            continue
        for clause in syntax.children(doc, verb, "ccomp", "xcomp", "advcl"):
            if doc.tokens[clause].low_lemma in _LEAVING:
                found = predicates.subject(doc, clause)
                yield from (found,) if found is not None else ()
        for noun in syntax.children(doc, verb, "obj", "obl"):
            if doc.tokens[noun].low_lemma.endswith(_EXIT):
                own = predicates.owner(doc, noun)
                yield from (own,) if own is not None else ()
                yield from (i for case, i in syntax.obliques(doc, noun) if case in _WHOSE)


def embassies(doc: Document, head: int) -> Iterator[int]:
    """The embassies at which one gathers: "utanfor den iranske ambassaden"."""
    for case, i in syntax.obliques(doc, head):
        if case in _AT and doc.tokens[i].low_lemma.endswith(_EMBASSY):
            yield i
