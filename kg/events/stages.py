"""Acts that follow one another in one matter and yet are events of their own: whoever is arrested is charged later and
convicted later still; troops that are sent are withdrawn another day.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Document, EventMention

# Endings of the lemma or form of a trigger, for each stage; what has none of them is the arrest itself.
_OF_JUSTICE = {
    "charge": (
        "sikte",
        "siktet",
        "siktede",
        "sikta",
        "siktelse",
        "sikting",
        "tiltale",
        "tiltalt",
        "tiltalte",
        "tiltala",
    ),
    "conviction": (
        "dømme",
        "dømt",
        "dømte",
        "dømd",
        "dømde",
        "dom",
        "domfelle",
        "domfelt",
        "domfellelse",
        "domfelling",
        "sone",
        "soning",
        "straff",
    ),
    "trial": (
        "rettssak",
        "rettsak",
        "rettergang",
        "rettsmøte",
        "hovedforhandling",
        "hovudforhandling",
        "prosess",
        "sak",
    ),
}
_OPEN = "trial"  # in which people are charged, and at the end convicted
_WITHDRAWING = "withdraw"


def is_another_stage(doc: Document, m: EventMention, told: Sequence[EventMention]) -> bool:
    """Whether a mention tells of another stage than all those told: charged, not arrested; withdrawn, not sent."""
    mine, theirs = _stage(doc, m), {_stage(doc, o) for o in told}
    if not mine or mine in theirs:
        return False
    return not (_OPEN in {mine, *theirs} and "arrest" not in {mine, *theirs})


def _stage(doc: Document, m: EventMention) -> str:
    if m.type == "Deployment":
        return "withdrawal" if m.frame.startswith(_WITHDRAWING) else "deployment"
    if m.type != "Arrest":
        return ""
    head = doc.tokens[m.trigger.head]
    words = (head.low, head.low_lemma, *m.trigger.text.lower().split())
    return next((stage for stage, ends in _OF_JUSTICE.items() if any(w.endswith(ends) for w in words)), "arrest")
