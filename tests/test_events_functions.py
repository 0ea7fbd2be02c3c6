"""Grammatical functions around a trigger: who acts and who undergoes, whatever the voice or the construction."""

from pathlib import Path

import pytest
from handmade_trees import documents, table, word

from kg.events import functions

DATA = Path(__file__).parent / "data" / "events"
SENTENCES = {doc.article.id: doc for doc in documents(DATA, "functions")}


@pytest.mark.parametrize(("case", "trigger", "function", "expected"), table(DATA / "functions.tsv"))
def test_function(case: str, trigger: str, function: str, expected: str) -> None:
    doc = SENTENCES[case]
    head = word(doc, trigger)
    nominal = doc.tokens[head].upos == "NOUN"
    found = functions.find(doc, head, nominal, function, ("imot",) if case == "particle-as-case" else ())
    assert " ".join(doc.tokens[i].form for i in found) == expected.replace("-", ""), doc.article.text


def test_every_sentence_is_looked_at() -> None:
    assert {row[0] for row in table(DATA / "functions.tsv")} == set(SENTENCES)


@pytest.mark.parametrize(
    ("case", "noun", "verb"),
    [
        ("light-verb", "avtale", "inngikk"),
        ("light-passive", "avtale", "inngått"),
        ("happen", "Møtet", "fant"),
        ("genitive", "leveranse", ""),
        ("adjective", "leveranser", ""),
    ],
)
def test_the_verb_that_carries_an_event_noun(case: str, noun: str, verb: str) -> None:
    doc = SENTENCES[case]
    found = functions.carrier(doc, word(doc, noun))
    assert (doc.tokens[found].form if found is not None else "") == verb


def test_adjectives_of_a_noun() -> None:
    doc = SENTENCES["adjective"]
    assert [doc.tokens[i].form for i in functions.adjectives(doc, word(doc, "leveranser"))] == ["Svenske"]
