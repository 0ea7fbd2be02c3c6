"""The store on disk, the Graph over it, and what ``explain`` and ``check`` say."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from handmade_corpus import corpus, harbour

import kg
from kg.errors import UserError
from kg.graph import Graph
from kg.model import Corpus, Skipped
from kg.rdf import corpus_quads
from kg.rdf.serialise import nquads
from kg.rdf.terms import ASSERTED_GRAPH, KG, TYPE
from kg.store.opening import memory_store
from kg.store.outputs import replaced_folder, write_outputs
from kg.store.result import shorten

ALL = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    write_outputs(corpus(), [Skipped("x.txt", "is empty")], out)
    return out


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return kg.open(built)


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


# ------------------------------------------------------------------------------------------- outputs


def test_a_build_leaves_all_its_outputs(built):
    names = {p.name for p in built.iterdir()}
    wanted = "graph.nq graph.trig graph.ttl graph.graphml view.html report.json report.txt store"
    assert names == set(wanted.split())


def test_the_same_corpus_gives_the_same_bytes(built, tmp_path):
    write_outputs(corpus(), [Skipped("x.txt", "is empty")], tmp_path / "again")
    assert files(tmp_path / "again") == files(built)


def test_a_second_build_replaces_the_first_as_a_whole(tmp_path):
    out = tmp_path / "out"
    write_outputs(corpus(), (), out, html=True)
    write_outputs(Corpus((harbour(),), corpus().actors), (), out, html=False)
    assert not (out / "view.html").exists()
    assert {row["article"] for row in kg.open(out).answer("articles")} == {"harbour"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_build_that_fails_leaves_the_earlier_one_and_nothing_else(tmp_path):
    out = tmp_path / "out"
    write_outputs(corpus(), (), out, html=False)
    before = files(out)
    with pytest.raises(RuntimeError), replaced_folder(out) as new:
        (new / "graph.nq").write_text("half")
        raise RuntimeError
    assert files(out) == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_things_in_it_is_not_replaced(tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(UserError, match="not a folder that kg build wrote"):
        write_outputs(corpus(), (), tmp_path)
    assert (tmp_path / "thesis.docx").read_text() == "years of work"


def test_a_reader_that_has_the_store_open_survives_a_rebuild(tmp_path):
    out = tmp_path / "out"
    write_outputs(corpus(), (), out, html=False)
    reader = kg.open(out)
    write_outputs(corpus(), (), out, html=False)
    assert [row["n"] for row in reader.answer(ALL)] == [row["n"] for row in kg.open(out).answer(ALL)]


def test_the_report_counts_every_class_also_those_of_which_there_is_nothing(built):
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert report["articles"] == 3
    assert report["classes"]["ArmsTransfer"] == 2
    assert report["classes"]["Aid"] == 0
    assert {"Person", "Organization", "State", "Group", "Place", "Position", "Claim", "Quote"} <= set(report["classes"])
    assert report["status"] == {"Alleged": 2, "Denied": 0, "Disputed": 1, "Planned": 1, "Possible": 1, "Reported": 3}
    assert report["skipped"] == [{"source": "x.txt", "reason": "is empty"}]
    assert report["unlinked_places"] == ["Havøya"]
    assert report["asserted"]["suppliesArmsTo"] == 0
    text = (built / "report.txt").read_text(encoding="utf-8")
    assert "x.txt: is empty" in text
    assert "Havøya" in text


# ------------------------------------------------------------------------------------------- opening


def test_without_its_store_a_folder_is_read_from_graph_nq(tmp_path, graph):
    (tmp_path / "graph.nq").write_bytes(nquads(corpus_quads(corpus())))
    assert len(kg.open(tmp_path)) == len(kg.open(tmp_path / "graph.nq")) == len(graph)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "there is no such folder"), ({}, "holds neither"), ({"graph.nq": "rubbish"}, "not readable as N-Quads")],
)
def test_what_cannot_be_opened_is_one_clear_line(tmp_path, content, message):
    folder = tmp_path / "out"
    if content is not None:
        folder.mkdir()
        for name, text in content.items():
            (folder / name).write_text(text)
    with pytest.raises(UserError, match=message) as caught:
        kg.open(folder)
    assert "\n" not in str(caught.value)


def test_readers_open_the_store_while_another_process_has_it_open_for_writing(built):
    program = "import pyoxigraph, sys; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(built / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"open\n"
        assert len(kg.open(built)) > 1000
        writer.stdin.close()


# -------------------------------------------------------------------------------------------- asking


def test_rdflib_sees_the_same_quads_and_the_union_of_the_graphs(graph):
    dataset = graph.rdflib
    assert isinstance(dataset, rdflib.Dataset)
    met = rdflib.URIRef(KG.metWith.value)
    assert len(list(dataset.triples((None, met, None)))) == 2
    counted = next(iter(dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")))
    assert int(counted.n) == len({q.triple for q in graph.store})
    assert len(list(dataset.quads((None, None, None, None)))) == len(graph)


def test_a_query_sees_all_graphs_and_knows_the_prefixes(graph):
    assert len(graph.answer("SELECT ?e WHERE { ?e a kg:Event }")) == 8
    assert [r["answer"] for r in graph.answer("ASK { actor:state:XS kg:sanctioned actor:state:XV }")] == [True]
    assert graph.answer("CONSTRUCT { ?a kg:metWith ?b } WHERE { ?a kg:metWith ?b }").columns[0] == "subject"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?n WHERE { ?s nif:beginIndex ?n ; kg:rule 'hand' }",
        "ASK { ?s kg:disputes ?o }",
        "CONSTRUCT { ?a kg:metWith ?b } WHERE { ?a kg:metWith ?b }",
    ],
)
def test_with_a_time_limit_the_answer_is_the_same(graph, sparql):
    limited, free = graph.answer(sparql, timeout=60), graph.answer(sparql)
    assert limited.columns == free.columns
    assert set(limited.rows) == set(free.rows)


def test_a_query_that_takes_too_long_is_stopped(graph):
    everything = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(UserError, match=r"longer than 0\.5 s"):
        graph.answer(everything, timeout=0.5)


@pytest.mark.parametrize("timeout", [None, 30])
def test_bad_sparql_is_one_clear_line(graph, timeout):
    with pytest.raises(UserError, match="not a SPARQL query") as caught:
        graph.answer("SELECT WHERE {", timeout=timeout)
    assert "\n" not in str(caught.value)


def test_an_answer_in_csv_json_and_dataframe(graph):
    result = graph.answer("sanctions")
    assert result.to_csv().startswith("imposer,target,date,status,sentence,article,event\nSørland,Vestland,2023-08,")
    binding = json.loads(result.to_json())["results"]["bindings"][0]
    assert binding["imposer"] == {"type": "literal", "value": "Sørland", "xml:lang": "nb"}
    assert binding["date"]["datatype"].endswith("gYearMonth")
    assert binding["event"]["type"] == "uri"
    frame = result.to_dataframe()
    assert frame.loc[0, "target"] == "Vestland"


def test_numbers_in_a_dataframe_are_numbers(graph):
    frame = graph.to_dataframe("events-by-status")
    assert frame["events"].sum() == 8


def test_html_of_an_article_is_inert_in_a_notebook():
    result = Graph(ox.Store()).answer('SELECT ?x WHERE { VALUES ?x { "<script>alert(1)</script>" } }')
    assert "<script>" not in result._repr_html_()


def test_the_views_take_the_graph(graph, tmp_path):
    assert isinstance(graph.to_networkx(), nx.MultiDiGraph)
    assert graph.to_html(tmp_path / "page.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert len(graph.to_dataframe()) > 0


@pytest.mark.parametrize("syntax", ["turtle", "trig", "nquads", "jsonld"])
def test_an_rdf_export_holds_the_graph(graph, tmp_path, syntax):
    path = graph.export(syntax, tmp_path / "export")
    formats = {"turtle": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS", "jsonld": "JSON_LD"}
    read = {q.triple for q in ox.parse(path.read_bytes(), format=getattr(ox.RdfFormat, formats[syntax]))}
    assert read == {q.triple for q in graph.store}


# ---------------------------------------------------------------------------------------- explaining


def one(graph: Graph, kind: str) -> str:
    return min(q.subject.value for q in graph.store.quads_for_pattern(None, TYPE, KG[kind], None))


def test_an_event_is_explained_by_sentences_roles_and_claims(graph):
    disputed = next(iter(graph.answer("SELECT ?e WHERE { ?e kg:status kg:Disputed }")))["e"]
    explanation = graph.explain(str(disputed))
    text = str(explanation)
    assert explanation.kind == "ArmsTransfer"
    assert "Ifølge Nordposten skal Sørland ha [[solgt]] 200 missiler til Vestland." in text
    assert "supplier: Sørland" in text
    assert "rule: role:supplier" in text
    assert "Vestland denies" in text
    assert "[[Vestland avviser salget]]" in text
    assert "Ola Strand declines" in text


def test_a_claim_tells_who_disputes_it(graph):
    claim = next(iter(graph.answer("SELECT ?c WHERE { ?c kg:stance kg:Denies }")))["c"]
    text = str(graph.explain(str(claim)))
    assert "disputed by: " in text
    assert "Nordposten asserts «Ifølge» (harbour)" in text


def test_an_actor_shows_mentions_positions_and_merges_with_reasons(graph):
    text = str(graph.explain("kari-nordvik"))
    assert "[[Statsministeren]] skal besøke Vestland i desember." in text
    assert "«Statsministeren» taken for the same as «Kari Nordvik»" in text
    assert "rule: coref:position" in text
    assert "Kari Nordvik: statsminister" in text


def test_an_edge_leads_to_every_event_that_it_rests_on(graph):
    edge = next(iter(graph.answer("SELECT ?r WHERE { ?r rdf:predicate kg:metWith }")))["r"]
    articles = {p.article for part in graph.explain(str(edge)).parts for p in part.passages}
    assert articles == {"harbour", "reprint"}


@pytest.mark.parametrize(
    "kind",
    ["Quote", "Position", "Mention", "Merge", "CrossMerge", "RoleFilling", "Place", "Item", "Sentence", "EventLink"],
)
def test_every_kind_of_node_is_explained(graph, kind):
    explanation = graph.explain(one(graph, kind))
    assert explanation.heading
    assert explanation.facts or explanation.passages


@pytest.mark.parametrize("kind", ["ArmsTransfer", "Claim", "Quote", "Position", "Mention", "Merge", "RoleFilling"])
def test_what_a_rule_made_shows_rule_and_marked_words(graph, kind):
    explanation = graph.explain(one(graph, kind))
    assert any(p.marks for p in explanation.passages)
    assert any(name == "rule" for name, _ in explanation.facts)


def test_marked_words_are_the_mention():
    graph = Graph(memory_store(corpus_quads(corpus())))
    for quad in graph.store.quads_for_pattern(None, TYPE, KG.Mention, None):
        explanation = graph.explain(quad.subject.value)
        (passage,) = explanation.passages
        words = [text for text, marked in passage.pieces() if marked]
        assert explanation.heading == f"Mention: «{words[0]}»"
        assert "".join(text for text, _ in passage.pieces()) == passage.sentence


@pytest.mark.parametrize(
    "asked", ["actor:state:XV", "<{id}actor/state:XV>", "{id}actor/state:XV", "state:XV", "XV", "vestland"]
)
def test_a_node_may_be_asked_for_in_short(graph, asked):
    assert graph.explain(asked.format(id="https://w3id.org/nyhetsgraf/id/")).heading == "State: Vestland"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("nobody-of-this-name", "nothing in the graph"),
        ("actor:nobody", "says nothing"),
        ("", "no IRI"),
        ("http://[", "not an IRI"),
        ("entity", "could be any of"),
    ],
)
def test_an_unclear_node_is_one_clear_line(graph, asked, message):
    with pytest.raises(UserError, match=message):
        graph.explain(asked)


# ------------------------------------------------------------------------------------------ checking


def broken(change: list[ox.Quad], without: list[ox.Quad] | None = None) -> list[str]:
    store = memory_store(corpus_quads(corpus()))
    for quad in without or []:
        store.remove(quad)
    store.extend(change)
    return [v.message for v in Graph(store).check()]


def find(predicate: ox.NamedNode, target: ox.NamedNode | None = None) -> ox.Quad:
    return next(q for q in corpus_quads(corpus()) if q.predicate == predicate and target in {None, q.object})


def test_the_handmade_graph_keeps_to_its_shapes(graph):
    assert graph.check() == ()


def test_a_place_as_claimant_is_found():
    claim = find(KG.claimant)
    place = find(TYPE, KG.Place).subject
    assert "a claimant is never a place" in broken(
        [ox.Quad(claim.subject, KG.claimant, place, claim.graph_name)], [claim]
    )


def test_an_edge_from_an_event_that_is_not_reported_is_found():
    alleged, edge = find(KG.status, KG.Alleged).subject, find(KG.basedOn)
    messages = broken([ox.Quad(edge.subject, KG.basedOn, alleged, ASSERTED_GRAPH)])
    assert messages == ["a plain edge rests only on reported events and on positions"]


def test_an_edge_without_a_record_is_found():
    a, b = find(KG.claimant).object, find(TYPE, KG.Place).subject
    assert broken([ox.Quad(a, KG.attacked, b, ASSERTED_GRAPH)]) == [
        "every plain edge has a record that leads to its events"
    ]


def test_a_second_status_is_found():
    status = find(KG.status, KG.Alleged)
    messages = broken([ox.Quad(status.subject, KG.status, KG.Reported, status.graph_name)])
    assert "an event has one of the six statuses" in messages


def test_a_role_of_another_event_type_is_found():
    event = find(TYPE, KG.Meeting)
    person = find(KG.participant).object
    messages = broken([ox.Quad(event.subject, KG.supplier, person, event.graph_name)])
    assert "kg:supplier is a role of ArmsTransfer" in messages
    assert "every filled role has a record of what filled it" in messages


def test_a_mention_that_ends_before_it_begins_is_found():
    end = next(q for q in corpus_quads(corpus()) if q.predicate.value.endswith("endIndex"))
    zero = ox.Literal("0", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    messages = broken([ox.Quad(end.subject, end.predicate, zero, end.graph_name)], [end])
    assert "begins once, at 0 or later, before it ends" in messages


def test_a_text_that_is_not_as_long_as_its_offsets_say_is_found_with_its_mention():
    words = next(q for q in corpus_quads(corpus()) if q.predicate.value.endswith("anchorOf"))
    store = memory_store(q for q in corpus_quads(corpus()) if q != words)
    store.add(ox.Quad(words.subject, words.predicate, ox.Literal(words.object.value + "!"), words.graph_name))
    (violation,) = Graph(store).check()
    assert violation.message == "the text is as long as the offsets say"
    assert violation.node == shorten(words.subject.value)


def test_a_violation_reads_as_one_line():
    status = find(KG.status, KG.Alleged)
    store = memory_store([q for q in corpus_quads(corpus()) if q != status])
    (violation,) = Graph(store).check()
    assert str(violation).startswith("article:sale: event:")
    assert str(violation).endswith("kg:status: an event has one of the six statuses")


def test_a_corpus_of_nothing_still_gives_a_graph(tmp_path):
    write_outputs(Corpus((), ()), (), tmp_path / "out")
    assert len(kg.open(tmp_path / "out").answer("articles")) == 0


def test_hostile_text_changes_nothing_but_itself():
    analysis = harbour()
    words = 'Nord</script><script>alert("x")</script>\u2028\x00\r'
    entity = replace(analysis.entities[0], name=words)
    actor = replace(corpus().actors[0], name=words)
    changed = Corpus((replace(analysis, entities=(entity, *analysis.entities[1:])),), (actor, *corpus().actors[1:]))
    graph = Graph(memory_store(corpus_quads(changed)))
    assert words in {row["name"] for row in graph.answer("actors")}
    read = set(ox.parse(nquads(corpus_quads(changed)), format=ox.RdfFormat.N_QUADS))
    assert read == set(graph.store)
