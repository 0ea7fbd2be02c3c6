"""People told of by number or by an adjective alone: "tusenvis demonstrerte", "flere hundre fordrevne", "pårørende"."""

from __future__ import annotations

import re

from kg.lexicon import collectives
from kg.mentions.phrases import Phrase, describe, phrase_of
from kg.model import Document, EntityType, Mention, Token

_SEVERAL = frozenset({"flere", "fleire", "mange", "noen", "nokre", "et", "eit"})
_ACTING = ("nsubj",)
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_NOUN_AFTER = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "DET"})
_DAY = re.compile(r"(?:man|tirs?|tys|ons|tors|fre|laur?|lør|søn|sun)dag\w*")


def crowd(doc: Document, t: Token, names: frozenset[int]) -> Mention | None:
    """The people that a bare number is who acts: "flere tusen gikk ut", "hundrevis ble pågrepet"; None for others."""
    form = t.low
    if form not in collectives.load().crowds or not t.deprel.startswith(_ACTING):
        return None
    following = doc.tokens[t.i + 1] if t.i + 1 < doc.sentence_of(t.i).last else None
    noun = following is None or following.upos in _NOUN_AFTER or following.form in {"av", "-", "–"}
    if noun and not (following is not None and _DAY.fullmatch(following.form)):
        return None
    several = t.i > 0 and doc.tokens[t.i - 1].low in _SEVERAL
    if form in collectives.load().numbers and not several:
        return None
    phrase = phrase_of(doc, t.i, names)
    return describe(doc, phrase, EntityType.GROUP, "description:crowd", title=form, number="plur")


def is_amount(form: str) -> bool:
    """Whether a word counts what follows, which is then no verb: "flere hundre fordrevne"."""
    return form.lower() in collectives.load().numbers


def may_be_nominal(doc: Document, p: Phrase) -> bool:
    """Whether an adjective has no noun after it: "de løslatte", "tre drepte", "pårørende til gislene venter"."""
    following = doc.tokens[p.head + 1] if p.head + 1 < doc.sentence_of(p.head).last else None
    if following is None or following.upos not in {"NOUN", "ADJ", "PROPN"} or _DAY.fullmatch(following.form):
        return p.first < p.head or _is_argument(doc.tokens[p.head])
    after_article = doc.tokens[p.head - 1].low in {"de", "dei"}  # which only a definite noun can follow
    return after_article and following.upos == "NOUN" and not following.low.endswith(("ne", "a"))


def _is_argument(t: Token) -> bool:
    """Bare words only where the tree has them as an argument and the tagger takes them for no verb."""
    return t.rel in _ARGUMENTS and t.upos in {"NOUN", "ADJ"}
