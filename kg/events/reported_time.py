"""Days that say when something was said, and what is said apart from the day that the text tells of."""

from __future__ import annotations

from itertools import pairwise

from kg import syntax
from kg.lexicon import stances
from kg.model import DateExpression, Document, EventMention

_PHRASE = 8  # words within which a phrase of saying is complete
# What a verb of saying tells, other than the clauses beside it.
_CONTENT = frozenset({"ccomp", "csubj", "xcomp", "parataxis", "obj"})


def is_of_saying(doc: Document, d: DateExpression, clause: int) -> bool:
    """Whether a date only says when a clause was said: "NTB meldte mandag at tre ble pågrepet"."""
    owner = next((j for j in syntax.ancestors(doc, d.mention.head) if syntax.is_verb(doc.tokens[j])), None)
    path = [clause, *syntax.ancestors(doc, clause)]
    if owner not in path[1:] or not is_saying(doc, owner):
        return False
    return doc.tokens[path[path.index(owner) - 1]].rel in _CONTENT


def is_alleged_apart(doc: Document, d: DateExpression, m: EventMention) -> bool:
    """Whether arms are said to have been sent, in another sentence than that of the day: "Byen ble angrepet onsdag.
    Regjeringen hevder at våpnene kom fra Tsjad" does not say when they came.
    """
    saying = _saying_of_arms(doc, m)
    return saying is not None and doc.tokens[d.mention.head].sent != doc.tokens[saying].sent


def is_alleged(doc: Document, m: EventMention) -> bool:
    """Whether somebody says that arms were sent, which is then no news of the day: "hevdet at Iran har levert"."""
    return _saying_of_arms(doc, m) is not None


def _saying_of_arms(doc: Document, m: EventMention) -> int | None:
    """The verb of saying whose content tells of a transfer of arms."""
    if m.type != "ArmsTransfer":
        return None
    path = [m.trigger.head, *syntax.ancestors(doc, m.trigger.head)]
    return next((above for below, above in pairwise(path) if _is_content(doc, below) and is_saying(doc, above)), None)


def _is_content(doc: Document, clause: int) -> bool:
    """A clause that is said, also behind a preposition: "nekter for at våpnene ble solgt"."""
    marks = {doc.tokens[c].low for c in syntax.children(doc, clause, "mark")}
    return doc.tokens[clause].rel in _CONTENT or "at" in marks


def is_saying(doc: Document, verb: int) -> bool:
    """Whether a verb is one of saying; "ta" is only in "ta til orde for", and so are others in phrases of theirs."""
    cues = stances.default().by_form.get(doc.tokens[verb].low, ())
    if not cues or any(not cue.following for cue in cues):
        return bool(cues)
    behind = tuple(t.low for t in doc.tokens[verb + 1 : min(verb + _PHRASE, doc.sentence_of(verb).last)])
    return any(set(cue.following) <= set(behind) for cue in cues)
