"""How far a content reaches: to the end of its clause or noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.claims.cues import CueMatch
from kg.model import Document, Sentence

_SENTENTIAL_RELATIVES = frozenset({"noe", "noko", "hvilket"})
_ADVERSATIVE = frozenset({"men", "mens", "medan"})


def up_to_clause_end(doc: Document, first: int, s: Sentence, cue: int) -> tuple[int, ...]:
    """From ``first`` to the end of the sentence, without what is coordinated with the cue or contrasted with it."""
    outside = _coordinated_with(doc, cue)
    out: list[int] = []
    for k in range(first, s.last):
        form = doc.tokens[k].low
        if form == "," and (_contrast_follows(doc, k, s) or _main_clause_follows(doc, k, s, cue)):
            break
        if k in outside or (form in {"«", "»"} and not out):
            continue
        out.append(k)
    while out and doc.tokens[out[-1]].upos == "PUNCT":
        out.pop()
    return tuple(out)


def _contrast_follows(doc: Document, k: int, s: Sentence) -> bool:
    """A comma before "men" and the like, unless the content goes on behind it: "at A, men at B"."""
    following = [t.low for t in doc.tokens[k + 1 : min(k + 3, s.last)]]
    return following[:1] != [] and following[0] in _ADVERSATIVE and following[1:] != ["at"]


def _main_clause_follows(doc: Document, k: int, s: Sentence, cue: int) -> bool:
    """A comma that ends a fronted clause ("etter at X krevde A, gikk Y") or begins a remark (", noe Z avviser")."""
    if k + 1 >= s.last:
        return False
    if doc.tokens[k + 1].low in _SENTENTIAL_RELATIVES:
        return True
    fronted = is_finite_verb(doc, k + 1) and cue not in syntax.ancestors(doc, k + 1)
    return fronted and _is_subordinate(doc, cue)


def _is_subordinate(doc: Document, cue: int) -> bool:
    """Inside a clause with a conjunction of its own, a relative clause aside."""
    clauses = (cue, *syntax.ancestors(doc, cue))
    return any(doc.tokens[c].rel in {"advcl", "acl", "ccomp"} and syntax.child(doc, c, "mark") for c in clauses)


def _coordinated_with(doc: Document, cue: int) -> frozenset[int]:
    """Clauses joined to the cue's own behind it: "X nekter for A og truer med B"."""
    return frozenset(
        k
        for c in syntax.children(doc, cue, "conj")
        if c > cue and syntax.is_verb(doc.tokens[c]) and syntax.is_finite(doc.tokens[c])
        for k in syntax.subtree(doc, c)
    )


def noun_phrase(doc: Document, first: int, s: Sentence, cue: int) -> tuple[int, ...]:
    """From ``first`` to the next comma or finite verb outside a relative clause."""
    out: list[int] = []
    relative = False
    for k in up_to_clause_end(doc, first, s, cue):
        t = doc.tokens[k]
        relative = relative or t.low in {"som", "at", "å"}
        # two finite verbs never stand side by side, so a "verb" right behind the cue is a noun misread
        if not relative and (t.form in {",", ";", ":"} or (k > first and is_finite_verb(doc, k))):
            break
        out.append(k)
    return tuple(out)


def behind(doc: Document, match: CueMatch, s: Sentence, gap: int) -> Iterator[int]:
    """The tokens behind the cue, up to a colon, bracket or dash; commas only around an insertion."""
    for k in range(match.content_start, min(match.content_start + gap, s.last)):
        if doc.tokens[k].form in {".", ":", ";", "–", "?"}:
            return
        yield k


def is_finite_verb(doc: Document, k: int) -> bool:
    """A finite main verb or auxiliary."""
    t = doc.tokens[k]
    return t.upos in {"VERB", "AUX"} and syntax.is_finite(t)
