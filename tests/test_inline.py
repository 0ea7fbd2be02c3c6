"""What a graph shows of itself in a notebook: counts, a still picture, and the page in a frame."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from handmade_corpus import corpus

import kg
from kg.errors import UserError
from kg.graph import Graph
from kg.store.outputs import write_outputs


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    out: Path = tmp_path_factory.mktemp("built") / "out"
    write_outputs(corpus(), [], out)
    return kg.open(out)


def lines(graph: Graph) -> list[ElementTree.Element]:
    picture = re.search(r"<svg.*</svg>", graph._repr_html_(), re.S)
    assert picture
    return list(ElementTree.fromstring(picture[0]).iter("path"))


def test_a_graph_shows_its_counts_and_a_picture_in_which_no_fact_is_dashed_and_nothing_else_solid(graph):
    assert re.search(
        r"\d+ articles, \d+ actors and places, \d+ events \(\d+ of them not reported as fact\)", graph._repr_html_()
    )
    drawn = lines(graph)
    assert {line.find("title").text.endswith("(reported)") for line in drawn} == {True, False}
    assert all(
        (line.get("stroke-dasharray") is None) == line.find("title").text.endswith("(reported)") for line in drawn
    )


def test_no_line_covers_another_and_what_is_no_fact_lies_on_top(graph):
    drawn = lines(graph)
    assert len({line.get("d") for line in drawn}) == len(drawn)
    dashed = [line.get("stroke-dasharray") is not None for line in drawn]
    assert dashed == sorted(dashed) and any(dashed) and not all(dashed)


def test_show_holds_the_neighbourhood_of_a_name_and_asks_nothing_of_the_network(graph):
    shown = graph.show(around="Kari Nordvik", depth=1)._repr_html_()
    page = html.unescape(re.search(r'srcdoc="(.*?)" title', shown, re.S)[1])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "default-src 'none'" in html.unescape(policy) and "connect-src" not in policy
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.S)[1])
    assert data["around"].startswith("https://w3id.org/nyhetsgraf/id/actor/")
    assert "allow-same-origin" not in shown


@pytest.mark.parametrize("view", ["timeline", "map"])
def test_timeline_and_map_open_their_view(graph, view):
    assert f'"start":"{view}"' in html.unescape(getattr(graph, view)()._repr_html_())


def test_a_name_that_nobody_has_is_one_clear_error(graph):
    with pytest.raises(UserError, match="nothing in the graph is called 'Ola Ingen'"):
        graph.show(around="Ola Ingen")


def test_claims_are_told_with_claimant_stance_and_words(graph):
    told = graph.claims(about="vestland")
    assert {"claimant", "takes", "cue", "status", "sentence"} <= set(told.columns)
    assert set(graph.claims(stance="Denies")["takes"]) == {"Denies"}
