"""Hearsay without a named source: "skal ha levert", "angivelig", "etter det NRK erfarer"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import syntax
from kg.claims.cues import phrase_at
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Sentence

_SOURCING = frozenset({"etter", "så"})
_WHEN_OR_WHY = frozenset({"da", "då", "etter", "fordi", "før", "mens", "medan", "når", "siden", "sidan"})


@dataclass(frozen=True, slots=True)
class HearsayMark:
    """The words that mark hearsay and the clause they stand in."""

    cue: tuple[int, ...]
    scope: tuple[int, ...]
    rule: str


def marks(doc: Document, lexicon: StanceLexicon, s: Sentence) -> Iterator[HearsayMark]:
    """All hearsay marks of a sentence, in text order."""
    for k in range(s.first, s.last):
        form = doc.tokens[k].low
        if form not in lexicon.hearsay and form not in _SOURCING:
            continue
        if form in lexicon.hearsay_adverbs:
            yield from _adverb(doc, lexicon, s, k)
        if form in lexicon.hearsay_auxiliaries:
            yield from _shall_have(doc, s, k)
        if form in _SOURCING:
            yield from _narrators_sourcing(doc, lexicon, s, k)


def _adverb(doc: Document, lexicon: StanceLexicon, s: Sentence, k: int) -> Iterator[HearsayMark]:
    cue = phrase_at(doc, lexicon.hearsay_adverbs, k)
    if cue and cue[-1] < s.last:
        clause = _own_words(doc, doc.tokens[k].head if doc.tokens[k].head >= 0 else k)
        yield HearsayMark(cue, tuple(j for j in clause if j not in cue), "hearsay-adverb")


def _shall_have(doc: Document, s: Sentence, k: int) -> Iterator[HearsayMark]:
    """The form skal (angivelig) ha + participle; "skal ha møte" with a noun behind it is no hearsay."""
    for j in range(k + 1, min(k + 6, s.last)):
        if doc.tokens[j].low == "ha":
            participle = next((p for p in range(j + 1, min(j + 4, s.last)) if _is_participle(doc, p)), None)
            if participle is not None:
                top = doc.tokens[k].head if doc.tokens[k].rel == "aux" else participle
                scope = tuple(i for i in _own_words(doc, top) if i != k)
                yield HearsayMark((k,), scope, "hearsay-shall")
            return


def _own_words(doc: Document, top: int) -> tuple[int, ...]:
    """A predicate with its phrases, without finite clauses that only say which thing, when or why: they are facts."""
    apart: set[int] = set()
    for k in syntax.subtree(doc, top):
        t = doc.tokens[k]
        marks = {doc.tokens[c].low for c in syntax.children(doc, k, "mark", "case")}
        if k != top and (t.deprel == "acl:relcl" or (t.rel in {"advcl", "acl"} and marks & _WHEN_OR_WHY)):
            apart |= set(syntax.subtree(doc, k))
    return tuple(k for k in syntax.subtree(doc, top) if k not in apart)


def _is_participle(doc: Document, k: int) -> bool:
    t = doc.tokens[k]
    return t.upos in {"VERB", "AUX"} and t.feat("VerbForm") == "Part"


def _narrators_sourcing(doc: Document, lexicon: StanceLexicon, s: Sentence, k: int) -> Iterator[HearsayMark]:
    """ "Etter det NRK erfarer, …": the narrator's own sources, so nobody claims."""
    forms = [t.low for t in doc.tokens[k : min(k + 7, s.last)]]
    if forms[:2] not in (["etter", "det"], ["så", "vidt"]):
        return
    verb = next((n for n, f in enumerate(forms) if f in lexicon.narrator_verbs), None)
    if verb is None:
        return
    with_til = forms[verb + 1 : verb + 2] == ["til"]
    cue = tuple(range(k, k + verb + 1 + with_til))
    yield HearsayMark(cue, tuple(j for j in range(s.first, s.last) if j not in cue), "hearsay-narrator")
