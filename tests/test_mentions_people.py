"""People and bodies as newspapers call them: by age, party, amount, alias, seat, in headlines; who is what of what."""

import pytest
from handmade_mentions import read

from kg.model import EntityType, MentionKind


def texts(name, entity_type):
    return {m.text for m in read(name).mentions if m.entity_type is entity_type and m.kind is not MentionKind.PRONOUN}


def test_sources_in_a_clause_with_the_paper_are_groups_and_the_paper_is_not_their_name():
    assert {"Flere kilder", "Åtte virksomheter", "en håndfull dissidenter"} <= texts("people", EntityType.GROUP)
    assert "Fleire kjelder" in texts("folk", EntityType.GROUP)


def test_a_preposition_is_no_part_of_a_description():
    assert {"regjeringa", "Regjeringa"} <= texts("folk", EntityType.STATE)


@pytest.mark.parametrize(
    ("article", "name", "also"),
    [
        ("people", "Torgeir Lilleby", "Fiskeriministeren"),
        ("people", "Torgeir Lilleby", "Senterpartisten"),
        ("people", "Berit Strand", "Ordføreren i Hamsund"),
        ("people", "Berit Strand", "51-åringen"),
        ("people", "Ivan Gusev", "Bjørnen"),
        ("people", "EU", "Brussel"),
        ("people", "Tyrkia", "Ankara"),
        ("folk", "Den sudanske hæren", "Hæren"),
        ("folk", "Kirkens Nødhjelp", "organisasjonen"),
    ],
)
def test_one_entity_under_two_names(article, name, also):
    assert also in read(article).words(name)


@pytest.mark.parametrize(
    ("article", "one", "other"),
    [
        ("people", "Hamsund", "Nord-Hamsund"),
        ("folk", "Sikkerhetsrådet", "Den sudanske hæren"),
        ("folk", "Noreg", "Serbia"),
        ("folk", "Iran", "Serbia"),
        ("folk", "Den førre regjeringa", "Serbia"),
        ("folk", "Guro Li", "Ordførar"),
    ],
)
def test_what_is_not_the_same_stays_apart(article, one, other):
    made = read(article)
    assert made.entity(one).id != made.entity(other).id


def test_titles_in_two_parts_for_two_holders_by_appointment_and_by_copula():
    assert {
        ("Torgeir Lilleby", "fiskeri- og matminister", None),
        ("Berit Strand", "ordfører", "Hamsund"),
        ("Berit Strand", "statsråd", None),
        ("Berit Strand", "rådgiver", "Arne Holm"),
        ("Pjotr Orlov", "general", None),
        ("Ivan Gusev", "general", None),
        ("Carla Montero", "utenrikssjef", "EU"),
        ("Liv Dahl", "generalsekretær", "Redd Barna"),
    } <= read("people").held()


def test_an_expert_on_a_country_is_of_the_institute_and_not_of_the_country():
    assert [of for who, _, of in read("people").held() if who == "Nina Foss"] == ["Nupi"]


def test_titles_in_nynorsk():
    assert {
        ("Maria Vik", "landansvarleg", "Kirkens Nødhjelp"),
        ("Odd Moe", "generalsekretær", "Kirkens Nødhjelp"),
        ("Milan Petrovic", "president", "Serbia"),
    } <= read("folk").held()


def test_a_minister_is_of_the_state_whose_head_appoints_or_dismisses_him():
    assert {
        ("Greg Nolan", "forsvarsminister", "Australia"),
        ("Sarah Quinn", "forsvarsminister", "Australia"),
        ("Kari Lund", "utenriksminister", "Norge"),
    } <= read("submarine").held()


def test_an_age_is_told_of_whom_the_text_has_just_introduced():
    assert "45-åringen" in read("submarine").words("Sarah Quinn")


def test_a_government_after_a_norwegian_party_is_norways_though_norway_is_never_named():
    assert read("bridge").words("Noreg") == ["Regjeringa"]
    assert ("Jonas Moe", "statsminister", "Noreg") in read("bridge").held()


def test_a_rank_takes_up_its_bearer_and_an_article_is_no_pronoun():
    made = read("bridge")
    assert "Den italienske generalen" in made.words("Enzo Bruni")
    assert not any(m.text == "Dei" for m in made.mentions)
