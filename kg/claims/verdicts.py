"""Verdicts on what others have said: "Dette er løgn" denies it, "Det stemmer" confirms it."""

from __future__ import annotations

from kg import syntax
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Stance

_REACH = 5
_BESIDE = 3


def verdict(doc: Document, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> Stance | None:
    """The stance that the words of a content take on something said before, None if they judge nothing."""
    for k in tokens:
        form = doc.tokens[k].form.lower()
        if (form not in lexicon.untrue and form not in lexicon.true) or not _judges_statement(doc, lexicon, k, tokens):
            continue
        negated = _is_negated(doc, k, tokens)
        if form in lexicon.untrue:
            return None if negated else Stance.DENIES
        if not negated:
            return Stance.CONFIRMS
        # "det stemmer ikke at A": there the negation of A is seen where A is
        return None if any(doc.tokens[j].form.lower() == "at" for j in tokens if j > k) else Stance.DENIES
    return None


def _judges_statement(doc: Document, lexicon: StanceLexicon, k: int, tokens: tuple[int, ...]) -> bool:
    """A pronoun or a word like "påstanden" shortly before, so that what is judged is a statement."""
    following = doc.tokens[k + 1] if k + 1 < len(doc.tokens) else None
    # "det er riktig å bidra" and "det er rett tidspunkt" judge an act and a thing
    if following is not None and k + 1 in tokens and (following.form.lower() == "å" or following.upos == "NOUN"):
        return False
    before = {doc.tokens[j].form.lower() for j in tokens if k - _REACH <= j < k}
    return bool(before & (lexicon.anaphoric_pronouns | lexicon.anaphoric_nouns))


def _is_negated(doc: Document, k: int, tokens: tuple[int, ...]) -> bool:
    return any(doc.tokens[j].form.lower() in syntax.NEGATIONS for j in tokens if abs(j - k) <= _BESIDE)
