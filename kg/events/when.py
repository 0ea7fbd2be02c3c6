"""Which time expression dates a trigger: one in its own clause, or in the noun phrase of an event noun."""

from __future__ import annotations

from collections.abc import Sequence

from kg import syntax
from kg.events import functions
from kg.model import DateExpression, Document

_UNDATING = frozenset({"every", "after"})


def date_of(doc: Document, head: int, nominal: bool, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The nearest expression that stands in the trigger's clause (for nouns: in its phrase or at its light verb)."""
    sentence = doc.tokens[head].sent
    here = [d for d in dates if d.modifier not in _UNDATING and doc.tokens[d.mention.head].sent == sentence]
    if not here:
        return None
    sites = {head}
    verb = functions.carrier(doc, head) if nominal else None
    if verb is not None:
        sites.add(verb)
    found = [(abs(d.mention.head - head), d) for d in here if _belongs(doc, d.mention.head, sites, nominal)]
    return min(found, key=lambda f: (f[1].value == "", f[0]))[1] if found else None


def _belongs(doc: Document, date: int, sites: set[int], nominal: bool) -> bool:
    """Climb from the date until a site is met; a verb in between owns the date instead."""
    for j in syntax.ancestors(doc, date):
        if j in sites:
            return True
        t = doc.tokens[j]
        if syntax.is_verb(t) or syntax.child(doc, j, "cop") is not None:
            # an infinitive or participle below the site shares its time: "skal etter planen møte … fredag"
            return not nominal and t.rel in {"xcomp"} and t.head in sites
    return False
