"""Attributions without a verb: "ifølge X" and headlines of the form "X: …"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.claims.cues import mention_of
from kg.claims.extent import up_to_clause_end
from kg.claims.finding import Finding
from kg.claims.joining import joined
from kg.claims.sources import Source, Sources
from kg.model import Certainty, Document, SegmentKind, Sentence, Stance

_OPENER_REACH = 3


def from_source_phrase(
    sources: Sources, cue: tuple[int, ...], source: Source | None, s: Sentence, stance: Stance = Stance.ASSERTS
) -> Iterator[Finding]:
    """ "ifølge X", "etter det X opplyser": the clause it stands in, without the phrase itself."""
    doc = sources.doc
    named = joined(sources, source) if source is not None else ()
    last = max([cue[-1] + 1, *(n.mention.last for n in named)])
    around = _relative_clause(doc, cue[0], s) or up_to_clause_end(doc, _clause_start(doc, cue[0], s), s, cue[0])
    scope = tuple(k for k in around if not cue[0] <= k < last and not _in_own_phrase(doc, k, cue[0], last))
    if scope:
        mention = mention_of(doc, cue, "claim:source-phrase")
        certainty = Certainty.CERTAIN if stance is Stance.ASSERTS else Certainty.PROBABLE
        yield Finding(named, stance, certainty, mention, scope, False, None, "claim:source-phrase")


def _relative_clause(doc: Document, cue: int, s: Sentence) -> tuple[int, ...]:
    """ "X, som [ifølge Y] skal reise": the clause the phrase stands at the head of, and the noun it is about."""
    before = range(cue - 1, max(cue - _OPENER_REACH, s.first), -1)
    opener = next((k for k in before if doc.tokens[k].upos != "ADV"), cue)
    if doc.tokens[opener].low != "som":
        return ()
    verb = next((a for a in syntax.ancestors(doc, opener) if doc.tokens[a].deprel == "acl:relcl"), None)
    if verb is None:
        return ()
    return (doc.tokens[verb].head, *(k for k in syntax.subtree(doc, verb) if k > opener))


def _clause_start(doc: Document, cue: int, s: Sentence) -> int:
    """The word behind an adversative conjunction before the phrase (not in direct speech), else the first."""
    if doc.tokens[s.first].form in {"–", "—", "«"}:
        return s.first
    if cue > s.first and doc.tokens[cue - 1].low in {"og", "samt"}:
        return cue  # "A ble fengslet, og ifølge X sitter de fortsatt inne"
    for k in range(cue - 1, s.first, -1):
        if doc.tokens[k].low in {"men", "mens"} or doc.tokens[k].form == ";":
            return k + 1
    return s.first


def _in_own_phrase(doc: Document, k: int, cue: int, last: int) -> bool:
    """Hanging on the named source: "ifølge to kilder i regjeringen"."""
    return (
        k >= last
        and any(cue <= a < last and doc.tokens[a].upos in {"NOUN", "PROPN"} for a in syntax.ancestors(doc, k))
        and doc.tokens[k].upos in {"NOUN", "PROPN", "ADP", "ADJ", "DET"}
    )


def from_colon_headlines(sources: Sources) -> Iterator[Finding]:
    """ "Putin: Russland skal hjelpe …": what stands behind the colon is said by the one before it."""
    doc = sources.doc
    headline = [t for s in doc.sentences if s.segment is SegmentKind.HEADLINE for t in doc.tokens[s.first : s.last]]
    colon = next((n for n, t in enumerate(headline[:8]) if t.form == ":"), None)
    if not colon or colon + 1 >= len(headline) or headline[colon + 1].form in {"–", "—", "«"}:
        return
    source = sources.ending(headline[colon - 1].i)
    if source is None or source.mention.first > headline[0].i + 2:
        return
    scope = tuple(t.i for t in headline[colon + 1 :])
    cue = mention_of(doc, (headline[colon].i,), "claim:colon")
    yield Finding((source,), Stance.ASSERTS, Certainty.CERTAIN, cue, scope, False, None, "claim:colon")
