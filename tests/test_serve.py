"""`kg serve` as its clients see it: a real process on a free port, asked by SPARQLWrapper, rdflib and curl."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from handmade_corpus import corpus
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

from kg.store.outputs import write_outputs

KG = "https://w3id.org/nyhetsgraf/ontology#"
MEETINGS = f"SELECT ?e WHERE {{ ?e a <{KG}Meeting> }} ORDER BY ?e"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    out: Path = tmp_path_factory.mktemp("served") / "out"
    write_outputs(corpus(), [], out)
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(out), "--port", "0"]
    process = subprocess.Popen(
        [*command, "--timeout", "2", "--limit", "50"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout
        found = next(m for line in process.stdout if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))
        yield found[0]
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_sparqlwrapper_and_rdflib_get_the_same_rows(address):
    client = SPARQLWrapper(f"{address}/sparql")
    client.setQuery(MEETINGS)
    client.setReturnFormat(JSON)
    told = [row["e"]["value"] for row in client.query().convert()["results"]["bindings"]]
    assert told
    assert [str(row[0]) for row in SPARQLStore(f"{address}/sparql").query(MEETINGS)] == told


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_gets_json_by_default_of_its_accept(address):
    command = ["curl", "-s", "-G", f"{address}/sparql", "-H", "Accept: application/sparql-results+json"]
    done = subprocess.run([*command, "--data-urlencode", f"query={MEETINGS}"], capture_output=True, check=True)
    assert json.loads(done.stdout)["head"]["vars"] == ["e"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (MEETINGS, "application/sparql-results+json"),
        (MEETINGS, "application/sparql-results+xml"),
        (MEETINGS, "text/csv"),
        (MEETINGS, "text/tab-separated-values"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json"),
    ],
)
def test_each_media_type_is_given_when_asked_for_by_get_form_and_body(address, query, accept):
    asked = {"headers": {"Accept": accept}}
    url = f"{address}/sparql"
    body = {"headers": {"Accept": accept, "Content-Type": "application/sparql-query"}}
    answers = [
        httpx.get(url, params={"query": query}, **asked),
        httpx.post(url, data={"query": query}, **asked),
        httpx.post(url, content=query.encode(), **body),
    ]
    assert {a.status_code for a in answers} == {200}
    assert all(a.headers["content-type"].startswith(accept) for a in answers)


def test_errors_are_those_of_the_protocol(address):
    url = f"{address}/sparql"
    assert httpx.get(url, params={"query": "SELECT nothing"}).status_code == 400
    assert httpx.post(url, content=b"x", headers={"Content-Type": "text/plain"}).status_code == 415
    assert httpx.post(url, data={"update": "DROP ALL"}).status_code in {400, 403, 405, 501}
    assert httpx.put(url, content=b"x").status_code == 405
    assert httpx.get(url, params={"query": MEETINGS}, headers={"Accept": "image/png"}).status_code == 406


def test_a_query_beyond_the_time_limit_is_stopped_and_the_next_one_answered(address):
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    answer = httpx.get(f"{address}/sparql", params={"query": slow}, timeout=30)
    assert answer.status_code in {503, 504}
    assert httpx.get(f"{address}/sparql", params={"query": MEETINGS}, timeout=30).status_code == 200


def test_the_result_limit_cuts_an_answer(address):
    everything = httpx.get(
        f"{address}/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o }"}, headers={"Accept": "text/csv"}
    )
    assert len(everything.text.strip().splitlines()) == 51


@pytest.mark.parametrize("path", ["/", "/sparql", "/explore", "/search?q=nordvik"])
def test_the_pages_for_people_ask_nothing_of_other_servers(address, path):
    page = httpx.get(f"{address}{path}", headers={"Accept": "text/html"}, follow_redirects=True)
    assert page.status_code == 200
    assert "text/html" in page.headers["content-type"]
    assert not re.findall(r'(?:src|href)="https?://(?!127\.0\.0\.1)[^"]+\.(?:js|css|woff2?)"', page.text)


def test_every_iri_has_a_page_and_rdf(address):
    event = httpx.get(f"{address}/sparql", params={"query": MEETINGS}, headers={"Accept": "text/csv"}).text.split()[1]
    for accept in ("text/html", "text/turtle"):
        answer = httpx.get(
            f"{address}/resource", params={"iri": event}, headers={"Accept": accept}, follow_redirects=True
        )
        assert answer.status_code == 200, answer.url
        assert answer.headers["content-type"].startswith(accept)
    assert httpx.get(f"{address}/resource", params={"iri": event + "0"}, follow_redirects=True).status_code == 404
