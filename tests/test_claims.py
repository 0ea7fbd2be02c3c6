"""Who takes which stance on what, in hand-made articles."""

from __future__ import annotations

import pytest
from handmade_claims import CASES, documents, entities, events

from kg import claims
from kg.model import Attribution, Claim, Document, Stance

NAMES = sorted(CASES)


def attributions_of(name: str) -> tuple[Document, tuple[Attribution, ...]]:
    doc = documents()[name]
    quotes = claims.find_quotes(doc, entities(name))
    return doc, claims.find_attributions(doc, entities(name), quotes)


def claims_of(name: str) -> tuple[Claim, ...]:
    doc, attributions = attributions_of(name)
    return claims.make_claims(doc, attributions, events(name))


@pytest.mark.parametrize("name", NAMES)
def test_frozen_parses_are_those_of_the_documents(name: str) -> None:
    assert documents()[name].article.text == CASES[name]["text"]


@pytest.mark.parametrize("name", NAMES)
def test_attributions_have_source_stance_and_scope(name: str) -> None:
    doc, found = attributions_of(name)
    for who, stance, word in CASES[name]["expect"]["attributions"]:
        matching = [
            a
            for a in found
            if (a.source or "") == who
            and a.stance.value == stance
            and (a.anaphoric if not word else word in [doc.tokens[k].form for k in a.scope])
        ]
        assert matching, (who, stance, word, [(a.source, a.stance.value, a.cue.text) for a in found])


@pytest.mark.parametrize("name", NAMES)
def test_claims_are_exactly_those_expected(name: str) -> None:
    found = {(c.claimant, c.stance.value, c.about_event or "") for c in claims_of(name)}
    assert found == {tuple(c) for c in CASES[name]["expect"]["claims"]}


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_points_into_the_text(name: str) -> None:
    text = documents()[name].article.text
    for c in claims_of(name):
        for m in (c.cue, c.evidence):
            assert text[m.start : m.end] == m.text
        assert c.evidence.start <= c.cue.start < c.cue.end <= c.evidence.end


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_nesting_refers_to_them(name: str) -> None:
    _, found = attributions_of(name)
    ids = [a.id for a in found]
    assert len(ids) == len(set(ids))
    assert all(a.outer is None or (a.outer in ids and a.outer != a.id) for a in found)


def test_the_outer_layer_of_a_nested_claim_points_to_the_inner_one() -> None:
    by_claimant = {c.claimant: c for c in claims_of("nested")}
    assert by_claimant["CNN"].about_claim == by_claimant["kilde"].id
    assert by_claimant["kilde"].about_claim is None


def test_who_reports_a_denial_does_not_assert_what_is_denied() -> None:
    by_claimant = {c.claimant: c for c in claims_of("reported_denial")}
    assert by_claimant["CNN"].about_event is None
    assert by_claimant["CNN"].about_claim == by_claimant["Kina"].id


def test_the_outlet_spoken_to_is_no_claimant() -> None:
    assert "CNN" not in {c.claimant for c in claims_of("negated")}


def test_hearsay_has_no_source_but_is_marked_probable() -> None:
    _, found = attributions_of("hearsay")
    assert {(a.source, a.certainty.value) for a in found} == {(None, "Probable")}


def test_denying_the_negation_of_an_event_is_negative() -> None:
    assert all(c.negative for c in claims_of("negated") if c.claimant == "talsperson")


def test_nobody_confirms_when_none_does() -> None:
    assert Stance.CONFIRMS not in {c.stance for c in claims_of("declining")}


def test_claims_do_not_depend_on_the_order_of_events() -> None:
    for name in NAMES:
        doc, found = attributions_of(name)
        backwards = claims.make_claims(doc, found, tuple(reversed(events(name))))
        assert {(c.claimant, c.stance, c.about_event) for c in backwards} == {
            (c.claimant, c.stance, c.about_event) for c in claims_of(name)
        }


def test_without_entities_nobody_claims() -> None:
    for name in NAMES:
        doc = documents()[name]
        found = claims.find_attributions(doc, (), claims.find_quotes(doc, ()))
        assert claims.make_claims(doc, found, events(name)) == ()
