"""Days that say when something was said, and what is said apart from the day that the text tells of."""

from __future__ import annotations

from itertools import pairwise

from kg import syntax
from kg.lexicon import stances
from kg.model import DateExpression, Document, EventMention

# What a verb of saying tells, other than the clauses beside it.
_CONTENT = frozenset({"ccomp", "csubj", "xcomp", "parataxis", "obj"})


def is_of_saying(doc: Document, d: DateExpression, clause: int) -> bool:
    """Whether a date only says when a clause was said: "NTB meldte mandag at tre ble pågrepet"."""
    owner = next((j for j in syntax.ancestors(doc, d.mention.head) if syntax.is_verb(doc.tokens[j])), None)
    path = [clause, *syntax.ancestors(doc, clause)]
    if owner not in path[1:] or not _is_saying(doc, owner):
        return False
    return doc.tokens[path[path.index(owner) - 1]].rel in _CONTENT


def is_alleged_apart(doc: Document, d: DateExpression, m: EventMention) -> bool:
    """Whether arms are said to have been sent, in another sentence than that of the day: "Byen ble angrepet onsdag.
    Regjeringen hevder at våpnene kom fra Tsjad" does not say when they came.
    """
    if m.type != "ArmsTransfer":
        return False
    path = [m.trigger.head, *syntax.ancestors(doc, m.trigger.head)]
    said = (a for below, a in pairwise(path) if doc.tokens[below].rel in _CONTENT and _is_saying(doc, a))
    saying = next(said, None)
    return saying is not None and doc.tokens[d.mention.head].sent != doc.tokens[saying].sent


def _is_saying(doc: Document, verb: int) -> bool:
    return bool(stances.default().by_form.get(doc.tokens[verb].form.lower()))
