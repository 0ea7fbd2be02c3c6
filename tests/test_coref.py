"""Which mentions denote the same thing inside an article, and that every merge says why."""

from dataclasses import replace

import pytest
from handmade_mentions import NAMES, read

from kg.coref import resolve, without_bystanders
from kg.model import EntityType


@pytest.mark.parametrize("name", NAMES)
def test_every_mention_belongs_to_at_most_one_entity(name):
    made = read(name)
    members = [m for e in made.entities for m in e.mentions]
    assert len(members) == len(set(members))
    assert set(members) <= set(made.mentions)


@pytest.mark.parametrize("name", NAMES)
def test_entities_are_numbered_by_first_mention(name):
    made = read(name)
    entities = resolve(made.doc, made.mentions, made.titles)
    assert [e.id for e in entities] == [f"e{n}" for n in range(len(entities))]
    starts = [e.mentions[0].start for e in entities]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", NAMES)
def test_an_entity_of_n_mentions_rests_on_n_minus_one_merges_with_reasons(name):
    for e in read(name).entities:
        joined = [m for m in e.merges if m.antecedent is not None]
        assert len(joined) == len(e.mentions) - 1
        assert all(m.rule and m.evidence and m.mention in e.mentions for m in e.merges)


@pytest.mark.parametrize("name", NAMES)
def test_resolving_twice_gives_the_same(name):
    made = read(name)
    assert resolve(made.doc, made.mentions, made.titles) == resolve(made.doc, made.mentions, made.titles)


def test_forms_of_one_name_are_one_person():
    words = read("variants").words("Kim Jong-un")
    assert {"Kim", "Kim Jong-un", "Kim-Jong-un"} <= set(words)


def test_an_acronym_and_its_long_form_are_one_organisation():
    assert read("variants").words("FN") == ["FN", "De forente nasjoner"]


def test_the_leader_of_a_nationality_is_the_person_who_leads_it():
    assert "Den brasilianske lederen" in read("summit").words("Paulo Moreira")


def test_the_president_is_the_one_who_has_the_title():
    assert "Presidenten" in read("nynorsk").words("Luc Morel")


def test_pronouns_follow_gender():
    made = read("quotes")
    assert "Hun" in made.words("Elena Costa")
    assert "ham" in made.words("Anders Bakke")


def test_i_in_a_quotation_is_its_speaker():
    assert read("quotes").words("Anders Bakke")[0] == "Jeg"
    assert "Eg" in read("nynorsk").words("Luc Morel")


def test_we_of_an_officer_is_what_the_officer_speaks_for():
    assert "Vi" in read("summit").words("Finland")
    assert "Vi" in read("firm").words("Nordvik Marin AS")
    assert read("spokesperson").words("Portugal")[-1] == "Våre"  # "hun" is the minister


def test_we_of_a_member_of_parliament_is_the_party_in_brackets():
    assert "Vi" in read("spokesperson").words("Venstre")


def test_we_of_a_ministry_is_its_state_where_the_ministry_is_called_by_its_nation():
    assert "Me" in read("spokesperson").words("Kina")


def test_we_is_nobody_that_the_same_words_speak_of_as_another():
    assert read("spokesperson").words("Angola") == ["Angola"] * 3


def test_we_of_a_researcher_is_left_open():
    made = read("spokesperson")
    last = [m for m in made.mentions if m.text == "Vi"][-1]
    assert all(last not in e.mentions for e in made.entities)


def test_apposition_joins_description_and_name():
    made = read("apposition")
    assert made.words("Mart Kallas")[0] == "Estlands ambassadør"
    assert "lederen for partiet Ny Vår" in made.words("Kari Moe")
    assert "Hans etterfølger" in made.words("Siri Dal")


def test_the_predecessor_is_not_the_successor():
    made = read("apposition")
    assert "Hans" in made.words("Ola Vik")
    assert made.entity("Ola Vik") != made.entity("Siri Dal")


def test_the_island_state_is_an_island_and_the_country_the_one_last_named():
    assert "øystaten" in read("isle").words("Kypros")
    assert "Landet" in read("capital").words("Kina")


def test_the_government_is_that_of_the_minister_who_speaks_of_it():
    assert "regjeringen" in read("party").words("Norge")


def test_the_paper_and_the_firm_are_the_last_of_their_kind():
    made = read("firm")
    assert made.words("Kystposten") == ["Kystposten", "Avisen"]
    assert "Selskapet" in made.words("Nordvik Marin AS")


def test_people_with_nothing_in_common_stay_apart():
    persons = {e.name for e in read("summit").entities if e.type is EntityType.PERSON}
    assert persons == {"Aino Lahtela", "Paulo Moreira"}


def test_a_countrys_government_is_that_country():
    assert {"Landets", "Landets regjering"} <= set(read("owned").words("Chile"))


def test_what_en_brings_in_is_taken_up_later_and_is_nobody_named_before():
    assert read("introduced").words("Et rederi i Split") == ["Et rederi i Split", "Rederiet"]


def test_an_unnamed_organisation_stays_only_if_it_takes_part_in_something():
    made = read("introduced")
    port = next(e for e in made.entities if e.name == "Split")
    firm = next(e for e in made.entities if e.name == "Et rederi i Split")
    passing = replace(firm, mentions=firm.mentions[:1])
    assert without_bystanders((passing, port), frozenset()) == (port,)
    assert without_bystanders((passing, port), {passing.id}) == (passing, port)
    assert without_bystanders((firm, port), frozenset()) == (firm, port)
