"""What a user may rely on when looking at a graph: contested stays contested, and every line has its sentence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import views
from kg.graph import Graph
from kg.views.edges import EDGE_MODEL, load_edge_model
from kg.views.layout import positions
from kg.views.packing import safe_link
from kg.views.page import inert_json
from kg.views.read import snapshot

GRAPH = Path(__file__).parent / "data" / "views" / "graph.trig"
ENTITY = "https://example.org/e/"
PREFIXES = "".join(line for line in GRAPH.read_text(encoding="utf-8").splitlines(True) if line.startswith("@prefix"))


def load(*extra: str) -> SimpleNamespace:
    store = ox.Store()
    store.load(GRAPH.read_bytes(), format=ox.RdfFormat.TRIG)
    for text in extra:
        store.load((PREFIXES + text).encode(), format=ox.RdfFormat.TRIG)
    return SimpleNamespace(store=store)


@pytest.fixture
def graph() -> SimpleNamespace:
    return load()


def page_data(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


# ------------------------------------------------------------------------------------------------ networkx


def test_only_what_an_article_reports_is_uncontested(graph):
    network = views.networkx_graph(graph)
    lines = {(a, b, d["type"], d["status"], d["contested"]) for a, b, d in network.edges(data=True)}
    assert lines == {
        (ENTITY + "egede", ENTITY + "saebo", "Meeting", "Reported", False),
        (ENTITY + "saebo", ENTITY + "nuuk", "Visit", "Reported", False),
        (ENTITY + "militsen", ENTITY + "khartoum", "Attack", "Reported", False),
        (ENTITY + "noreg", ENTITY + "sudan", "Aid", "Planned", True),
        (ENTITY + "tsjad", ENTITY + "militsen", "ArmsTransfer", "Disputed", True),
    }


def test_a_contested_line_is_labelled_with_its_status(graph):
    labels = {d["type"]: d["label"] for *_, d in views.networkx_graph(graph).edges(data=True)}
    assert labels["ArmsTransfer"] == "Arms transfer (disputed)"
    assert labels["Aid"] == "Aid (planned)"
    assert labels["Meeting"] == "Meeting"


def test_every_line_has_a_sentence_and_a_source(graph):
    for *_, attributes in views.networkx_graph(graph, claims=True).edges(data=True):
        assert attributes["sentence"]
        assert attributes["sources"] in {"moete", "dronar"}


def test_claim_lines_say_who_takes_which_stance(graph):
    network = views.networkx_graph(graph, claims=True)
    stances = {(a, b, d["stance"]) for a, b, d in network.edges(data=True) if d["kind"] == "claim"}
    assert (ENTITY + "sudan", ENTITY + "tsjad", "Asserts") in stances
    assert (ENTITY + "tsjad", ENTITY + "militsen", "Denies") in stances
    assert (ENTITY + "nato", ENTITY + "tsjad", "Confirms") in stances, "a nested claim reaches the event at its end"
    assert all(a != b for a, b, _ in stances)


def test_an_event_without_a_sentence_is_not_drawn():
    bare = "<https://example.org/g/x> { a:x a kg:Meeting ; kg:status kg:Reported ; kg:participant e:noreg, e:tsjad . }"
    network = views.networkx_graph(load(bare))
    assert not network.has_edge(ENTITY + "noreg", ENTITY + "tsjad")


def told_again(status: str) -> str:
    """A second article that tells of the meeting of the first."""
    return f"""
    <https://example.org/g/again> {{
      a:again a kg:Article ; dcterms:identifier "again" .
      a:ev-again a kg:Meeting ; kg:participant e:saebo, e:egede ; kg:status kg:{status} ; kg:denotedBy a:m20 .
      a:ev-again kg:sameEventAs a:ev-moete .
      a:ev-moete kg:sameEventAs a:ev-again .
      a:m20 kg:inArticle a:again ; nif:beginIndex 7 ; nif:endIndex 13 ; nif:anchorOf "møttes" ; nif:sentence a:s20 .
      a:s20 nif:beginIndex 0 ; nif:anchorOf "De to møttes." .
    }}"""


def test_one_event_in_two_articles_is_one_line_with_two_sources():
    lines = views.networkx_graph(load(told_again("Reported"))).get_edge_data(ENTITY + "egede", ENTITY + "saebo")
    assert [d["sources"] for d in lines.values()] in (["moete, again"], ["again, moete"])


def test_what_one_paper_only_alleges_gains_nothing_from_another():
    lines = views.networkx_graph(load(told_again("Alleged"))).get_edge_data(ENTITY + "egede", ENTITY + "saebo")
    assert sorted((d["status"], d["contested"], d["sources"]) for d in lines.values()) == [
        ("Alleged", True, "again"),
        ("Reported", False, "moete"),
    ]


def test_conflicting_statuses_of_one_node_are_read_with_caution():
    extra = "<https://example.org/g/x> { a:ev-moete kg:status kg:Alleged . }"
    statuses = {e.iri: e.status for e in snapshot(load(extra)).events}
    assert statuses["https://example.org/a/ev-moete"] == "Alleged"


# ------------------------------------------------------------------------------------------- files, tables


def test_dataframes_hold_days_numbers_and_yes_or_no_as_values(graph):
    events = views.dataframe(graph)
    assert set(events["status"]) == {"Reported", "Planned", "Disputed"}
    assert events.set_index("type").loc["ArmsTransfer", "roles"] == "supplier: Tsjad; recipient: militsen"
    assert list(events["contested"]) == [status != "Reported" for status in events["status"]]
    assert {str(events[name].dtype) for name in ("start", "end")} == {"datetime64[s]"}
    month = events[events["date"].str.len() == 7].iloc[0]
    assert (month["start"].day, (month["end"] + pd.Timedelta(days=1)).day) == (1, 1)
    assert views.dataframe(graph, "nodes")["lat"].dropna().between(-90, 90).all()
    with pytest.raises(ValueError, match="no table 'evnts'"):
        views.dataframe(graph, "evnts")


def test_an_answer_shows_names_words_of_the_ontology_and_days(graph):
    asked = Graph(graph.store).query("""
        PREFIX kg: <https://w3id.org/nyhetsgraf/ontology#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT ?event ?who ?status ?date ?day ?n WHERE {
          ?event a kg:ArmsTransfer ; kg:supplier ?who ; kg:status ?status OPTIONAL { ?event kg:date ?date }
          BIND("1066-10-14"^^xsd:date AS ?day) BIND(2 AS ?n)
        }""")
    row = asked.iloc[0]
    assert (row["who"], row["status"], row["n"]) == ("Tsjad", "Disputed", 2)
    assert (row["day"].year, row["day"].month) == (1066, 10)


def test_marks_lie_on_the_words_that_carry_the_statement(graph):
    data = snapshot(graph)
    sale = next(e for e in data.events if e.type == "ArmsTransfer")
    assert [e.words for e in sale.evidence] == [("solgt",), ("levert",)]
    assert [(data.label(c.claimant), c.evidence[0].words) for c in sale.claims] == [
        ("Sudan", ("hevder",)),
        ("Tsjad", ("avviser",)),
        ("NATO", ("hevder",)),
    ]


def test_an_edge_model_with_a_wrong_key_names_file_and_class(tmp_path):
    path = tmp_path / "edges.toml"
    path.write_text('[Meeting]\nmutal = ["participant"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"edges\.toml: \[Meeting\] has an unknown key 'mutal'"):
        load_edge_model(path)


def test_every_event_class_can_be_drawn():
    assert sorted(EDGE_MODEL) == sorted(
        [
            "Meeting",
            "Visit",
            "Travel",
            "Negotiation",
            "Agreement",
            "AgreementBreach",
            "Cooperation",
            "Aid",
            "ArmsTransfer",
            "WeaponTest",
            "Attack",
            "Deployment",
            "Sanction",
            "Threat",
            "Protest",
            "Arrest",
            "Release",
            "Appointment",
            "Departure",
        ]
    )


# ------------------------------------------------------------------------------------------------ the page


class Tags(HTMLParser):
    """All start tags of a page with their attributes, as a browser would meet them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_asks_the_network_for_nothing(graph):
    page = views.html_page(graph)
    tags = Tags(page).found
    assert not [
        t
        for t, a in tags
        if a.get("src")
        or not (a.get("href") or "#").startswith("#")
        or a.get("action")
        or t in {"link", "iframe", "base"}
    ]
    policy = next(a["content"] for t, a in tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert not re.search(r"https?:", policy)
    assert "url(" not in re.sub(r"<script.*?</script>", "", page, flags=re.S)


def statuses_of_lines(data: dict) -> list[tuple[str, str]]:
    """Type and status of every line that stands for an event."""
    lines = [data["events"][events[0]] for *_, events, claim in data["edges"] if claim < 0]
    return sorted((data["terms"][event[1]], data["terms"][event[2]]) for event in lines)


def test_every_line_of_the_page_has_the_status_of_its_event(graph):
    assert statuses_of_lines(page_data(views.html_page(graph))) == [
        ("Aid", "Planned"),
        ("ArmsTransfer", "Disputed"),
        ("Attack", "Reported"),
        ("Meeting", "Reported"),
        ("Visit", "Reported"),
    ]


def test_what_two_papers_tell_differently_stays_two_lines_on_the_page():
    lines = statuses_of_lines(page_data(views.html_page(load(told_again("Alleged")))))
    assert [status for type_, status in lines if type_ == "Meeting"] == ["Alleged", "Reported"]


def test_the_page_for_a_server_may_ask_only_that_server():
    page = views.explorer_page("/data.json")
    policy = next(a["content"] for t, a in Tags(page).found if t == "meta" and a.get("http-equiv"))
    assert policy.endswith("connect-src 'self'")
    assert 'id="data"' not in page


def test_the_data_around_a_node_hold_its_events_and_who_takes_part(graph):
    data = views.page_data(graph, around=ENTITY + "tsjad", depth=1)
    assert {data["terms"][event[1]] for event in data["events"]} == {"ArmsTransfer"}
    assert {entity[2] for entity in data["entities"]} == {"Tsjad", "militsen", "Sudan", "NATO"}
    assert views.page_data(graph, around="https://example.org/unknown")["events"] == []


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    code = (
        "import sys, types, pyoxigraph as ox\nfrom kg import views\n"
        "s = ox.Store(); s.load(open(sys.argv[1], 'rb').read(), format=ox.RdfFormat.TRIG)\n"
        "g = types.SimpleNamespace(store=s); out = sys.argv[2]\n"
        "views.write_html(g, out + '.html')\n"
    )
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1]), "LC_ALL": "C", "PATH": ""}
        subprocess.run([sys.executable, "-c", code, str(GRAPH), str(tmp_path / seed)], check=True, env=environment)
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_an_empty_graph_gets_a_friendly_page():
    page = views.html_page(SimpleNamespace(store=ox.Store()))
    assert "Nothing to draw" in page
    assert "<script" not in page


def test_a_large_network_opens_with_its_best_connected_part(graph):
    picture = page_data(views.html_page(graph, most_nodes=3))["openings"]["actors"]
    assert len(picture["entities"]) <= 3


@pytest.mark.parametrize("way", ["events", "claims"])
@pytest.mark.parametrize("most", [4, 6, 9, 150])
def test_in_a_large_network_an_event_is_drawn_with_everybody_in_it(graph, way, most):
    data = page_data(views.html_page(graph, most_nodes=most))
    picture = data["openings"][way]
    actors, events = ({row[0] for row in picture[kind]} for kind in ("entities", "events"))
    assert events
    assert len(actors) + len(events) <= most or len(events) == 1
    for number in events:
        assert {who for _, who in data["events"][number][5]} <= actors
        if way == "claims":
            assert {data["claims"][claim][1] for claim in data["events"][number][9]} - {-1} <= actors


def test_hubs_that_share_no_event_do_not_empty_the_picture_of_who_says_what():
    # Each hub speaks about events of its own; nodes ranked by their lines alone would be the hubs, and no line.
    told = "".join(
        f"a:h{hub}x{i} a kg:Meeting, kg:Event ; kg:participant e:guest{hub}x{i} ; kg:status kg:Alleged ; "
        f'kg:denotedBy a:m{hub}x{i} . e:guest{hub}x{i} a kg:Person ; skos:prefLabel "Gjest {hub} {i}"@nb . '
        f"a:c{hub}x{i} a kg:Claim ; kg:claimant e:hub{hub} ; kg:stance kg:Asserts ; kg:aboutEvent a:h{hub}x{i} . "
        f"a:m{hub}x{i} kg:inArticle a:moete ; nif:beginIndex 0 ; nif:endIndex 2 ; nif:sentence a:hs . "
        for hub in range(4)
        for i in range(5)
    )
    hubs = "".join(f'e:hub{hub} a kg:Person ; skos:prefLabel "Hub {hub}"@nb . ' for hub in range(4))
    sentence = 'a:hs nif:beginIndex 0 ; nif:anchorOf "De møttes." .'
    graph = load(f"<https://example.org/g/hubs> {{ {told} {hubs} {sentence} }}")
    picture = page_data(views.html_page(graph, most_nodes=4))["openings"]["claims"]
    assert picture["events"]
    assert picture["entities"]


def test_the_frame_for_notebooks_is_sandboxed(graph):
    (_, (tag, attributes)) = Tags(views.iframe(graph)).found
    assert tag == "iframe"
    assert attributes["sandbox"] == "allow-scripts allow-popups allow-downloads"
    assert attributes["srcdoc"] == views.html_page(graph)


@given(st.dictionaries(st.text(), st.text()))
def test_data_on_the_page_is_inert_and_comes_back_unchanged(value):
    text = inert_json(value)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == value


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://avis.example.org/a?b=1", "https://avis.example.org/a?b=1"),
        ("http://avis.example.org", "http://avis.example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt://avis.example.org/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("//avis.example.org", ""),
        ("https:", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(address, link):
    assert safe_link(address) == link


# ---------------------------------------------------------------------------------------------- the layout


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_no_two_nodes_share_a_spot(pairs):
    names = {str(n): f"node {n}" for n in range(13)}
    edges = [(str(a), str(b)) for a, b in pairs]
    found = positions(names, edges)
    assert set(found) == set(names)
    assert len(set(found.values())) == len(names)
    assert found == positions(dict(reversed(names.items())), list(reversed(edges)))
