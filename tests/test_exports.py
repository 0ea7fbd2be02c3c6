"""Every export goes through its real reader, and what is contested comes back as such, with who says so."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from handmade_views import load

from kg.exports import FORMATS, export, format_named
from kg.exports.jsonld_context import written
from kg.resources import top_level

SAID = "Sudan asserts it; Tsjad denies it; NATO confirms that Sudan asserts it"
KG = "https://w3id.org/nyhetsgraf/ontology#"
GEXF, XSI = "{http://gexf.net/1.3}", "{http://www.w3.org/2001/XMLSchema-instance}"
# Of every element of GEXF that is written: what it may hold, and which attributes it may have.
GEXF_ELEMENTS: dict[str, tuple[set[str], set[str]]] = {
    "gexf": ({"meta", "graph"}, {"version", "variant"}),
    "meta": ({"creator", "keywords", "description"}, {"lastmodifieddate"}),
    "creator": (set(), set()),
    "description": (set(), set()),
    "graph": ({"attributes", "nodes", "edges"}, {"defaultedgetype", "idtype", "mode", "timeformat", "start", "end"}),
    "attributes": ({"attribute"}, {"class", "mode"}),
    "attribute": ({"default", "options"}, {"id", "title", "type"}),
    "nodes": ({"node"}, {"count"}),
    "node": ({"attvalues", "spells", "nodes", "edges"}, {"id", "label", "pid", "start", "end"}),
    "edges": ({"edge"}, {"count"}),
    "edge": ({"attvalues", "spells"}, {"id", "source", "target", "type", "label", "kind", "weight", "start", "end"}),
    "attvalues": ({"attvalue"}, set()),
    "attvalue": (set(), {"for", "value", "start", "end"}),
    "spells": ({"spell"}, set()),
    "spell": (set(), {"start", "end"}),
}
GEXF_TYPES = {"string": str, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


@pytest.fixture
def graph() -> SimpleNamespace:
    return load()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_bring_the_hedge_along(graph, tmp_path, name, read):
    back = read(export(graph, name, tmp_path / name))
    (sale,) = (d for *_, d in back.edges(data=True) if d["status"] == "Disputed")
    assert sale["contested"] is True
    assert sale["claims"] == SAID
    assert (sale["affirmed_by"], sale["denied_by"]) == ("Sudan", "Tsjad")
    assert sale["label"] == "Arms transfer (disputed)"
    assert all(d["sentence"] for *_, d in back.edges(data=True))


def test_gexf_puts_events_on_the_timeline_as_wide_as_their_date_is_vague(graph, tmp_path):
    back = nx.read_gexf(export(graph, "gexf", tmp_path / "x.gexf"))
    spans = {d["event_type"]: (d.get("start"), d.get("end")) for *_, d in back.edges(data=True)}
    assert back.graph["mode"] == "dynamic"
    assert spans["Meeting"] == ("2024-09-12", "2024-09-12")
    assert spans["Aid"] == ("2024-10-01", "2024-10-31")
    assert spans["ArmsTransfer"] == (None, None)


def test_gexf_shows_an_actor_only_when_something_happens_unless_nobody_knows_when(graph, tmp_path):
    back = nx.read_gexf(export(graph, "gexf", tmp_path / "x.gexf"))
    spells = {d["label"]: d.get("spells") for _, d in back.nodes(data=True)}
    assert spells["Pipaluk Egede"] == [("2024-09-12", "2024-09-12")]
    assert spells["Norge"] == [("2024-10-01", "2024-10-31")]
    assert spells["militsen"] is None


def test_gexf_keeps_to_the_schema(graph, tmp_path):
    """What GEXF 1.3 prescribes (https://gexf.net/schema.html): which elements and attributes, of which types."""
    root = ElementTree.parse(export(graph, "gexf", tmp_path / "x.gexf")).getroot()
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    assert [e.tag.removeprefix(GEXF) for e in root] == ["meta", "graph"]
    for element in root.iter():
        children, attributes = GEXF_ELEMENTS[element.tag.removeprefix(GEXF)]
        assert {c.tag.removeprefix(GEXF) for c in element} <= children
        assert set(element.attrib) <= attributes | {f"{XSI}schemaLocation"}
        for name in {"start", "end"} & set(element.attrib):
            date.fromisoformat(element.attrib[name])
        assert element.get("start", "") <= element.get("end", "9999")
    whole = root[1]
    assert [e.tag.removeprefix(GEXF) for e in whole] == ["attributes", "attributes", "nodes", "edges"]
    nodes = {n.get("id") for n in whole[2]}
    assert len(nodes) == len(whole[2])
    assert all({e.get("source"), e.get("target")} <= nodes for e in whole[3])
    for declared in whole.findall(f"{GEXF}attributes"):
        types = {a.get("id"): a.get("type") for a in declared}
        for value in whole.findall(f"{GEXF}{declared.get('class')}s//{GEXF}attvalue"):
            GEXF_TYPES[types[value.get("for")]](value.get("value"))


def test_tables_bring_the_hedge_along(graph, tmp_path):
    export(graph, "csv", tmp_path)
    (sale,) = (r for r in rows(tmp_path / "edges.csv") if r["event_type"] == "ArmsTransfer")
    assert (sale["status"], sale["contested"], sale["claims"]) == ("Disputed", "yes", SAID)
    assert "Tsjad denies it" in {r["says"] for r in rows(tmp_path / "claims.csv")}


def test_a_cell_cannot_become_a_formula(tmp_path):
    hostile = load('<https://example.org/g/x> { e:f a kg:Organization ; skos:prefLabel "=HYPERLINK(1)"@nb . }')
    for name, file in (("csv", "nodes.csv"), ("neo4j", "entities.csv")):
        export(hostile, name, tmp_path / name)
        assert ",'=HYPERLINK(1)," in (tmp_path / name / file).read_text(encoding="utf-8")


def test_neo4j_files_have_the_headers_of_the_importer_and_no_arrow_for_a_contested_sale(graph, tmp_path):
    export(graph, "neo4j", tmp_path)
    nodes = {r["id:ID"]: r for p in tmp_path.glob("*.csv") if p.stem != "relationships" for r in rows(p)}
    arrows = rows(tmp_path / "relationships.csv")
    assert all(a[":START_ID"] in nodes and a[":END_ID"] in nodes for a in arrows)
    (sale,) = (n for n in nodes.values() if n[":LABEL"] == "Event;ArmsTransfer;Contested")
    assert (sale["status"], sale["claims"], sale["deniedBy:string[]"]) == ("Disputed", SAID, "Tsjad")
    assert {a[":TYPE"] for a in arrows} >= {"SUPPLIER", "CLAIMED_BY", "MET_WITH"}
    assert "SUPPLIES_ARMS_TO" not in {a[":TYPE"] for a in arrows}
    assert {a["status"] for a in arrows if a[":TYPE"] == "SUPPLIER"} == {"Disputed"}


def test_the_cypher_script_carries_status_and_claims_on_every_arrow_of_an_event(graph, tmp_path):
    script = export(graph, "cypher", tmp_path / "x.cypher").read_text(encoding="utf-8")
    (line,) = (x for x in script.splitlines() if ":SUPPLIER]" in x)
    assert f'"Disputed", contested: true, claims: {json.dumps(SAID)}' in line
    assert "SUPPLIES_ARMS_TO" not in script


def test_jsonld_expands_to_the_same_graph_and_shows_the_claims_inside_the_event(graph, tmp_path):
    path = export(graph, "jsonld", tmp_path / "x.jsonld")
    data = path.read_bytes()
    assert {str(q) for q in ox.parse(data, format=ox.RdfFormat.JSON_LD)} == {str(q) for q in graph.store}
    back = rdflib.Dataset()
    back.parse(path, format="json-ld")
    assert len(list(back.quads())) == len(list(graph.store))
    article = next(g for g in json.loads(data)["@graph"] if g["id"].endswith("dronar"))
    sale = next(n for n in article["@graph"] if "ArmsTransfer" in n.get("type", ""))
    assert sale["status"] == "Disputed"
    assert {c["stance"] for c in sale["claims"]} == {"Asserts", "Denies"}


def test_the_context_is_that_of_the_ontology():
    folder = top_level("ontologies")
    assert (folder / "context.jsonld").read_text(encoding="utf-8") == written(folder), (
        "run python -m kg.exports.jsonld_context"
    )


def test_rdf12_quotes_a_contested_relation_without_asserting_it(graph, tmp_path):
    store = ox.Store()
    store.load(export(graph, "rdf12", tmp_path / "x.trig").read_bytes(), format=ox.RdfFormat.TRIG)
    query = f"""PREFIX kg: <{KG}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?word WHERE {{ ?r rdf:reifies <<( ?s kg:suppliesArmsTo ?o )>> ; kg:status|kg:stance ?word }}"""
    found = {s["word"].value.removeprefix(KG) for s in store.query(query, use_default_graph_as_union=True)}
    assert found == {"Disputed", "Asserts", "Denies"}
    plain = store.quads_for_pattern(None, ox.NamedNode(f"{KG}suppliesArmsTo"), None, None)
    assert not list(plain)


def test_a_nanopublication_of_a_denial_asserts_that_somebody_denies(graph, tmp_path):
    parts: dict[str, set[str]] = defaultdict(set)
    for quad in ox.parse(export(graph, "nanopub", tmp_path / "x.trig").read_bytes(), format=ox.RdfFormat.TRIG):
        parts[quad.graph_name.value].add(str(quad.object))
    names = {name.partition("#")[0] for name in parts}
    assert all(f"{n}#{part}" in parts for n in names for part in ("Head", "assertion", "provenance", "pubinfo"))
    denials = [objects for name, objects in parts.items() if f"<{KG}Denies>" in objects]
    assert len(denials) == 1
    assert f"<{KG}Disputed>" in denials[0]
    assert "<https://example.org/e/tsjad>" in denials[0]


@pytest.mark.parametrize("name", [f.name for f in FORMATS if not f.folder])
def test_the_same_graph_gives_the_same_bytes(name):
    assert format_named(name).content(load()) == format_named(name).content(load())
