"""Which events a sentence tells of and who takes part in them, for many words and constructions in both standards."""

from __future__ import annotations

from functools import cache

import pytest
from event_cases import DATA, Case, Told, cases

from kg import conllu, pipeline
from kg.model import Analysis, Event

CASES = cases()


@cache
def analyses() -> dict[str, Analysis]:
    documents = conllu.read((DATA / "sentences.conllu").read_bytes().decode("utf-8"))
    return {doc.article.id: pipeline.analyse(doc) for doc in documents}


@pytest.mark.parametrize("case", CASES, ids=[c.article.text for c in CASES])
def test_events(case: Case) -> None:
    analysis = analyses()[case.article.id]
    for told in case.told:
        found = [e for e in analysis.events if e.type == told.type and _is_at(e, told)]
        if told.absent:
            assert not found, [m.trigger.text for e in found for m in e.mentions]
            continue
        shown = [(e.type, [(a.role, a.mention.text) for a in e.arguments]) for e in analysis.events]
        assert any(all(_fills(analysis, e, *r) for r in told.roles) for e in found), (told, shown)


def test_the_parses_are_those_of_the_sentences() -> None:
    assert set(analyses()) == {case.article.id for case in CASES}, f"run {DATA / 'freeze.py'}"


def _is_at(event: Event, told: Told) -> bool:
    words = {w.lower() for m in event.mentions for w in m.trigger.text.split()}
    return "*" in told.triggers or any(t.lower() in words for t in told.triggers)


def _fills(analysis: Analysis, event: Event, role: str, name: str) -> bool:
    if role == "item":
        return any(_alike(i.label, name) for i in event.items)
    fillers = (analysis.entity[a.entity] for a in event.arguments if a.role == role)
    return any(_alike(n, name) for e in fillers for n in (e.name, *(m.text for m in e.mentions)))


def _alike(found: str, wanted: str) -> bool:
    a, b = found.lower().rstrip("s"), wanted.lower().rstrip("s")
    return a in b or b in a
