"""Names of institutions written like sentences, with a capital on the first word only.

Norsk utenrikspolitisk institutt      an adjective or owner, adjectives, a noun for an institution
Institutt for fredsforskning          such a noun, "for", what it is about
"""

from __future__ import annotations

from kg.lexicon.name_clues import clues, suffixes
from kg.mentions.name_words import starts_sentence
from kg.model import Document, Token

_MOST_ADJECTIVES = 3


def institution_end(doc: Document, i: int) -> int | None:
    """One past the last token of such a name that begins at token ``i``, None if none does."""
    word = doc.tokens[i].form
    if not word[:1].isupper() or not word[1:].islower():
        return None
    end = _after_noun(doc, i) if _opens(doc, i) else None
    return end if end is not None else _with_topic(doc, i)


def _opens(doc: Document, i: int) -> bool:
    """An adjective or owner that proves a name: not at the start of a sentence, unless an acronym follows the whole."""
    return doc.tokens[i].form in clues("institution", "openers")


def _after_noun(doc: Document, i: int) -> int | None:
    k = i + 1
    while k < min(i + 1 + _MOST_ADJECTIVES, _end(doc, i)) and _is_adjective(doc.tokens[k]):
        k += 1
    if k >= _end(doc, i) or not is_institution(doc.tokens[k].form):
        return None
    begins = starts_sentence(doc, i)
    return k + 1 if not begins or _acronym_follows(doc, k + 1, doc.tokens[i].form) else None


def _with_topic(doc: Document, i: int) -> int | None:
    """ "Senter for internasjonal klimaforskning": up to the noun that the preposition governs."""
    tokens, end = doc.tokens, _end(doc, i)
    if not is_institution(tokens[i].low) or i + 2 >= end:
        return None
    if tokens[i + 1].form not in clues("institution", "prepositions"):
        return None
    k = i + 2
    while k < end and (_is_adjective(tokens[k]) or tokens[k].form in {"og", "-"}):
        k += 1
    return k + 1 if k < end and tokens[k].upos in {"NOUN", "PROPN"} and tokens[k].form[:1].isalpha() else None


def _is_adjective(t: Token) -> bool:
    return t.upos == "ADJ" and t.form.islower() and t.feat("VerbForm") is None


def is_institution(word: str) -> bool:
    """Whether a lower-case word is, or ends in, a noun for an institution."""
    return word.islower() and word.endswith(suffixes("institution", "nouns"))


def _acronym_follows(doc: Document, i: int, first: str) -> bool:
    """ "(FOH)", "(Nupi)" with the first letter of the name."""
    if i + 2 >= _end(doc, i - 1) or doc.tokens[i].form != "(" or doc.tokens[i + 2].form != ")":
        return False
    acronym = doc.tokens[i + 1].form
    return acronym[:1] == first[:1] and len(acronym) <= 8


def _end(doc: Document, i: int) -> int:
    return doc.sentence_of(i).last
