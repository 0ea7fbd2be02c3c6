"""What says that something asked for, tried or offered did not come about: "prøvde å kjøpe fly, men fikk nei",
"tilbød samtaler, men ble avvist", "søknaden om å selge våpen er avslått", "ble nektet å reise".
"""

from __future__ import annotations

from kg import syntax
from kg.events import modality_predicates
from kg.model import Document, Modality, Token

_REFUSING = frozenset({"nekte"})
_TRYING = frozenset(
    {
        "anmode", "be", "bede", "by", "foreslå", "forsøke", "freiste", "føreslå", "innby", "invitere", "oppmode",
        "prøve", "søke", "søkje", "tilby", "ville", "vilje", "ynskje", "ønske",
    }
)  # fmt: skip
_FAILING = frozenset(
    {
        "avslå", "avvise", "feile", "forkaste", "hindre", "mislukkast", "mislykkast", "mislykkes", "stanse", "stogge",
        "stoppe",
    }
)  # fmt: skip
_NO = frozenset({"avslag", "nei"})
_TURNING_DOWN = ("avslå", "avslo", "nedstem", "forkast", "avvis")


def refused(doc: Document, governor: Token) -> Modality | None:
    """ "Hun nektes å reise", "ble nektet å møte ham": what somebody is refused does not happen."""
    passive = governor.lemma in _REFUSING and syntax.is_passive(doc, governor.i)
    return Modality.NEGATED if passive else None


def turned_down(doc: Document, governor: Token) -> Token | None:
    """ "Søknaden om å selge våpen er avslått", "forslaget om å sende soldater ble nedstemt": what is not to be."""
    if governor.upos != "NOUN" or governor.head < 0 or governor.rel not in {"nsubj", "obj"}:
        return None
    verb = doc.tokens[governor.head]
    if not verb.low.startswith(_TURNING_DOWN):
        return None
    undergoes = syntax.is_passive(doc, verb.i) or syntax.child(doc, verb.i, "cop") is not None
    return verb if undergoes or governor.rel == "obj" else None


def failure(doc: Document, governor: Token) -> Token | None:
    """What says that an attempt, request or offer failed: "…, men fikk nei", "men lyktes ikke", "men ble avvist"."""
    if governor.lemma not in _TRYING:
        return None
    for c in syntax.children(doc, governor.i, "conj"):
        if not any(doc.tokens[k].low == "men" for k in syntax.children(doc, c, "cc")):
            continue
        negative = modality_predicates.negation(doc, c)
        if negative is not None or doc.tokens[c].lemma in _FAILING:
            return negative or doc.tokens[c]
        answers = (doc.tokens[k] for k in syntax.children(doc, c, "obj", "discourse", "advmod"))
        return next((t for t in answers if t.low in _NO), None)
    return None
