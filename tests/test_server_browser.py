"""The pages of ``kg serve`` in a real browser: no request leaves, hostile text stays text, questions run."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from chromium import MARKS, driven
from handmade_corpus import corpus
from served import serving

from kg.store.outputs import write_outputs

pytestmark = MARKS

HOSTILE = (
    "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
    '"\'`${window.hacked = 3} href="javascript:window.hacked = 4" <!-- \u2028 {{ 7 * 7 }} {{claimant}} 😀'
)
ACTOR = "https://w3id.org/nyhetsgraf/id/actor/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory):
    """A server over the handmade graph whose names, sentences, cues and headlines all mean harm."""
    out = tmp_path_factory.mktemp("serve")
    write_outputs(corpus(), (), out / "plain", html=False)
    spoilt = {
        f"{SKOS}prefLabel",
        f"{NIF}anchorOf",
        "https://w3id.org/nyhetsgraf/ontology#cue",
        "https://schema.org/headline",
    }
    store = ox.Store()
    store.load(path=str(out / "plain" / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    quads = [
        ox.Quad(q.subject, q.predicate, _hostile(q.object), q.graph_name) if q.predicate.value in spoilt else q
        for q in store
    ]
    (out / "hostile").mkdir()
    (out / "hostile" / "graph.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    with serving(out / "hostile") as base:
        yield base


def _hostile(literal: ox.Literal) -> ox.Literal:
    text = f"{literal.value} {HOSTILE}"
    return ox.Literal(text, language=literal.language) if literal.language else ox.Literal(text)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory):
    with driven(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def visit(browser, address):
    """Opens a path; at the end, nothing may have been asked of anybody else, gone wrong or run."""
    browser.get(f"{address}questions")
    browser.get_log("performance")
    browser.get_log("browser")
    yield lambda path: browser.get(address.rstrip("/") + path)
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [e for e in browser.get_log("browser") if not _is_blocked_handler(e)] == []
    assert browser.execute_script("return window.hacked") is None


def _is_blocked_handler(entry: dict[str, str]) -> bool:
    """What Chromium notes when YASR's sanitiser parses hostile text in order to clean it: that nothing was run."""
    return "yasgui.min.js" in entry["message"] and "The action has been blocked" in entry["message"]


def until(browser, script: str):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 20).until(lambda b: b.execute_script(f"return {script}"))


def test_the_query_page_runs_a_canned_question(browser, visit):
    visit("/sparql")
    until(browser, "window.yasgui && document.querySelector('.yasqe') !== null")
    browser.execute_script(
        "const form = document.querySelector('form[data-name=claims]'); form.closest('details').open = true;"
        "form.querySelector('[name=stance]').value = 'Denies'; form.requestSubmit();"
    )
    rows = until(browser, "[...document.querySelectorAll('.tabPanel.active table tbody tr')].map(r => r.innerText)")
    assert rows
    assert all("Denies" in row for row in rows)
    # The words are shown as they are, the braces too.
    table = browser.execute_script("return document.querySelector('.tabPanel.active table').innerText")
    assert "<script>window.hacked = 1</script>" in table
    assert "{{claimant}}" in table.replace("\u2060", "")
    links = until(
        browser, "[...document.querySelectorAll('.tabPanel.active table a.iri')].map(a => a.getAttribute('href'))"
    )
    assert all(link.startswith("/resource?iri=") for link in links)


def test_the_query_page_shows_the_parsers_message(browser, visit, address):
    visit("/sparql#query=" + "SELECT%20%2A%20WHERE%20%7B%20%3Fs%20%3Fp%20%7D")
    until(browser, "document.querySelector('.tabPanel.active .errorResult')")
    assert "not a SPARQL query" in browser.execute_script("return document.querySelector('.errorResult').innerText")
    browser.get_log("browser")  # the browser itself notes the 400


@pytest.mark.parametrize(
    "path",
    ["/", "/questions", "/questions/claims", "/search?q=vestland", "/doc/article/harbour", "/explore", "/ontology"],
)
@pytest.mark.parametrize("width", [1400, 390])
def test_pages_fit_and_hostile_text_stays_text(browser, visit, path, width):
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        visit(path)
        until(browser, "document.readyState === 'complete'")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert browser.execute_script("return document.querySelectorAll('img, iframe').length") == 0
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_pages_of_all_kinds_of_nodes_show_hostile_names_as_text(browser, visit, address):
    import httpx

    query = "SELECT ?k (SAMPLE(?x) AS ?one) WHERE { ?x a ?k } GROUP BY ?k"
    rows = httpx.get(f"{address}sparql", params={"query": query}).json()["results"]["bindings"]
    assert len(rows) > 15
    for row in rows:
        visit("/resource?" + str(httpx.QueryParams({"iri": row["one"]["value"]})))
        assert browser.execute_script("return document.querySelectorAll('main img, main script').length") == 0
