"""What counts as a mention, and of what type: names, descriptions, pronouns; bylines and credits are none."""

import pytest
from handmade_mentions import NAMES, read

from kg.mentions import find_mentions
from kg.model import EntityType, MentionKind


@pytest.mark.parametrize("name", NAMES)
def test_every_mention_is_a_stretch_of_the_text(name):
    made = read(name)
    for m in made.mentions:
        assert made.doc.article.text[m.start : m.end] == m.text
        assert m.first <= m.head < m.last


@pytest.mark.parametrize("name", NAMES)
def test_no_two_mentions_cover_the_same_words(name):
    spans = [(m.start, m.end) for m in read(name).mentions]
    assert len(spans) == len(set(spans))


def test_the_title_before_a_name_is_not_part_of_the_mention():
    texts = {m.text for m in read("summit").mentions}
    assert {"Finlands", "Aino Lahtela", "Paulo Moreira"} <= texts
    assert not any("president" in t for t in texts)


def test_descriptions_keep_their_adjectives_and_attributes():
    texts = {m.text for name in ("summit", "sources", "apposition") for m in read(name).mentions}
    assert {"Den brasilianske lederen", "To kilder i hæren", "lederen for partiet Ny Vår", "iranske medier"} <= texts


def test_a_capital_acts_for_its_state_but_is_a_place_after_a_locative_preposition():
    made = read("capital")
    beijing = [m for m in made.mentions if m.text == "Beijing"]
    assert [m.entity_type for m in beijing] == [EntityType.STATE, EntityType.STATE, EntityType.PLACE]
    assert [m.state for m in beijing] == ["CN", "CN", None]


def test_government_phrases_and_peoples_denote_the_state():
    states = {m.text: m.state for m in read("summit").mentions if m.entity_type is EntityType.STATE}
    assert states["Russiske myndigheter"] == "RU"
    assert states["finnene"] == "FI"
    assert states["Moskva"] == "RU"


def test_photographers_and_agency_marks_are_no_mentions():
    texts = {m.text for m in read("credit").mentions}
    assert "Eva Lie" in texts
    assert not texts & {"Per Hansen", "NTB", "Foto"}


def test_a_party_letter_in_brackets_is_the_party():
    party = next(m for m in read("party").mentions if m.text == "Sp")
    assert (party.kind, party.entity_type) == (MentionKind.NAME, EntityType.ORGANIZATION)


def test_plural_people_are_a_group_and_not_a_person():
    groups = {m.text for m in read("sources").mentions if m.entity_type is EntityType.GROUP}
    assert {"Eksperter", "soldatene", "fire personer", "iranske medier"} <= groups


def test_people_counted_by_nation_are_a_group_and_not_their_state():
    made = {m.text: m for m in read("introduced").mentions}
    serbs, kenyans = made["tre serbere"], made["Flere hundre kenyanere"]
    assert {serbs.entity_type, kenyans.entity_type} == {EntityType.GROUP}
    assert (serbs.nationality, kenyans.nationality) == ("RS", "KE")
    assert serbs.state is None


def test_a_nynorsk_neuter_after_a_number_is_several_people():
    made = {m.text: m for m in read("introduced").mentions}
    assert (made["150 menneske"].entity_type, made["150 menneske"].number) == (EntityType.GROUP, "plur")


def test_nationality_adjectives_alone_are_no_mentions():
    assert not {m.text.lower() for m in read("summit").mentions} & {"brasilianske", "russiske"}


def test_a_gazetteer_tips_the_scale_for_a_name_that_nothing_else_decides():
    doc = read("variants").doc
    typed = {m.text: m.entity_type for m in find_mentions(doc, lambda name: name == "Vladivostok")}
    assert typed["Vladivostok"] is EntityType.PLACE


def test_pronouns_know_gender_number_and_person():
    found = {m.text.lower(): m for m in read("nynorsk").mentions if m.kind is MentionKind.PRONOUN}
    assert (found["ho"].gender, found["ho"].number, found["ho"].person) == ("fem", "sing", 3)
    assert found["eg"].person == 1
