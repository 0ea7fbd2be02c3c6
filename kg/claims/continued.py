"""Reported speech that goes on: in "Avisen skriver at A. B skal ha …" the second sentence is the paper's word too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims.finding import Finding
from kg.model import Document, Sentence, Stance

_HEARSAY = "claim:hearsay-shall"


def with_continued_reports(doc: Document, findings: list[Finding]) -> Iterator[Finding]:
    """The findings, hearsay of nobody's given to whoever the sentence before it in its paragraph reports."""
    reporters: dict[int, Finding] = {}
    spoken: set[int] = set()
    for f in findings:
        here = doc.sentence_of(f.cue.first)
        if f.rule == _HEARSAY and not f.sources and here.i not in spoken:
            told = reporters.get(here.i - 1)
            if told is not None and _same_paragraph(doc, here):
                f = replace(f, sources=told.sources, rule="claim:hearsay-continued")
        if f.sources:
            spoken.add(here.i)
        if f.sources and f.stance is Stance.ASSERTS and f.quote is None:
            reporters[here.i] = f
        yield f


def _same_paragraph(doc: Document, s: Sentence) -> bool:
    return s.i > 0 and "\n" not in doc.article.text[doc.sentences[s.i - 1].end : s.start]
