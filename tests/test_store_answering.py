"""What a query may do, and which graphs it sees, wherever it is asked: it stays on this machine and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade_corpus import corpus
from hypothesis import given
from hypothesis import strategies as st
from served import listening

import kg
from kg.errors import UserError
from kg.graph import Graph
from kg.rdf.terms import ENTITY_GRAPH
from kg.store import sparql_text
from kg.store.answering import Dataset, answer
from kg.store.outputs import write_outputs


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    out = tmp_path_factory.mktemp("built") / "out"
    write_outputs(corpus(), (), out, html=False)
    return kg.open(out)


def count(graph: Graph, where: str, timeout: float | None = None) -> int:
    (row,) = graph.answer(f"SELECT (COUNT(*) AS ?n) {where}", timeout=timeout)
    return int(row["n"])


@pytest.mark.parametrize("timeout", [None, 60])
def test_from_narrows_a_query_down_to_the_graphs_it_names(graph, timeout):
    entities = len(list(graph.store.quads_for_pattern(None, None, None, ENTITY_GRAPH)))
    assert count(graph, f"FROM {ENTITY_GRAPH} WHERE {{ ?s ?p ?o }}", timeout) == entities
    assert count(graph, "WHERE { ?s ?p ?o }", timeout) == len({q.triple for q in graph.store}) > entities


def test_a_dataset_from_outside_goes_before_what_the_query_says(graph):
    query = "ASK FROM <https://example.org/nothing> { ?s a kg:Person }"
    assert not answer(graph.store, query)
    assert answer(graph.store, query, Dataset(default=(ENTITY_GRAPH.value,)))
    assert not answer(graph.store, query, Dataset(named=(ENTITY_GRAPH.value,)))


SERVICE = [
    "SELECT * WHERE { SERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * WHERE { ?a ?b ?c.service silent<HERE>{ ?s ?p ?o } }",
    "SELECT * WHERE { \\u0053ERVICE <HERE> { ?s ?p ?o } }",
    "PREFIX x: <x:> SELECT * WHERE { ?a ?b x:c\\' SERVICE <HERE> { ?s ?p ?o } }",
    "PREFIX x: <x:> SELECT * WHERE { ?a ?b x:c\\# . SERVICE <HERE> { ?s ?p ?o } }",
    "SELECT * WHERE { ?a ?b '''it's''' . SERVICE <HERE> { ?s ?p ?o } } # '",
    "SELECT * WHERE { FILTER(1<2) SERVICE <HERE> { ?s ?p ?o } FILTER(2>1) }",
    "SELECT * FROM <HERE> WHERE { BIND(<HERE> AS ?x) SERVICE ?x { ?s ?p ?o } }",
]


@pytest.mark.parametrize(("query", "timeout"), [*((q, None) for q in SERVICE), (SERVICE[0], 60)])
def test_no_query_reaches_another_server(graph, query, timeout):
    with listening() as elsewhere, pytest.raises(UserError, match=r"SERVICE is refused|not a SPARQL query"):
        graph.answer(query.replace("HERE", elsewhere.address), timeout=timeout)
    assert elsewhere.visits == []


@pytest.mark.parametrize("timeout", [None, 60])
def test_an_update_is_refused_as_one(graph, timeout):
    with pytest.raises(UserError, match="this is an update"):
        graph.answer("PREFIX a: <a:b#c>\nDELETE WHERE { ?s ?p ?o }", timeout=timeout)


def test_words_that_only_look_like_service_or_from_do_no_harm(graph):
    query = """# SERVICE <x> FROM <y>
        SELECT ?service ("SERVICE" AS ?from) WHERE { ?service a kg:Article FILTER(STR(?service) != 'FROM') }"""
    assert len(graph.answer(query)) == 3


@given(st.text(alphabet="SERVICEservice fromFROM<>'\"\\#\n{}?x:.", max_size=40))
def test_any_text_can_be_looked_at(text):
    bare = sparql_text.bare(text)
    assert isinstance(sparql_text.reaches_out(bare), bool)
    # Whatever stands before, a SERVICE of its own after a complete comment line is seen.
    assert sparql_text.reaches_out(sparql_text.bare(f"#{text.replace(chr(10), ' ')}\n SERVICE ?x {{}}"))


def test_a_query_in_a_file_may_do_no_more(graph, tmp_path: Path):
    file = tmp_path / "q.rq"
    file.write_text("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", encoding="utf-8")
    with pytest.raises(UserError, match="SERVICE is refused"):
        graph.answer(file)
