"""Trigger words: lemmas with their particles and reflexives, compounds and phrases, and the frames that read them."""

from pathlib import Path

import pytest
from handmade_frames import FRAMES
from handmade_trees import documents, table, word

from kg.events.triggers import find_triggers, modifier_stems

DATA = Path(__file__).parent / "data" / "events"
SENTENCES = {doc.article.id: doc for doc in documents(DATA, "triggers")}


@pytest.mark.parametrize(("case", "expected"), table(DATA / "triggers.tsv"))
def test_triggers(case: str, expected: str) -> None:
    doc = SENTENCES[case]
    found = [
        f"{doc.text_of(doc.tokens[t.first].start, doc.tokens[t.last - 1].end)}={t.frame.name}"
        for t in find_triggers(doc, FRAMES)
    ]
    assert " ".join(found) == ("" if expected == "-" else expected), doc.article.text


def test_every_sentence_is_looked_at() -> None:
    assert {row[0] for row in table(DATA / "triggers.tsv")} == set(SENTENCES)


def test_the_first_part_of_a_compound_is_kept() -> None:
    doc = SENTENCES["compound"]
    (trigger,) = find_triggers(doc, FRAMES)
    assert trigger.nominal and trigger.modifier == "Våpen"
    assert trigger.head == word(doc, "Våpenleveransene")


@pytest.mark.parametrize(
    ("modifier", "stem"), [("våpen", "våpen"), ("leveranses", "leveranse"), ("FN-", "fn"), ("gasse", "gass")]
)
def test_linking_letters_of_compounds_are_undone(modifier: str, stem: str) -> None:
    assert stem in modifier_stems(modifier)
