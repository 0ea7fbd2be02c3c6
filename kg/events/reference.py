"""Definite nouns that say themselves which event they mean, so that they need not be the one told before: "avtalen som
ga USA tilgang til basene", "den gamle avtalen", "invasjonen i 2022".
"""

from __future__ import annotations

from kg import syntax
from kg.model import Document, EventMention

_DEALS = frozenset({"Agreement", "Sanction"})
# Adjectives that set an agreement off from another one.
_OTHER = frozenset(
    {
        "foreløpig", "forrige", "førebels", "førre", "gammal", "gammel", "mellombels", "midlertidig", "opphavleg",
        "opprinnelig", "sist", "tidlegare", "tidligere",
    }
)  # fmt: skip
_LAST = "siste"
_YEAR = len("2019")


def identifies_itself(doc: Document, m: EventMention) -> bool:
    """Whether a definite noun is told apart by a relative clause, an adjective, or a year of its own."""
    if not (m.nominal and m.definite):
        return False
    if m.type in _DEALS and (_is_set_off(doc, m.trigger.head) or _is_restricted(doc, m.trigger.head)):
        return True
    own = m.date is not None and doc.tokens[m.date.mention.head].head == m.trigger.head
    return own and m.date is not None and len(m.date.value) == _YEAR


def _is_set_off(doc: Document, noun: int) -> bool:
    beside = (doc.tokens[c] for c in syntax.children(doc, noun, "amod", "det") if c < noun)
    return any(t.low_lemma in _OTHER or t.low == _LAST for t in beside)


def _is_restricted(doc: Document, noun: int) -> bool:
    """A finite relative clause that no comma parts from its singular noun."""
    if doc.tokens[noun].feat("Number") == "Plur":
        return False
    for clause in syntax.children(doc, noun, "acl"):
        parted = any(doc.tokens[k].form == "," for k in range(noun + 1, clause))
        finite = syntax.is_finite(doc.tokens[clause]) or any(map(syntax.is_finite, syntax.auxiliaries(doc, clause)))
        if clause > noun and finite and not parted:
            return True
    return False
