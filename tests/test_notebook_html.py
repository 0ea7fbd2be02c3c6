"""A notebook turned into HTML by nbconvert shows its network, timeline, map and claims with the network unplugged."""

from __future__ import annotations

import nbformat
import pytest
from chromium import MARKS, driven
from handmade_corpus import corpus
from nbconvert import HTMLExporter
from pages import until

import kg
from kg.store.outputs import write_outputs

pytestmark = MARKS


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The HTML of a notebook whose cells gave a graph, show, timeline, map and claims."""
    exporter = HTMLExporter()
    folder = tmp_path_factory.mktemp("notebook")
    write_outputs(corpus(), [], folder / "out")
    graph = kg.open(folder / "out")
    given = {
        "graph": graph,
        'graph.show(around="Kari Nordvik", depth=1)': graph.show(around="Kari Nordvik", depth=1),
        "graph.timeline()": graph.timeline(),
        "graph.map()": graph.map(),
        "graph.claims()": graph.claims(),
    }
    notebook = nbformat.v4.new_notebook()
    for code, value in given.items():
        output = nbformat.v4.new_output("execute_result", {"text/html": value._repr_html_()}, execution_count=1)
        notebook.cells.append(nbformat.v4.new_code_cell(code, outputs=[output], execution_count=1))
    path = folder / "notebook.html"
    path.write_text(exporter.from_notebook_node(notebook)[0], encoding="utf-8")
    return path


def test_a_notebook_as_html_shows_network_timeline_map_and_claims_offline(page, tmp_path):
    with driven(tmp_path) as browser:
        browser.set_network_conditions(offline=True, latency=0, throughput=0)
        browser.get(page.as_uri())
        assert "Denies" in browser.execute_script("return document.querySelector('table.dataframe').textContent")
        assert browser.execute_script("return document.querySelectorAll('svg path[stroke-dasharray]').length") > 0
        frames = browser.find_elements("css selector", "iframe")
        shown = {"network": "#network-box canvas", "timeline": "#event-list .row", "map": "#map .marker"}
        assert len(frames) == len(shown)
        for frame, (view, mark) in zip(frames, shown.items(), strict=True):
            browser.switch_to.frame(frame)
            until(browser, "document.body.dataset.ready === 'true'")
            assert browser.execute_script("return document.body.dataset.view") == view
            assert browser.execute_script(f"return document.querySelectorAll('{mark}').length") > 0
            browser.switch_to.default_content()
