"""Content that stands before the cue, in the sentence its clause hangs on.

Relative and comparative clauses leave the place of the content empty: "påstander (som) X avviser", "…, noe X
avviser", "…, slik X har bedt om", "en avgjørelse X har omtalt som feil".
"""

from __future__ import annotations

from kg import syntax
from kg.claims.cues import CueMatch
from kg.model import Document, Sentence

_REACH = 12
_WHOLE = frozenset({"slik", "sånn", "såleis", "slikt", "noe", "noko", "hvilket"})

_TAKES_NOUN = frozenset({"object", "topic", "naming", "om"})


def content_before(doc: Document, match: CueMatch, s: Sentence) -> tuple[int, ...]:
    """The tokens of the content before the clause of the cue, none if the clause has no gap for it."""
    opener = _opener(doc, match, s)
    if opener is None:
        return ()
    form = doc.tokens[opener].low
    frames = set(match.entry.frames)
    if form in _WHOLE:
        return _before(doc, opener, s) if frames & (_TAKES_NOUN | {"clause"}) else ()
    if not frames & _TAKES_NOUN:
        return ()
    antecedent = syntax.relative_antecedent(doc, match.head)
    if form == "som" and antecedent is not None and antecedent < opener:
        inside = syntax.subtree(doc, antecedent)
        return tuple(k for k in inside if k < opener and doc.tokens[k].upos != "PUNCT")
    return ()


def _opener(doc: Document, match: CueMatch, s: Sentence) -> int | None:
    """The word that opens the clause of the cue, with the cue's subject between: "slik [X] har bedt om"."""
    for k in range(match.head - 1, max(s.first, match.head - _REACH), -1):
        t = doc.tokens[k]
        form = t.low
        if form in _WHOLE and doc.tokens[k - 1].form == ",":
            return k if k < match.head - 1 else None
        if form == "som":
            return k if _has_subject_between(doc, k, match.head) else None
        if t.upos == "PUNCT" or t.upos in {"SCONJ", "CCONJ"}:
            return None
    return None


def _has_subject_between(doc: Document, opener: int, cue: int) -> bool:
    """A noun between "som" and the verb, so that "som" is not the subject itself: "som X avviser"."""
    return any(
        doc.tokens[j].upos in {"NOUN", "PROPN", "PRON"} and doc.tokens[j].rel == "nsubj" for j in range(opener + 1, cue)
    )


def _before(doc: Document, opener: int, s: Sentence) -> tuple[int, ...]:
    tokens = list(range(s.first, opener))
    while tokens and doc.tokens[tokens[-1]].upos == "PUNCT":
        tokens.pop()
    return tuple(tokens)
