"""Who is who: short articles written for this test, as a reader takes them. What is marked open is not right yet."""

from functools import cache

import pytest
from reference_cases import DATA, Check, cases, names

from kg import conllu, pipeline
from kg.model import Analysis, Entity


@cache
def analyses(name: str) -> dict[str, Analysis]:
    documents = conllu.read((DATA / f"{name}.conllu").read_text(encoding="utf-8"))
    return {doc.article.id: pipeline.analyse(doc) for doc in documents}


CHECKS = [(name, case.article.id, check) for name in names() for case in cases(name) for check in case.checks]


def denoted(analysis: Analysis, words: str) -> set[str]:
    """The entities that some words denote, wherever they stand; with ":2" only the second place (from 1 on)."""
    text, _, nth = words.partition(":")
    found = [(m.start, e.id) for e in analysis.entities for m in e.mentions if m.text == text]
    return {i for _, i in (sorted(found)[int(nth) - 1 : int(nth)] if nth else found)}


def held(analysis: Analysis, holder: set[str]) -> set[str]:
    names = {e.id: e.name for e in analysis.entities}
    return {f"{p.title} of {names[p.of] if p.of else '-'}" for p in analysis.positions if p.holder in holder}


def shown(entities: tuple[Entity, ...]) -> str:
    return "\n".join(f"{e.type}: {[m.text for m in e.mentions]}" for e in entities)


@pytest.mark.parametrize(("name", "case", "check"), CHECKS, ids=[f"{i}-{c.left}" for _, i, c in CHECKS])
def test_who_is_who(name: str, case: str, check: Check) -> None:
    if check.open:
        pytest.xfail("not right yet")
    analysis = analyses(name)[case]
    told = f"{analysis.document.article.text}\n{shown(analysis.entities)}"
    left = denoted(analysis, check.left)
    if check.relation == "@":
        assert check.right in held(analysis, left), f"{told}\n{held(analysis, left)}"
        return
    right = denoted(analysis, check.right)
    assert right, told
    if check.relation == "=":
        assert left == right and len(left) == 1, told
    else:
        assert left.isdisjoint(right), told


def test_the_parses_are_those_of_the_texts() -> None:
    for name in names():
        texts = {case.article.id: case.article.text for case in cases(name)}
        assert {i: a.document.article.text for i, a in analyses(name).items()} == texts, f"run {DATA / 'freeze.py'}"
