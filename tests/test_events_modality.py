"""How the clause presents an event: what is negated, planned, possible or hearsay never reads as asserted."""

from pathlib import Path

import pytest
from handmade_trees import documents, table, word

from kg.events import modality

DATA = Path(__file__).parent / "data" / "events"
SENTENCES = {doc.article.id: doc for doc in documents(DATA, "modality")}


@pytest.mark.parametrize(("case", "trigger", "expected", "cue"), table(DATA / "modality.tsv"))
def test_modality(case: str, trigger: str, expected: str, cue: str) -> None:
    doc = SENTENCES[case]
    head = word(doc, trigger)
    found, token = modality.read(doc, head, doc.tokens[head].upos == "NOUN")
    assert (found.value, token.form if token else "-") == (expected, cue), doc.article.text


def test_every_sentence_is_looked_at() -> None:
    assert {row[0] for row in table(DATA / "modality.tsv")} == set(SENTENCES)


def test_the_cue_is_a_mention_in_the_text() -> None:
    doc = SENTENCES["hearsay"]
    _, token = modality.read(doc, word(doc, "solgt"), False)
    cue = modality.cue_mention(doc, token)
    assert cue is not None and doc.article.text[cue.start : cue.end] == cue.text == "skal"
    assert modality.cue_mention(doc, None) is None
