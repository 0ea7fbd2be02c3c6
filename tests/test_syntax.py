"""The views on dependency trees, on hand-written trees of short sentences in bokmål and nynorsk."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from handmade_trees import documents, table, word

from kg import syntax
from kg.model import Document, Token

DATA = Path(__file__).parent / "data" / "syntax"
SENTENCES = {doc.article.id: doc for doc in documents(DATA)}


def words(doc: Document, tokens: Iterable[int | Token | None]) -> str:
    found = [t if isinstance(t, Token) else doc.tokens[t] for t in tokens if t is not None]
    return " ".join(t.form for t in found) or "-"


def yes(answer: bool) -> str:
    return "yes" if answer else "no"


def one(view: Callable[[Document, int], int | Token | None]) -> Callable[[Document, int], str]:
    return lambda doc, i: words(doc, [view(doc, i)])


def many(view: Callable[[Document, int], Iterable[int | Token]]) -> Callable[[Document, int], str]:
    return lambda doc, i: words(doc, view(doc, i))


VIEWS: dict[str, Callable[[Document, int], str]] = {
    "auxiliaries": many(syntax.auxiliaries),
    "case": lambda doc, i: syntax.case(doc, i) or "-",
    "clause_head": one(syntax.clause_head),
    "conjuncts": many(syntax.conjuncts),
    "coordinated_below": many(syntax.coordinated_below),
    "genitive": one(syntax.genitive),
    "is_negated": one(syntax.is_negated),
    "is_passive": lambda doc, i: yes(syntax.is_passive(doc, i)),
    "is_question": lambda doc, i: yes(syntax.is_question(doc, doc.tokens[i].sent)),
    "name_tokens": many(syntax.name_tokens),
    "objects": many(syntax.objects),
    "obliques": lambda doc, i: "; ".join(f"{c} {doc.tokens[j].form}" for c, j in syntax.obliques(doc, i)) or "-",
    "particles": lambda doc, i: " ".join(syntax.particles(doc, i)) or "-",
    "phrase": many(syntax.phrase),
    "phrase_with_relative": many(lambda doc, i: syntax.phrase(doc, i, relative=True)),
    "relative_antecedent": one(syntax.relative_antecedent),
    "subject": one(syntax.subject),
    "subtree": many(syntax.subtree),
    "tense": lambda doc, i: syntax.tense(doc, i) or "-",
}


@pytest.mark.parametrize(("case", "view", "form", "expected"), table(DATA / "expected.tsv"))
def test_view(case: str, view: str, form: str, expected: str) -> None:
    doc = SENTENCES[case]
    assert VIEWS[view](doc, word(doc, form)) == expected, doc.article.text


def test_every_sentence_is_looked_at() -> None:
    assert {case for case, *_ in table(DATA / "expected.tsv")} == set(SENTENCES)
