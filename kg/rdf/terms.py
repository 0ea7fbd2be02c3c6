"""The vocabularies of the graph and the prefixes under which people read them."""

from __future__ import annotations

from pyoxigraph import NamedNode


class Namespace:
    """An IRI prefix; ``KG.Meeting`` or ``KG["Meeting"]`` is the term in it."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def __str__(self) -> str:
        return self._prefix

    def __getattr__(self, name: str) -> NamedNode:
        return NamedNode(self._prefix + name)

    def __getitem__(self, name: str) -> NamedNode:
        return NamedNode(self._prefix + name)


KG = Namespace("https://w3id.org/nyhetsgraf/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
GEONAMES = Namespace("https://sws.geonames.org/")

TYPE = RDF.type

ID = "https://w3id.org/nyhetsgraf/id/"
"""Every node of the data lives below this address; ``ID + kind + "/"`` holds the nodes of one kind."""

KINDS = (
    "actor",
    "article",
    "claim",
    "edge",
    "event",
    "graph",
    "item",
    "link",
    "mention",
    "merge",
    "place",
    "position",
    "quote",
    "role",
    "sentence",
)

ENTITY_GRAPH = NamedNode(ID + "graph/entities")
ASSERTED_GRAPH = NamedNode(ID + "graph/asserted")

VOCABULARIES = {
    "dcterms": str(DCTERMS),
    "geo": str(GEO),
    "kg": str(KG),
    "nif": str(NIF),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "xsd": str(XSD),
}

# One prefix for each kind of node: with a single one for all, Turtle would escape the slash in every name.
PREFIXES = dict(sorted({**VOCABULARIES, **{kind: f"{ID}{kind}/" for kind in KINDS}}.items()))
