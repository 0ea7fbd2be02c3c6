"""Whole claims of sentences in both written standards: who takes which stance on what, and nobody else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade_trees import documents, table

from kg import pipeline
from kg.model import Analysis

DATA = Path(__file__).parent / "data" / "claims"
SENTENCES = {doc.article.id: doc for doc in documents(DATA, "sentences")}
ROWS = table(DATA / "sentences.tsv")
EXPECTED = {case: sorted(r[1:] for r in ROWS if r[0] == case and r[1] != "-") for case in SENTENCES}


@pytest.fixture(scope="module")
def analyses() -> dict[str, Analysis]:
    return {case: pipeline.analyse(doc) for case, doc in SENTENCES.items()}


@pytest.mark.parametrize("case", sorted(SENTENCES))
def test_claims(case: str, analyses: dict[str, Analysis]) -> None:
    left = _claims(analyses[case])
    for who, stance, trigger in EXPECTED[case]:
        fitting = [c for c in left if any(who in n for n in c[0]) and c[1] == stance and trigger in c[2]]
        assert fitting, (who, stance, trigger, left)
        left.remove(fitting[0])
    assert not left


def test_every_sentence_is_looked_at() -> None:
    assert {row[0] for row in ROWS} == set(SENTENCES)


def test_every_claim_quotes_its_cue(analyses: dict[str, Analysis]) -> None:
    for analysis in analyses.values():
        text = analysis.document.article.text
        for c in analysis.claims:
            assert text[c.cue.start : c.cue.end] == c.cue.text
            assert c.evidence.start <= c.cue.start < c.cue.end <= c.evidence.end


def _claims(analysis: Analysis) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """(names of the claimant, stance, triggers of the event) of the claims about events."""
    names = {e.id: (e.name, *(m.text for m in e.mentions)) for e in analysis.entities}
    triggers = {e.id: tuple(m.trigger.text for m in e.mentions) for e in analysis.events}
    about = ((c, c.about_event) for c in analysis.claims if c.about_event is not None)
    return [(names[c.claimant], c.stance.value, triggers[event]) for c, event in about]
