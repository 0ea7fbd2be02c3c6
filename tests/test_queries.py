"""Every canned question, asked of the handmade articles, gives the rows that a careful reader would give."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from handmade_corpus import corpus

from kg.errors import UserError
from kg.graph import Graph
from kg.rdf import corpus_quads
from kg.store.library import FOLDER, bind, find_question, questions
from kg.store.opening import memory_store

# question, parameters, columns looked at, the rows expected in them (in any order)
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[object, ...]]]] = [
    (
        "who-met-whom",
        {},
        "one other date place article",
        [
            ("Kari Nordvik", "Tomas Arland", "2023-09-13", "Tromsø", "harbour"),
            ("Kari Nordvik", "Tomas Arland", "2023-09-13", None, "reprint"),
        ],
    ),
    ("who-met-whom", {"who": "ARLAND", "where": "troms"}, "one other", [("Tomas Arland", "Kari Nordvik")]),
    ("who-met-whom", {"who": "arland", "whom": "strand"}, "one other", []),
    ("meetings-never-reported", {}, "type one other date", [("Visit", "Kari Nordvik", "Vestland", "2023-12")]),
    ("meetings-never-reported", {"who": "sørland"}, "type", []),
    (
        "alleged-arms-transfers",
        {},
        "from to what status saidBy deniedBy article",
        [
            ("Sørland", "Vestland", "missiler", "Disputed", "Nordposten", "Vestland", "harbour"),
            ("Sørland", "Vestland", "missil", "Alleged", "Sørland", None, "sale"),
        ],
    ),
    ("alleged-arms-transfers", {"supplier": "vestland"}, "from", []),
    ("alleged-arms-transfers", {"item": "missiler", "recipient": "vest"}, "article", [("harbour",)]),
    ("arms-transfers", {"status": "disputed"}, "from to what quantity is", [
        ("Sørland", "Vestland", "missiler", "200", "Disputed"),
    ]),
    ("arms-transfers", {"status": "reported"}, "from", []),
    ("claims", {"who": "nordposten"}, "claimant takes cue status article", [
        ("Nordposten", "Asserts", "Ifølge", "Disputed", "harbour"),
        ("Nordposten", "Asserts", "skriv", "Alleged", "sale"),
    ]),
    ("claims", {"about": "havøya"}, "claimant takes type", [("eksperter", "Fears", "Attack")]),
    ("claims", {"stance": "confirms"}, "claimant sentence", [
        ("Sørland", "Sørland stadfestar at dei har levert missil til Vestland, skriv Nordposten."),
    ]),
    ("one-unnamed-source", {}, "type source", [("Attack", "eksperter"), ("WeaponTest", "ei kjelde")]),
    ("connections", {"from": "kari", "to": "tomas"}, "one via other firstLink", [
        ("Kari Nordvik", None, "Tomas Arland", "Meeting (reported)"),
        ("Kari Nordvik", None, "Tomas Arland", "Meeting (reported)"),
    ]),
    ("connections", {"from": "kari", "to": "sørland"}, "via firstLink secondLink", [
        ("Vestland", "Visit (planned)", "ArmsTransfer (alleged)"),
        ("Vestland", "Visit (planned)", "ArmsTransfer (disputed)"),
        ("Vestland", "Visit (planned)", "Sanction (reported)"),
    ]),
    ("edge-support", {"relation": "metwith", "from": "kari"}, "one edge other article reprintOf", [
        ("Kari Nordvik", "metWith", "Tomas Arland", "harbour", None),
        ("Kari Nordvik", "metWith", "Tomas Arland", "reprint", "harbour"),
    ]),
    ("edge-support", {"relation": "suppliesArmsTo"}, "one", []),
    ("merges", {"who": "nordvik"}, "name words sameAs by", [
        ("Kari Nordvik", "Statsministeren", "Kari Nordvik", "coref:position"),
        ("Kari Nordvik", "Kari Nordvik", "Kari Nordvik", "link:name"),
    ]),
    ("merges", {"rule": "surname"}, "words", [("Arland",)]),
    ("denials", {}, "denier type contradicts cue", [
        ("Vestland", "ArmsTransfer", "Nordposten", "avviser"),
        ("Vestland", "ArmsTransfer", "Sørland", "avviser"),
    ]),
    ("declines-to-comment", {}, "silent type cue", [("Ola Strand", "ArmsTransfer", "ville ikke kommentere")]),
    ("events-by-status", {}, "type status events", [
        ("ArmsTransfer", "Alleged", 1),
        ("ArmsTransfer", "Disputed", 1),
        ("Attack", "Possible", 1),
        ("Meeting", "Reported", 2),
        ("Sanction", "Reported", 1),
        ("Visit", "Planned", 1),
        ("WeaponTest", "Alleged", 1),
    ]),
    ("timeline", {"since": "2023-09", "until": "2023-09"}, "date type article", [
        ("2023-09-13", "Meeting", "harbour"),
        ("2023-09-13", "Meeting", "reprint"),
    ]),
    ("timeline", {"who": "vestland", "status": "alleged"}, "date type", [("2022", "WeaponTest")]),
    ("positions", {}, "holder title organisation", [
        ("Kari Nordvik", "statsminister", None),
        ("Tomas Arland", "president", "Vestland"),
    ]),
    ("positions", {"of": "vestland"}, "holder", [("Tomas Arland",)]),
    ("former-positions", {}, "holder title", [("Ola Strand", "utenriksminister")]),
    ("travels", {"who": "nordvik"}, "traveller type to date status", [
        ("Kari Nordvik", "Visit", "Vestland", "2023-12", "Planned"),
    ]),
    ("quotes", {"who": "arland"}, "speaker quote directness cue", [
        ("Tomas Arland", "Vi har ikke kjøpt noe", "direct", "sier"),
    ]),
    ("quotes", {"words": "solgt"}, "speaker", []),
    ("disputed-events", {}, "type affirms denies denyingWords", [
        ("ArmsTransfer", "Nordposten", "Vestland", "Vestland avviser salget."),
        ("ArmsTransfer", "Sørland", "Vestland", "Vestland avviser salget."),
    ]),
    ("disputed-events", {"who": "nordposten"}, "affirms", [("Nordposten",)]),
    ("planned-events", {}, "type date dateText", [("Visit", "2023-12", "i desember")]),
    ("sanctions", {"by": "sørland"}, "imposer target date status", [("Sørland", "Vestland", "2023-08", "Reported")]),
    ("sanctions", {"on": "sørland"}, "imposer", []),
    ("attacks", {}, "attacker target status", [("Sørland", "Havøya", "Possible")]),
    ("weapon-tests", {"what": "missil"}, "agent item date status", [("Vestland", "missil", "2022", "Alleged")]),
    ("arrests", {}, "agent person", []),
    ("unlinked-places", {}, "place mentions", [("Havøya", 1)]),
    ("articles", {}, "article language reprintOf events claims quotes", [
        ("harbour", "nb", None, 4, 4, 1),
        ("reprint", "nb", "harbour", 1, 0, 0),
        ("sale", "nn", None, 3, 3, 0),
    ]),
    ("nested-claims", {}, "outer outerStance inner innerStance type", [
        ("Nordposten", "Asserts", "Sørland", "Confirms", "ArmsTransfer"),
    ]),
    ("actors", {"type": "organization"}, "name mentions articles claims", [("Nordposten", 2, 2, 2)]),
    ("events-in-several-articles", {}, "type article others independentOthers", [
        ("ArmsTransfer", "harbour", 1, 1),
        ("ArmsTransfer", "sale", 1, 1),
        ("Meeting", "harbour", 1, 0),
        ("Meeting", "reprint", 1, 0),
    ]),
    ("events-at", {"where": "troms"}, "place type date", [("Tromsø", "Meeting", "2023-09-13")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(memory_store(corpus_quads(corpus())))


@pytest.mark.parametrize(("name", "given", "columns", "expected"), EXPECTED)
def test_the_question_gives_the_expected_rows(graph, name, given, columns, expected):
    rows = [tuple(row[c] for c in columns.split()) for row in graph.answer(name, **given)]
    assert sorted(rows, key=repr) == sorted(expected, key=repr)


def test_the_rules_behind_the_graph_are_counted(graph):
    rows = {(r["rule"], r["kind"]): r["made"] for r in graph.answer("rules")}
    assert rows["claim:verb", "Claim"] == 7
    assert rows["coref:position", "Merge"] == 1


def test_every_question_has_a_test_of_its_rows():
    asked = {name for name, *_ in EXPECTED} | {"rules"}
    assert {q.name for q in questions()} == asked
    assert len(asked) >= 25


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_a_question_begins_with_itself_in_english_and_norwegian(question):
    assert question.english.endswith("?")
    assert question.norwegian.endswith("?")
    assert question.english != question.norwegian


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_every_parameter_is_described_and_bound_to_nothing_unless_given(question):
    bound = re.findall(r"VALUES \?(\w+) \{ UNDEF \}", question.sparql)
    assert sorted(set(bound)) == sorted(p.name for p in question.parameters)


@pytest.mark.parametrize(
    ("question", "parameter"), [(q.name, p.name) for q in questions() for p in q.parameters if p.name != "until"]
)
def test_a_value_that_nothing_has_gives_no_rows(graph, question, parameter):
    assert len(graph.answer(question, **{parameter: "zzz"})) == 0


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda p: p.stem)
def test_the_file_is_a_query_of_its_own_in_any_tool(path):
    ox.Store().query(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("value", ['"', "\\", "\n", '" } UNION { ?s ?p ?o } #', "{ } ?x", "å'«»"])
def test_a_value_is_a_literal_whatever_it_holds(graph, value):
    assert len(graph.answer("who-met-whom", who=value)) == 0
    sparql = bind(find_question("SELECT ?x WHERE { VALUES ?x { UNDEF } }"), {"x": value})
    assert [row["x"] for row in graph.answer(sparql)] == [value]


def test_an_unknown_parameter_is_an_error_that_names_the_known_ones(graph):
    with pytest.raises(UserError, match=r"no parameter 'whose' \(it has: who\)"):
        graph.answer("denials", whose="x")


def test_an_unknown_question_is_an_error_with_the_nearest_name(graph):
    with pytest.raises(UserError, match="did you mean denials"):
        graph.answer("denails")
