"""What a word stands for that names no thing by itself: pronouns ("de skal ikke havne i"), counts ("har bestilt
flere", "to av dem"), and what is packed ("containeren" in which the rifles were).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.lexicon.frames import noun_classes
from kg.model import Document, Token

_PLURAL = frozenset({"de", "dei", "dem", "disse", "desse"})
_SINGULAR = frozenset({"den", "det", "denne", "dette"})
_COUNTS = frozenset(
    {
        "all", "alle", "alt", "begge", "del", "fleire", "flere", "flertall", "flest", "halvpart", "halvparten", "ingen",
        "mange", "mesteparten", "noe", "noen", "noko", "nokon", "nokre", "rest", "resten", "same", "samme", "slik",
        "to", "tredel",
    }
)  # fmt: skip
_AMOUNTS = frozenset({"mer", "meir", "mest", "mye", "mykje"})
_BEFORE = 2  # sentences back in which a count finds what is counted
_CARGO = 3
_NAMED = frozenset({"nsubj", "obj", "root", "conj", "obl", "nmod"})
_PROMINENT = frozenset({"nsubj", "obj", "root"})


def antecedents(doc: Document, i: int) -> Iterator[int]:
    """The nouns that the word at ``i`` may stand for, the likeliest first; none if it names something itself."""
    t = doc.tokens[i]
    parts = [j for case, j in syntax.obliques(doc, i) if case == "av"]
    if parts and is_count(t):
        yield from (k for j in parts for k in (j, *antecedents(doc, j)))
    elif is_count(t):
        yield from _counted(doc, t)
    elif t.upos == "PRON" or t.low in _PLURAL:
        yield from _agreeing(doc, t)
    elif t.upos == "NOUN" and syntax.has_definite_form(t) and t.low_lemma in noun_classes()["container"]:
        yield from _packed(doc, t)


def is_count(t: Token) -> bool:
    """A number or quantity without its noun, as the head of a phrase."""
    counting = (t.upos == "NUM" and t.form.isalpha()) or t.low_lemma in _COUNTS or t.low in _COUNTS
    counting = counting and t.low not in _AMOUNTS
    return counting and t.rel in {"nsubj", "obj", "iobj", "obl", "conj", "root", "nmod"}


def _agreeing(doc: Document, t: Token) -> Iterator[int]:
    """The nearest subject or object before a pronoun that agrees with it in number and is no human being."""
    plural, singular = t.low in _PLURAL, t.low in _SINGULAR
    if not plural and not singular:
        return
    first = doc.sentences[max(0, t.sent - 1)].first
    for u in reversed(doc.tokens[first : t.i]):
        if u.upos == "NOUN" and u.rel in _PROMINENT and u.feat("Animacy") != "Hum" and _is_plural(doc, u) == plural:
            yield u.i
            return


def _is_plural(doc: Document, t: Token) -> bool:
    number = t.feat("Number")
    if number is not None:
        return number == "Plur"
    return bool(syntax.children(doc, t.i, "nummod")) or t.low.endswith(("ene", "ane", "er", "ar"))


def _counted(doc: Document, t: Token) -> Iterator[int]:
    first = doc.sentences[max(0, t.sent - _BEFORE)].first
    yield from (u.i for u in reversed(doc.tokens[first : t.i]) if u.upos in {"NOUN", "PROPN"} and u.rel in _NAMED)


def _packed(doc: Document, t: Token) -> Iterator[int]:
    """What was said to be in the thing when it was first named: "fant 37 rifler i en container"."""
    for s in range(max(0, t.sent - _CARGO), t.sent):
        sentence = doc.sentences[s]
        row = doc.tokens[sentence.first : sentence.last]
        if any(u.upos == "NOUN" and u.low_lemma.endswith(t.low_lemma) for u in row):
            yield from (u.i for u in row if u.upos == "NOUN" and u.rel in _NAMED)
