"""``kg serve`` as its users meet it: a process on a free port, asked by real clients."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from handmade_corpus import corpus, harbour
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import listening, serving

from kg.model import Corpus
from kg.server import vendoring
from kg.store.library import questions
from kg.store.outputs import write_outputs
from kg.views.kept import KEPT, compressed, keep, kept

KG = "https://w3id.org/nyhetsgraf/ontology#"
ID = "https://w3id.org/nyhetsgraf/id/"
ENTITIES = f"{ID}graph/entities"
NAMES = "SELECT ?name WHERE { ?p a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
# Joins everything with everything: as good as endless.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("serve") / "out"
    write_outputs(corpus(), (), out, html=False)
    return out


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def narrow(folder: Path) -> Iterator[str]:
    """A server with a short time limit and a low result limit."""
    with serving(folder, "--timeout", "1", "--limit", "3") as address:
        yield address


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30) as http:
        yield http


def ask(client: httpx.Client, query: str, accept: str = "application/sparql-results+json", **more: str):
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


# --- The protocol, by real clients


def test_sparqlwrapper_reads_tables_and_graphs(server):
    from SPARQLWrapper import JSON, POST, TURTLE, XML, SPARQLWrapper

    asking = SPARQLWrapper(f"{server}sparql")
    for method, form in (("GET", JSON), (POST, JSON), ("GET", XML)):
        asking.setMethod(method)
        asking.setReturnFormat(form)
        asking.setQuery(NAMES)
        found = asking.query().convert()
        text = found.toxml() if form == XML else json.dumps(found, ensure_ascii=False)
        assert "Kari Nordvik" in text
    asking.setMethod("GET")
    asking.setReturnFormat(TURTLE)
    asking.setQuery("CONSTRUCT { ?p skos:prefLabel ?n } WHERE { ?p a kg:Person ; skos:prefLabel ?n }")
    assert len(rdflib.Graph().parse(data=asking.query().convert(), format="turtle")) >= 3


def test_rdflib_reads_the_endpoint_as_a_store(server):
    graph = rdflib.Graph(SPARQLStore(f"{server}sparql"))
    persons = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{KG}Person")))
    assert persons
    assert len(graph) > 100


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
def test_curl_gets_csv(server):
    command = ["curl", "-sf", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}", f"{server}sparql"]
    out = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    rows = list(csv.DictReader(io.StringIO(out)))
    assert "Kari Nordvik" in [row["name"] for row in rows]


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_every_result_format_says_the_same(client, accept, syntax):
    values = r'"a\tb\n\"c\"<&>"@nb 1.5 true "2023-09"^^xsd:gYearMonth "æøå😀\r"'
    query = f"SELECT ?s ?v ?none WHERE {{ VALUES ?v {{ {values} }} ?s a kg:Article }}"
    response = ask(client, query, accept)
    assert response.headers["content-type"].startswith(accept)
    answer = ox.parse_query_results(response.content, format=syntax)
    got = {tuple(str(solution[n]) for n in ("s", "v", "none")) for solution in answer}
    plain = ox.parse_query_results(ask(client, query).content, format=ox.QueryResultsFormat.JSON)
    assert got == {tuple(str(solution[n]) for n in ("s", "v", "none")) for solution in plain}
    assert len(got) == 5 * 3


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_ask_answers_yes_or_no(client, accept):
    assert "true" in ask(client, "ASK { ?e a kg:Event }", accept).text
    assert "false" in ask(client, "ASK { ?e a kg:Nothing }", accept).text


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
    ],
)
def test_constructed_graphs_in_every_format(client, accept, syntax):
    response = ask(client, "CONSTRUCT WHERE { ?e kg:status ?s }", accept)
    assert response.headers["content-type"].startswith(accept)
    statuses = {q.object.value for q in ox.parse(response.content, format=syntax)}
    assert {f"{KG}Reported", f"{KG}Disputed"} <= statuses


def test_describe_gives_the_statements_of_a_node(client):
    response = ask(client, f"DESCRIBE <{ID}article/harbour>", "text/turtle")
    assert "harbour" in response.text


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv, application/sparql-results+xml;q=0.9", "text/csv"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("image/png, text/csv;q=0.1", "text/csv"),
    ],
)
def test_q_values_decide(client, accept, expected):
    assert ask(client, NAMES, accept).headers["content-type"].partition(";")[0] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("csv", "text/csv"), ("tsv", "text/tab-separated-values"), ("xml", "application/sparql-results+xml")],
)
@pytest.mark.parametrize("parameter", ["format", "output"])
def test_a_format_can_be_named(client, parameter, name, expected):
    response = ask(client, NAMES, BROWSER, **{parameter: name})
    assert response.headers["content-type"].startswith(expected)


def test_the_same_query_by_get_form_and_body(client):
    headers = {"Accept": "text/csv"}
    answers = {
        client.get("/sparql", params={"query": NAMES}, headers=headers).text,
        client.post("/sparql", data={"query": NAMES}, headers=headers).text,
        client.post(
            "/sparql",
            content=NAMES.encode(),
            headers={**headers, "Content-Type": "application/sparql-query; charset=utf-8"},
        ).text,
    }
    assert len(answers) == 1
    head = client.head("/sparql", params={"query": NAMES}, headers=headers)
    assert (head.status_code, head.text) == (200, "")


def count(response: httpx.Response) -> int:
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_which_graphs_a_query_sees(client):
    query = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?s ?p ?o }}"
    everywhere = count(ask(client, query.format("")))
    entities = count(ask(client, query.format(f"FROM <{ENTITIES}>")))
    assert 0 < entities < everywhere
    by_protocol = {"default-graph-uri": ENTITIES}
    assert count(ask(client, query.format(""), **by_protocol)) == entities
    # What the protocol says goes before what the query says.
    assert count(ask(client, query.format(f"FROM <{ID}article/harbour>"), **by_protocol)) == entities
    only_named = {"named-graph-uri": ENTITIES}
    assert count(ask(client, query.format(""), **only_named)) == 0
    graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert count(ask(client, graphs, **only_named)) == 1
    assert count(ask(client, graphs)) > 3


# --- What is refused, and how


def test_malformed_queries_get_400_with_the_place(client):
    response = ask(client, "SELECT * WHERE {")
    assert response.status_code == 400
    assert "1:17" in response.text


def test_what_cannot_be_given_gets_406(client):
    for query in (NAMES, "CONSTRUCT WHERE { ?s ?p ?o }"):
        response = ask(client, query, "image/png")
        assert response.status_code == 406
        assert "json" in response.text


def test_other_methods_get_405_and_other_bodies_415(client):
    response = client.put("/sparql", content=b"x")
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]
    response = client.post("/sparql", content=NAMES, headers={"Content-Type": "text/plain"})
    assert response.status_code == 415
    assert "application/sparql-query" in response.headers["accept-post"]


def test_requests_that_are_no_single_query_get_400(client):
    assert client.post("/sparql", data={"x": "y"}).status_code == 400
    assert client.get("/sparql", params=[("query", NAMES), ("query", NAMES)]).status_code == 400
    bad = client.post("/sparql", content=b"SELECT \xff", headers={"Content-Type": "application/sparql-query"})
    assert bad.status_code == 400
    assert ask(client, NAMES, **{"default-graph-uri": "no iri"}).status_code == 400


def test_updates_are_refused_and_change_nothing(client):
    before = count(ask(client, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"))
    update = "INSERT DATA { <a:b> <a:b> <a:b> }"
    answers = [
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
        ask(client, update),
        ask(client, "PREFIX a: <a:b#c>\nLOAD <http://127.0.0.1:9/>"),
    ]
    assert [a.status_code for a in answers] == [403] * 4
    assert count(ask(client, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")) == before


def test_no_query_reaches_another_server(client):
    with listening() as elsewhere:
        response = ask(client, f"SELECT * WHERE {{ SERVICE <{elsewhere.address}> {{ ?s ?p ?o }} }}")
    assert response.status_code == 403
    assert elsewhere.visits == []


# --- A graph that is built again


def test_a_rebuilt_graph_is_served_without_a_restart(tmp_path):
    out = tmp_path / "out"
    write_outputs(Corpus((harbour(),), corpus().actors), (), out, html=False)
    with serving(out) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert articles(client) == ["harbour"]
        write_outputs(corpus(), (), out, html=False)
        assert eventually(lambda: len(articles(client)) == 3)
        # Every room has moved, not only the endpoint.
        article = next(a for a in articles(client) if a != "harbour")
        assert client.get(f"/id/article/{article}", headers={"Accept": "text/turtle"}, follow_redirects=True).is_success
        everything = ask(client, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert f"{count(everything):,}" in client.get("/", headers={"Accept": BROWSER}).text.replace("\u202f", ",")
        assert len(client.get("/explore.json").json()["articles"]) == 3


def articles(client: httpx.Client) -> list[str]:
    query = "SELECT ?a WHERE { ?x a kg:Article ; dcterms:identifier ?a } ORDER BY ?a"
    return [row["a"]["value"] for row in ask(client, query).json()["results"]["bindings"]]


def eventually(happened: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.1)
    return False


# --- Limits


def test_a_query_that_takes_too_long_is_stopped_and_others_go_on(narrow):
    with httpx.Client(base_url=narrow, timeout=30) as client:
        response = ask(client, ENDLESS)
        assert response.status_code == 504
        assert "1 s" in response.text
        assert ask(client, "ASK { ?s ?p ?o }").status_code == 200


def processes_below(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return [int(p) for p in listed.split()]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes by /proc")
def test_stopping_is_for_real_and_a_client_that_hangs_up_stops_its_query(folder):
    with serving(folder, "--timeout", "60") as address:
        pid = serving.last_pid
        before = set(processes_below(pid))
        with pytest.raises(httpx.ReadTimeout), httpx.Client(base_url=address, timeout=0.7) as client:
            ask(client, ENDLESS)
        deadline = time.monotonic() + 20
        while set(processes_below(pid)) == before and time.monotonic() < deadline:
            time.sleep(0.1)
        assert len(before - set(processes_below(pid))) == 1


def test_ended_server_leaves_no_process_behind(folder):
    with serving(folder) as address:
        children = processes_below(serving.last_pid)
        assert httpx.get(address).status_code == 200
        assert children
    assert [p for p in children if Path(f"/proc/{p}").exists()] == []


def test_a_limited_answer_says_so_in_its_head_and_on_the_page(narrow):
    with httpx.Client(base_url=narrow, timeout=30) as client:
        query = "SELECT ?s WHERE { ?s a kg:Mention } LIMIT {}"
        whole, cut = (ask(client, query.replace("{}", n)) for n in ("3", "4"))
        assert (whole.headers["x-result-truncated"], cut.headers["x-result-truncated"]) == ("false", "true")
        assert len(cut.json()["results"]["bindings"]) == 3
        triples = ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
        assert (len(triples.text.splitlines()), triples.headers["x-result-truncated"]) == (3, "true")
        page = ask(client, query.replace("{}", "4"), BROWSER).text
        assert "Only the first 3 rows are shown; there are more" in page
        assert "there are more" not in ask(client, query.replace("{}", "3"), BROWSER).text


def test_without_a_limit_answers_come_whole(folder):
    with serving(folder, "--limit", "0") as address, httpx.Client(base_url=address, timeout=30) as client:
        total = count(ask(client, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"))
        rows = ask(client, "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }", "text/csv")
        assert len(list(csv.reader(io.StringIO(rows.text)))) == total + 1
        assert ask(client, "SELECT * WHERE {").status_code == 400


# --- The service description


def test_the_endpoint_describes_itself(client, server):
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=response.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = graph.value(predicate=sd.endpoint, object=rdflib.URIRef(f"{server}sparql"))
    assert (service, sd.feature, sd.UnionDefaultGraph) in graph
    assert rdflib.URIRef(ENTITIES) in set(graph.objects(None, sd.name))
    assert "union of all graphs" in str(graph.value(service, rdflib.RDFS.comment))


# --- Pages for IRIs


def node(client: httpx.Client, pattern: str) -> str:
    bindings = ask(client, f"SELECT ?x WHERE {{ {pattern} }} ORDER BY ?x LIMIT 1").json()["results"]["bindings"]
    return str(bindings[0]["x"]["value"])


def test_a_thing_leads_to_the_document_about_it(client, server):
    iri = node(client, "?x a kg:Person")
    path = iri.removeprefix("https://w3id.org/nyhetsgraf")
    page = client.get(path, headers={"Accept": BROWSER})
    assert page.status_code == 303
    assert (
        client.get(page.headers["location"], headers={"Accept": BROWSER})
        .headers["content-type"]
        .startswith("text/html")
    )
    turtle = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert turtle.history[0].status_code == 303
    assert rdflib.URIRef(iri) in set(rdflib.Graph().parse(data=turtle.text, format="turtle").subjects())


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json", "application/trig"])
def test_data_about_an_actor_never_loses_the_status_of_its_events(client, accept):
    iri = node(client, "?e kg:supplier ?x ; kg:status ?s FILTER(?s != kg:Reported)")
    response = client.get("/resource", params={"iri": iri}, headers={"Accept": accept})
    syntax = ox.RdfFormat.from_media_type(accept)
    quads = list(ox.parse(response.content, format=syntax))
    events = {q.subject for q in quads if q.predicate.value == f"{KG}supplier" and q.object.value == iri}
    with_status = {q.subject for q in quads if q.predicate.value == f"{KG}status"}
    assert events
    assert events <= with_status


def test_every_iri_of_the_graph_has_a_page(client, folder):
    store = ox.Store.read_only(str(folder / "store"))
    terms = {t for q in store for t in (q.subject, q.predicate, q.object, q.graph_name) if isinstance(t, ox.NamedNode)}
    # One of each kind and predicate is enough here; the others are made by the same code.
    chosen = {t.value.rsplit("/", 1)[0] if t.value.startswith(ID) else t.value: t.value for t in sorted(terms, key=str)}
    for iri in chosen.values():
        response = client.get("/resource", params={"iri": iri}, headers={"Accept": BROWSER})
        assert response.status_code == 200, iri
        assert "<h1>" in response.text


@pytest.mark.parametrize("status", ["Alleged", "Disputed", "Planned", "Possible"])
def test_the_page_of_an_event_says_that_it_is_no_fact(client, status):
    iri = node(client, f"?x a kg:Event ; kg:status kg:{status}")
    page = client.get("/resource", params={"iri": iri}, headers={"Accept": BROWSER}).text
    assert "Not a fact." in page.partition("<footer>")[0]
    assert "<mark>" in page


def test_unknown_iris_get_404_in_the_kind_of_text_asked_for(client):
    for path in ("/doc/actor/nobody", "/resource?iri=" + quote("https://example.org/nobody")):
        page, text = (client.get(path, headers={"Accept": a}) for a in (BROWSER, "text/turtle"))
        assert (page.status_code, text.status_code) == (404, 404)
        assert page.headers["content-type"].startswith("text/html")
        assert text.headers["content-type"].startswith("text/plain")
    assert client.get("/resource?iri=nothing").status_code == 400
    assert client.get("/doc/article/harbour", headers={"Accept": "image/png"}).status_code == 406


# --- Search, questions, explorer, front page


@pytest.mark.parametrize("query", ["tromsø", "TROMSO", "Tromsø", "trom"])
def test_search_forgives_case_diacritics_and_endings(client, query):
    found = client.get("/search", params={"q": query, "format": "json"}).json()
    assert "Tromsø" in [n["name"] for n in found["names"]]
    sentence = next(s for s in found["sentences"] if "Tromsø onsdag" in s["text"])
    start, end = sentence["marks"][0]
    assert sentence["text"][start:end].lower() in "tromsø"


def test_search_finds_parts_of_compounds_and_all_words(client):
    def texts(query: str) -> list[str]:
        return [s["text"] for s in client.get("/search", params={"q": query, "format": "json"}).json()["sentences"]]

    assert any("utenriksminister" in t for t in texts("riksminister"))
    assert all("missil" in t.lower() and "vestland" in t.lower() for t in texts("missil vestland"))
    assert texts("missil vestland")
    assert texts('finnesikke "') == texts("") == texts('"; DROP TABLE name; --') == []


def test_every_canned_question_answers_on_its_page(client):
    for question in questions():
        response = client.get(f"/questions/{question.name}", headers={"Accept": BROWSER})
        assert response.status_code == 200, question.name
        assert question.english.replace("'", "&#39;") in response.text


def test_a_question_takes_parameters_as_text(client):
    page = client.get("/questions/who-met-whom", params={"who": "nordvik"}).text
    assert "Kari Nordvik" in page
    harmless = client.get("/questions/who-met-whom.rq", params={"who": '" } SERVICE <http://x/> { "'})
    assert '\\" } SERVICE' in harmless.text
    assert client.get("/questions/../../pyproject").status_code == 404
    assert client.get("/questions/no-such-question").status_code == 404


def test_the_explorer_is_fed_from_the_store(client):
    page = client.get("/explore")
    assert "/explore.json" in page.text
    whole = client.get("/explore.json")
    assert whole.headers["content-encoding"] == "gzip"
    assert whole.json() == client.get("/explore.json", headers={"Accept-Encoding": "identity"}).json()
    iri = node(client, "?x a kg:Person")
    assert client.get("/explore.json", params={"around": iri, "depth": 1}).json()["around"] == iri
    assert client.get("/explore.json", params={"depth": "many"}).status_code == 400


@pytest.fixture
def with_page(tmp_path: Path) -> Path:
    """What a build leaves that also writes view.html."""
    write_outputs(corpus(), (), tmp_path / "out")
    return tmp_path / "out"


def explored(folder: Path) -> bytes:
    with serving(folder) as address:
        return httpx.get(f"{address}explore.json", timeout=60).content


def marked(folder: Path) -> None:
    """Keeps, properly, what the store does not hold: who gets it was not told from the store."""
    keep(compressed({"articles": "kept"}), folder / "store")


def test_the_explorer_gives_what_the_build_left_as_if_read_from_the_store(with_page):
    left = explored(with_page)
    assert len(json.loads(left)["articles"]) == 3
    (with_page / "store" / KEPT).unlink()
    assert explored(with_page) == left


def test_the_store_is_not_read_for_data_that_the_build_left(with_page):
    marked(with_page)
    assert json.loads(explored(with_page)) == {"articles": "kept"}


def changed_store(folder: Path) -> None:
    store = ox.Store(str(folder / "store"))
    store.add(ox.Quad(ox.NamedNode(f"{ID}a"), ox.NamedNode(f"{ID}b"), ox.NamedNode(f"{ID}c")))


def another_store(folder: Path) -> None:
    content = (folder / "store" / KEPT).read_bytes()
    write_outputs(corpus(), (), folder, html=False)
    (folder / "store" / KEPT).write_bytes(content)


def damaged(folder: Path) -> None:
    path = folder / "store" / KEPT
    path.write_bytes(path.read_bytes()[:-1])


def no_store(folder: Path) -> None:
    shutil.rmtree(folder / "store")


@pytest.mark.parametrize("change", [changed_store, another_store, damaged, no_store])
def test_data_that_do_not_fit_the_store_are_not_used(with_page, change):
    marked(with_page)
    change(with_page)
    assert len(json.loads(explored(with_page))["articles"]) == 3


def test_the_same_articles_leave_the_same_data(with_page, tmp_path):
    write_outputs(corpus(), (), tmp_path / "again")
    left = kept(with_page / "store")
    assert left is not None
    assert kept(tmp_path / "again" / "store") == left


def test_a_rebuilt_graph_brings_its_own_data(with_page):
    marked(with_page)
    with serving(with_page) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert client.get("/explore.json").json() == {"articles": "kept"}
        write_outputs(Corpus((harbour(),), corpus().actors), (), with_page)
        assert eventually(lambda: len(client.get("/explore.json").json()["articles"]) == 1)


def test_the_front_page_leads_everywhere(client):
    page = client.get("/").text
    for path in ("/explore", "/questions", "/sparql", "/ontology"):
        assert f'href="{path}"' in page
        assert client.get(path, headers={"Accept": BROWSER}).status_code == 200


# --- Walls


def test_other_web_sites_cannot_read_unless_let_in(folder, client):
    def allowed(http: httpx.Client, origin: str) -> str | None:
        return http.get("/sparql", params={"query": NAMES}, headers={"Origin": origin}).headers.get(
            "access-control-allow-origin"
        )

    assert allowed(client, "http://localhost:8888") == "http://localhost:8888"
    for stranger in ("https://example.org", "null", "http://localhost.example.org"):
        assert allowed(client, stranger) is None
    with (
        serving(folder, "--allow-origin", "https://example.org") as address,
        httpx.Client(base_url=address) as open_one,
    ):
        assert allowed(open_one, "https://example.org") == "https://example.org"


def test_a_name_that_points_here_by_stealth_gets_no_answer(client):
    assert client.get("/", headers={"Host": "evil.example.org"}).status_code == 400


def test_pages_may_load_nothing_from_elsewhere(client):
    for path in ("/", "/sparql", "/questions", "/search?q=a", "/doc/article/harbour"):
        policy = client.get(path, headers={"Accept": BROWSER}).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy


def test_vendored_files_are_what_their_pins_say():
    assert [line for vendored in vendoring.read_pins() for line in vendoring.problems(vendored)] == []


# --- Starting and stopping


def run_serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_port_in_use_is_one_clear_line(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run_serve(str(folder), "--port", port)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"kg: port {port} is in use; choose another with --port (0 takes any that is free)"
    ]


def test_a_folder_without_a_graph_is_one_clear_line(tmp_path):
    done = run_serve(str(tmp_path), "--port", "0")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert str(tmp_path) in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_ctrl_c_ends_it_quietly(folder):
    with serving(folder) as address:
        assert httpx.get(address).status_code == 200
        os.kill(serving.last_pid, signal.SIGINT)
        code, errors = serving.ended()
    # As the shell has it for whatever Ctrl+C ends.
    assert (code, errors) == (130, "")


def test_answers_are_compressed_json_that_gzip_reads(client):
    raw = client.stream("GET", "/explore.json", headers={"Accept-Encoding": "gzip"})
    with raw as response:
        assert json.loads(gzip.decompress(b"".join(response.iter_raw())))["around"] == ""
