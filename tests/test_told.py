"""When an event was, and whether it was: sentences and short articles written for this test, as a reader takes them.

What is marked open is not right yet.
"""

from functools import cache

import pytest
from told_cases import DATA, Check, cases

from kg import conllu, pipeline
from kg.model import Analysis, Event

NAMES = ("sentences", "articles")


@cache
def analyses(name: str) -> dict[str, Analysis]:
    documents = conllu.read((DATA / f"{name}.conllu").read_text(encoding="utf-8"))
    return {doc.article.id: pipeline.analyse(doc) for doc in documents}


CHECKS = [(name, case.article.id, check) for name in NAMES for case in cases(name) for check in case.checks]


def event_of(analysis: Analysis, check: Check) -> Event | None:
    named = [t.i for t in analysis.document.tokens if t.form == check.trigger]
    wanted = set(named if check.nth is None else named[check.nth : check.nth + 1])
    return next(
        (e for e in analysis.events for m in e.mentions if wanted & set(range(m.trigger.first, m.trigger.last))), None
    )


@pytest.mark.parametrize(("name", "case", "check"), CHECKS, ids=[f"{i}-{c.trigger}" for _, i, c in CHECKS])
def test_date_and_status(name: str, case: str, check: Check) -> None:
    analysis = analyses(name)[case]
    event = event_of(analysis, check)
    if check.open:
        pytest.xfail("not right yet")
    assert event is not None, analysis.document.article.text
    dated = event.date is not None and event.date.value and event.date.modifier in {"", "approx"}
    assert (event.date.value if dated and event.date else "-", event.status.value.lower()) == (
        check.date,
        check.status,
    ), f"{analysis.document.article.text}\n{event.status_reason}"


def test_the_parses_are_those_of_the_texts() -> None:
    for name in NAMES:
        texts = {case.article.id: case.article.text for case in cases(name)}
        assert {i: a.document.article.text for i, a in analyses(name).items()} == texts, f"run {DATA / 'freeze.py'}"
