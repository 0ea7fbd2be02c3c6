"""What a tool that reads FollowTheMoney shows: no contested event without its status, no claim without its claimant."""

from __future__ import annotations

import json
from collections import defaultdict
from types import SimpleNamespace

import pytest
from handmade_views import load

from kg.exports import format_named
from kg.exports.followthemoney.entity import entity_id, moment

_POSITION = """
<https://example.org/g/moete> {
  a:pos a kg:Position ; kg:holder e:saebo ; kg:title "utanriksminister"@nn ; kg:of e:noreg ; kg:denotedBy a:m1 .
  a:pos2 a kg:Position ; kg:holder e:egede ; kg:title "rådgivar"@nn ; kg:former true ; kg:denotedBy a:m2 .
}"""


def exported(extra: str = _POSITION) -> list[SimpleNamespace]:
    lines = format_named("ftm").content(load(extra)).decode().splitlines()
    return [SimpleNamespace(**json.loads(line)) for line in lines]


@pytest.fixture
def entities() -> list[SimpleNamespace]:
    return exported()


def by_name(entities: list[SimpleNamespace], name: str) -> SimpleNamespace:
    (found,) = (e for e in entities if e.properties.get("name") == [name] or e.properties.get("title") == [name])
    return found


def linked(entities: list[SimpleNamespace], subject: str, object_: str) -> list[dict[str, list[str]]]:
    ends = [by_name(entities, subject).id], [by_name(entities, object_).id]
    links = (e.properties for e in entities if e.schema == "UnknownLink")
    return [p for p in links if (p["subject"], p["object"]) == ends]


SALE = "Disputed: Arms transfer – supplier Tsjad, recipient militsen"


def test_an_event_nobody_reports_as_a_fact_says_so_in_its_name(entities):
    names = {e.properties["name"][0] for e in entities if e.schema == "Event"}
    assert SALE in names
    assert "Planned: Aid – donor Norge, recipient Sudan" in names
    assert "Meeting – participant Pipaluk Egede and Ragnhild Sæbø, place Nuuk" in names


def test_who_asserts_and_who_denies_stands_in_the_event_and_in_links_with_their_words(entities):
    sale = by_name(entities, SALE).properties
    said = ["Sudan asserts it", "Tsjad denies it", "NATO confirms that Sudan asserts it"]
    assert sale["notes"] == said
    assert sale["summary"] == ["disputed: " + "; ".join(said)]
    assert "Sudan hevder at Tsjad har solgt droner til militsen." in sale["description"]
    (assertion,) = linked(entities, "Sudan", SALE)
    (nested,) = linked(entities, "NATO", SALE)
    denial = next(p for p in linked(entities, "Tsjad", SALE) if p["status"] == ["Denies"])
    assert (assertion["role"], assertion["status"]) == (["asserts it"], ["Asserts"])
    assert (denial["role"], denial["description"]) == (["denies it"], ["Tsjad avviser at landet har levert noe."])
    assert nested["role"] == ["confirms that Sudan asserts it"]
    assert denial["proof"] == [by_name(entities, "Skal ha solgt droner").id]


def test_every_part_in_a_contested_event_repeats_its_status(entities):
    (part,) = linked(entities, "militsen", SALE)
    assert (part["role"], part["status"]) == (["recipient (disputed)"], ["Disputed"])
    assert part["summary"][0].startswith("disputed: Sudan asserts it")
    actors = {e.id for e in entities if e.schema in {"Person", "Organization", "PublicBody", "LegalEntity"}}
    links = [e.properties for e in entities if e.schema == "UnknownLink"]
    assert not [p for p in links if p["subject"][0] in actors and p["object"][0] in actors]


def test_dates_are_as_precise_as_the_text_and_positions_say_when_they_were_held(entities):
    aid = by_name(entities, "Planned: Aid – donor Norge, recipient Sudan").properties
    assert (aid["date"], aid["startDate"], aid["endDate"]) == (["2024-10"], ["2024-10-01"], ["2024-10-31"])
    held = {e.properties["post"][0]: e.properties for e in entities if e.schema == "Occupancy"}
    minister = held[by_name(entities, "utanriksminister (Norge)").id]
    assert minister["holder"] == [by_name(entities, "Ragnhild Sæbø").id]
    assert (minister["status"], minister["date"]) == (["current"], ["2024-09-12"])
    assert held[by_name(entities, "rådgivar").id]["status"] == ["ended"]


def test_a_source_that_nobody_may_follow_is_no_link(entities):
    assert "sourceUrl" not in by_name(entities, "Skal ha solgt droner").properties
    assert by_name(entities, "Møtte kollegaen i Nuuk").properties["sourceUrl"] == ["https://vest.example.org/moete"]


def test_times_are_given_in_utc():
    assert moment("2024-10-18T08:05:00+02:00") == "2024-10-18T06:05:00"
    assert moment("2024-10") == "2024-10"


def test_nodes_whose_names_hold_other_signs_keep_apart():
    iris = [f"https://w3id.org/nyhetsgraf/id/mention/{n}" for n in ("a_b", "a:b", "a-b", "æ", "ø")]
    assert len({entity_id(i) for i in iris}) == len(iris)


def test_the_real_library_takes_every_line_as_it_stands(entities):
    model = pytest.importorskip("followthemoney", reason="pip install 'nyhetsgraf[ftm]'").model
    schemata = {e.id: model.get(e.schema) for e in entities}
    assert len(schemata) == len(entities)
    captions = defaultdict(set)
    for entity in entities:
        schema = schemata[entity.id]
        assert set(entity.properties) <= set(schema.properties)
        assert set(schema.required) <= set(entity.properties)
        schema.validate({"properties": entity.properties})
        # Cleaning, as every reader does, changes nothing.
        proxy = model.get_proxy(vars(entity), cleaned=False)
        assert {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: sorted(v) for k, v in entity.properties.items()
        }
        shown = schema.edge_caption if schema.edge else None
        captions[entity.schema].add(proxy.first(shown[0], quiet=True) if shown else proxy.caption)
        for prop, value in proxy.itervalues():
            if prop.range is not None:
                assert schemata[value].is_a(prop.range)
    assert SALE in captions["Event"]
    assert "recipient (disputed)" in captions["UnknownLink"]
