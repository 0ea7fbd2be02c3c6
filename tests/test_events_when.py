"""Which time expression dates an event: the one of its own clause, never that of another verb."""

from pathlib import Path

import pytest
from handmade_trees import documents, mention, table, word

from kg.events import when
from kg.model import DateExpression, Document, MentionKind

DATA = Path(__file__).parent / "data" / "events"
SENTENCES = {doc.article.id: doc for doc in documents(DATA, "when")}


def dates(doc: Document, words: str, modifier: str = "") -> list[DateExpression]:
    found = [] if words == "-" else words.split()
    return [
        DateExpression(mention(doc, w, MentionKind.DATE), "2023-09-15", "2023-09-15", "2023-09-15", modifier, "hand")
        for w in found
    ]


@pytest.mark.parametrize(("case", "trigger", "there", "expected"), table(DATA / "when.tsv"))
def test_date(case: str, trigger: str, there: str, expected: str) -> None:
    doc = SENTENCES[case]
    head = word(doc, trigger)
    found = when.date_of(doc, head, doc.tokens[head].upos == "NOUN", dates(doc, there))
    assert (found.mention.text if found else "-") == expected, doc.article.text


def test_every_sentence_is_looked_at() -> None:
    assert {row[0] for row in table(DATA / "when.tsv")} == set(SENTENCES)


def test_what_happens_every_friday_has_no_date() -> None:
    doc = SENTENCES["same-clause"]
    assert when.date_of(doc, word(doc, "møtte"), False, dates(doc, "fredag", "every")) is None
