"""Whose president, minister, spokesman: owners that the words next to the title do not give.

The frozen parses in ``tests/data/positions`` are what the parser made of the ``.txt`` beside them.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kg import conllu, pipeline

FOLDER = Path(__file__).parent / "data" / "positions"


def analysed(name, published=None):
    doc = next(conllu.read((FOLDER / f"{name}.conllu").read_text(encoding="utf-8")))
    if published:
        doc = replace(doc, article=replace(doc.article, published=published))
    return pipeline.analyse(doc)


def held(name, published=None):
    made = analysed(name, published)
    names = {e.id: e.name for e in made.entities}
    return {(names[p.holder], p.title): names.get(p.of) if p.of else None for p in made.positions}


def rule(name, holder):
    made = analysed(name)
    names = {e.id: e.name for e in made.entities}
    return next(p.rule for p in made.positions if names[p.holder] == holder)


def test_a_relative_says_whose_president():
    assert held("tale")["Aino Lahtela", "president"] == "NFK"


def test_a_minister_is_not_of_the_state_that_he_speaks_of_as_another():
    assert held("tale")["Pekka Salo", "forsvarsminister"] != "Sverige"


def test_a_minister_is_of_the_state_whose_ministry_the_article_tells_of():
    assert held("krig")["Pekka Salo", "forsvarsminister"] == "Finland"


def test_a_well_known_holder_has_the_owner_of_the_list_and_the_rule_says_so():
    assert held("tale")["Sanna Marin", "statsminister"] == "Finland"
    assert held("tale")["Erna Solberg", "statsminister"] == "Norge"
    assert held("krig")["Ine Eriksen Søreide", "utanriksminister"] == "Noreg"
    assert rule("tale", "Sanna Marin").endswith("office holders listed")


def test_the_list_does_not_speak_outside_the_term():
    made = analysed("tale", date(2025, 5, 12))
    assert not [p for p in made.positions if p.rule.endswith("office holders listed") and p.title == "statsminister"]


def test_a_field_belongs_to_the_title_and_a_home_town_is_not_what_a_general_is_of():
    assert held("tale")["Marit Hytten", "forsvarspolitisk talsperson"] == "Senterpartiet"
    assert held("tale")["Ida Solheim", "generalmajor"] is None


def test_a_chief_of_police_is_of_the_police_of_the_article():
    assert held("tale")["Nils Holm", "politisjef"] == "politiet"


def test_a_king_is_called_kong_before_his_name():
    assert held("tale")["Harald", "konge"] == "Norge"


def test_the_spokesman_in_a_compound_is_of_its_first_part():
    assert held("krig")["Tor Myhre", "talsmann"] == "Lova"
    assert held("krig")["Kari Moe", "leiar"] == "Lova"
