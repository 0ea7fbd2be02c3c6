"""Sentences that name the source of the one before: "Danmark skal levere artilleri. Det opplyser ministeren"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import syntax
from kg.claims.finding import Finding
from kg.model import Document, Sentence, Stance

RULE = "claim:verb-told"
_STATES = frozenset({Stance.ASSERTS, Stance.SUSPECTS, Stance.CONFIRMS})
_TOPIC = "claim:verb-topic"
_POINTING = frozenset({"det", "dette"})


def with_sentence_before(doc: Document, findings: list[Finding]) -> Iterator[Finding]:
    """The findings; those that only point back get the sentence before as their content, unless it is somebody's own
    words or a question.
    """
    attributed = {doc.tokens[k].sent for f in findings if f.sources for k in (f.cue.first, *f.scope)}
    for f in findings:
        before = _sentence_before(doc, f)
        if before is None or before.i in attributed or doc.tokens[before.last - 1].form in {"?", ":"}:
            yield f
            continue
        tokens = tuple(k for k in range(before.first, before.last) if doc.tokens[k].upos != "PUNCT")
        yield replace(f, scope=tokens, rule=RULE)


def _sentence_before(doc: Document, f: Finding) -> Sentence | None:
    s = doc.sentence_of(f.cue.first)
    opens = doc.tokens[s.first].low in _POINTING and syntax.is_verb(doc.tokens[f.cue.first])
    if f.rule != _TOPIC or f.stance not in _STATES or not f.sources or not opens or s.i == 0:
        return None
    return doc.sentences[s.i - 1]
