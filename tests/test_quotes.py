"""Direct speech and its speakers, in hand-made articles and arbitrary text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from handmade_claims import CASES, documents, entities
from hypothesis import given
from hypothesis import strategies as st

from kg import claims
from kg.claims.spans import SpanKind, speech_spans
from kg.model import Article, Document, Segment, SegmentKind

NAMES = sorted(CASES)


@pytest.mark.parametrize("name", NAMES)
def test_quotes_are_exactly_those_expected(name: str) -> None:
    found = [[q.speaker, q.mention.text] for q in claims.find_quotes(documents()[name], entities(name))]
    assert found == CASES[name]["expect"]["quotes"]


@pytest.mark.parametrize("name", NAMES)
def test_quotes_are_cut_without_dash_marks_and_reporting_clause(name: str) -> None:
    text = documents()[name].article.text
    for q in claims.find_quotes(documents()[name], entities(name)):
        assert text[q.mention.start : q.mention.end] == q.mention.text
        assert q.mention.text == q.mention.text.strip(" ,–«»")
        assert q.cue is None or not q.mention.start <= q.cue.start < q.mention.end


def test_a_name_in_quotation_marks_is_no_quote() -> None:
    assert "Havørn" not in [q.mention.text for q in claims.find_quotes(documents()["marks"], entities("marks"))]


def test_a_reporters_question_is_no_quote() -> None:
    assert "Er du stolt?" not in [q.mention.text for q in claims.find_quotes(documents()["dash"], entities("dash"))]


@given(st.text(alphabet='ab,.?! –«»"“”\n-', max_size=80))
def test_speech_spans_lie_within_their_line_and_those_of_a_kind_apart(text: str) -> None:
    article = Article("x", text, (Segment(SegmentKind.BODY, 0, len(text)),) if text else ())
    spans = speech_spans(Document(article, (), ()))
    for s in spans:
        assert s.line_start <= s.start <= s.end <= s.line_end
        assert "\n" not in text[s.line_start : s.line_end]
    marked = [s for s in spans if s.kind is SpanKind.MARKS]
    # what is marked may stand inside a dash paragraph, whose speech can end before it
    for kin in (marked, [s for s in spans if s.kind is not SpanKind.MARKS]):
        assert all(a.end <= b.start for a, b in pairwise(kin))


def test_no_words_are_quoted_twice() -> None:
    for name in NAMES:
        quotes = sorted((q.mention.start, q.mention.end) for q in claims.find_quotes(documents()[name], entities(name)))
        assert all(a[1] <= b[0] for a, b in pairwise(quotes)), name
