"""view.html in a real browser with the network unplugged, also when the articles mean harm."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest
from chromium import MARKS, driven
from pages import GRAPH, click, plain_graph

from kg import views

pytestmark = MARKS

# Everything that a browser might run if it were parsed, and what the page's own languages might trip over.
HOSTILE = (
    "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\n"
    '"\'`${window.hacked = 3} href="javascript:window.hacked = 4" <!-- \u2028\u2029 \\ {{ 7 * 7 }} 😀'
)


def literal(text: str) -> str:
    return str(ox.Literal(text))


def hostile_graph() -> SimpleNamespace:
    text = GRAPH.read_text(encoding="utf-8")
    replacements = {
        '"Tsjad"@nb': f"{literal(HOSTILE)}@nb",
        '"Oslo"@nb': f"{literal(HOSTILE)}@nb",
        '"Skal ha solgt droner"': literal(HOSTILE),
        '"Fjordposten"': literal(HOSTILE),
        '"droner"@nb': f"{literal(HOSTILE)}@nb",
        '"avvise"@nb': f"{literal(HOSTILE)}@nb",
        '"Sudan hevder at Tsjad har solgt droner til militsen."': literal(f"😀 {HOSTILE} solgt {HOSTILE}"),
        '"nn" .': f"{literal(HOSTILE)} .",
    }
    for old, new in replacements.items():
        assert old in text, old
        text = text.replace(old, new)
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TRIG)
    return SimpleNamespace(store=store)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with driven(tmp_path_factory.mktemp("profile")) as driver:
        driver.set_network_conditions(offline=True, latency=0, throughput=0)
        yield driver


def opened(browser, graph, folder: Path, tab: str = "network"):
    path = views.write_html(graph, folder / "view.html")
    browser.get_log("performance")
    browser.get(f"{path.as_uri()}#{tab}")
    return browser


def requests(browser) -> list[str]:
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def visit_everything(browser) -> None:
    """Opens every event and every actor in the panel and switches everything on."""
    for tab in ("tab-board", "tab-map", "tab-table", "tab-network", "tab-timeline"):
        click(browser, f"#{tab}")
    for row in range(len(browser.find_elements("css selector", "#event-list .row"))):
        click(browser, "#event-list .row", row)
        for link in range(len(browser.find_elements("css selector", "#panel dd .link"))):
            click(browser, "#event-list .row", row)
            click(browser, "#panel dd .link", link)


@pytest.mark.parametrize("make", [plain_graph, hostile_graph])
def test_no_request_leaves_the_page_and_nothing_goes_wrong(browser, tmp_path, make):
    opened(browser, make(), tmp_path)
    visit_everything(browser)
    assert [url for url in requests(browser) if not url.startswith(("file:", "data:"))] == []
    assert browser.get_log("browser") == []


def test_hostile_text_is_shown_and_stays_text(browser, tmp_path):
    opened(browser, hostile_graph(), tmp_path)
    elements = """
        const found = document.querySelectorAll('img, iframe, script, base, object, embed, a[href]:not([href^="#"])');
        return [...found].map((e) => e.tagName + (e.getAttribute('href') || ''))
    """
    before = browser.execute_script(elements)
    assert before == ["Ahttps://vest.example.org/moete", "SCRIPT", "SCRIPT", "SCRIPT", "SCRIPT"]
    visit_everything(browser)
    assert {e for e in browser.execute_script(elements) if not e.startswith("Ahttps://vest.")} == {"SCRIPT"}
    assert browser.execute_script("return window.hacked === undefined")
    rows = browser.find_elements("css selector", "#event-list .row")
    click(browser, "#event-list .row", len(rows) - 1)
    panel = browser.execute_script("return document.getElementById('panel').textContent")
    assert HOSTILE in panel
    assert "{{ 7 * 7 }}" in panel


def test_offsets_hold_beyond_the_basic_plane(browser, tmp_path):
    graph = plain_graph()
    prefixes = "".join(x for x in GRAPH.read_text(encoding="utf-8").splitlines(True) if x.startswith("@prefix"))
    extra = """<https://example.org/g/x> {
        a:z a kg:Threat ; kg:agent e:noreg ; kg:target e:nato ; kg:status kg:Alleged ; kg:denotedBy a:zm .
        a:zm kg:inArticle a:moete ; nif:beginIndex 6 ; nif:endIndex 11 ; nif:anchorOf "truer" ; nif:sentence a:zs .
        a:zs nif:beginIndex 0 ; nif:anchorOf "😀😀 De truer oss." . }"""
    graph.store.load((prefixes + extra).encode(), format=ox.RdfFormat.TRIG)
    opened(browser, graph, tmp_path, "timeline")
    click(browser, "[data-event='https://example.org/a/z']")
    assert browser.execute_script("return document.querySelector('#panel mark').textContent") == "truer"


def test_choosing_an_event_shows_sentence_status_claims_and_article(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "timeline")
    click(browser, "[data-event='https://example.org/a/ev-salg']")
    panel = browser.find_element("id", "panel").text
    for words in (
        "Arms transfer disputed",
        "Not a fact",
        "Sudan asserts",
        "Tsjad denies",
        "avvise",
        "NATO confirms",
        "Fjordposten",
    ):
        assert words in panel
    marks = browser.execute_script("return [...document.querySelectorAll('#panel mark')].map(m => m.textContent)")
    assert marks[:2] == ["solgt", "levert"]
    assert browser.find_elements("css selector", "#panel a") == [], "javascript: addresses are no links"


def test_filters_hide_a_status_in_every_pane(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "timeline")
    assert len(browser.find_elements("css selector", "#event-list .row")) == 5
    click(browser, "#statuses input[value=Reported]")
    rows = [r.text for r in browser.find_elements("css selector", "#event-list .row")]
    assert len(rows) == 2
    assert all("planned" in r or "disputed" in r for r in rows)
    click(browser, "#tab-map")
    assert browser.find_element("id", "map-empty").text == "No place passes the filters."


def test_the_map_shows_where_events_took_place(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path, "map")
    markers = browser.find_elements("css selector", "#map .marker")
    assert sorted(m.get_attribute("aria-label") for m in markers) == ["Khartoum: 1 event", "Nuuk: 2 events"]


def test_search_finds_an_actor_by_any_of_its_names(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path)
    browser.find_element("id", "search").send_keys("Noreg\n")
    assert browser.find_element("css selector", "#panel h2").text == "Norge"


def test_the_network_is_painted(browser, tmp_path):
    opened(browser, plain_graph(), tmp_path)
    canvas = browser.find_element("css selector", "#network-box canvas")
    assert canvas.size["width"] > 600
    browser.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")
    painted = """
        const canvas = document.querySelector('#network-box canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels.filter((value, i) => i % 4 === 3 && value > 0).length
    """
    assert browser.execute_script(painted) > 1000


def test_the_notebook_frame_runs_inside_its_sandbox(browser, tmp_path):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{views.iframe(hostile_graph())}", encoding="utf-8")
    browser.get_log("browser")
    browser.get(path.as_uri())
    browser.switch_to.frame(browser.find_element("tag name", "iframe"))
    assert browser.find_elements("css selector", "#statuses input")
    assert browser.execute_script("return window.origin") == "null"
    browser.switch_to.default_content()
    assert browser.execute_script("return window.hacked === undefined")
    assert browser.get_log("browser") == []
