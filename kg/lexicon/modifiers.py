"""Words between an apposition's comma and the name: "…, 44 år gamle N.N.", "…, russiske N.N."."""

from __future__ import annotations

from kg.lexicon import nations
from kg.model import Document

_OTHER = frozenset(
    {"den", "unge", "eldre", "berømte", "kjente", "kjende", "avdøde", "populære", "omstridte", "tidligere", "tidlegare"}
)
_MOST = 5


def past_modifiers(doc: Document, i: int) -> int:
    """The first token from ``i`` on that is no age, nationality or other adjective before a name; ``i`` if none is."""
    k = i
    while k < min(i + _MOST, len(doc.tokens)):
        form = doc.tokens[k].low
        age = form.isdigit() or form == "år" or form in {"gamle", "gammel"} or form.endswith(("-årige", "-årig"))
        if not (age or nations.load().by_adjective(form) or form in _OTHER):
            break
        k += 1
    return k if k < len(doc.tokens) and doc.tokens[k].form[:1].isupper() else i
