"""Writes ``ontologies/context.jsonld``, the JSON-LD context of the graph, from the ontology beside it.

Run ``python -m kg.exports.jsonld_context`` after a change to the ontology. Classes, values and plain attributes
need no term of their own: they are words of the default vocabulary, the ontology.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.rdf.terms import ID, KG, OWL, RDF, RDFS, TYPE, VOCABULARIES, XSD
from kg.resources import top_level

CONTEXT = "context.jsonld"

# A value of one of these is a word of the ontology ("Alleged"), not the address of a thing.
_ENUMERATIONS = {str(KG[name].value) for name in ("Status", "Stance", "Certainty", "Polarity", "Temporality")}
_ENUMERATIONS.add(RDF.Property.value)

_OTHER_VOCABULARIES: dict[str, Any] = {
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "anchorOf": "nif:anchorOf",
    "beginIndex": "nif:beginIndex",
    "closeMatch": {"@id": "skos:closeMatch", "@type": "@id"},
    "dateModified": {"@id": "schema:dateModified", "@type": "xsd:dateTime"},
    "datePublished": {"@id": "schema:datePublished", "@type": "xsd:dateTime"},
    "endIndex": "nif:endIndex",
    "headline": {"@id": "schema:headline", "@container": "@language"},
    "identifier": "dcterms:identifier",
    "inLanguage": "schema:inLanguage",
    "lat": {"@id": "geo:lat", "@type": "xsd:decimal"},
    "long": {"@id": "geo:long", "@type": "xsd:decimal"},
    "object": {"@id": "rdf:object", "@type": "@id"},
    "predicate": {"@id": "rdf:predicate", "@type": "@vocab"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "publisher": "schema:publisher",
    "sentence": {"@id": "nif:sentence", "@type": "@id"},
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "url": "schema:url",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
}
# So that what is said of a thing stands inside it.
_INWARDS = {
    "claims": {"@reverse": "kg:aboutEvent"},
    "claimsAboutIt": {"@reverse": "kg:aboutClaim"},
    "roleFillings": {"@reverse": "kg:ofEvent"},
}
# A date is typed by how much of it there is, a term holds one type.
_DATES = {
    "date": {"@id": "kg:date", "@type": "xsd:date"},
    "dateMonth": {"@id": "kg:date", "@type": "xsd:gYearMonth"},
    "dateYear": {"@id": "kg:date", "@type": "xsd:gYear"},
}


def context(ontology: bytes) -> dict[str, Any]:
    """The context for an ontology in Turtle, with its terms in alphabetical order."""
    store = ox.Store()
    store.load(ontology, format=ox.RdfFormat.TURTLE)
    terms: dict[str, Any] = dict(_OTHER_VOCABULARIES)
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for quad in store.quads_for_pattern(None, TYPE, kind, None):
            iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
            name = iri.removeprefix(str(KG))
            coercion = _coercion(store, ox.NamedNode(iri), kind)
            if name != iri and coercion:
                terms[name] = {"@id": f"kg:{name}", **coercion}
    terms |= _DATES | _INWARDS
    head = {"@version": 1.1, "@vocab": str(KG), "id": "@id", "type": "@type"}
    prefixes = {"ng": ID, **{k: v for k, v in VOCABULARIES.items() if k not in {"owl", "rdfs"}}}
    return {"@context": {**head, **dict(sorted(prefixes.items())), **dict(sorted(terms.items()))}}


def _coercion(store: ox.Store, name: ox.NamedNode, kind: ox.NamedNode) -> dict[str, str]:
    """How the values of a property are read, {} for plain strings and booleans."""
    ranges = {
        q.object.value
        for q in store.quads_for_pattern(name, RDFS.range, None, None)
        if isinstance(q.object, ox.NamedNode)
    }
    if kind == OWL.ObjectProperty:
        return {"@type": "@vocab" if ranges & _ENUMERATIONS else "@id"}
    if RDF.langString.value in ranges:
        return {"@container": "@language"}
    typed = sorted(r for r in ranges if r in {XSD.date.value, XSD.decimal.value})
    return {"@type": f"xsd:{typed[0].removeprefix(str(XSD))}"} if typed else {}


@cache
def loaded() -> dict[str, Any]:
    """The context that comes with the package."""
    data: dict[str, Any] = json.loads((top_level("ontologies") / CONTEXT).read_text(encoding="utf-8"))
    return data


def written(folder: Path) -> str:
    """The text of the context for the ontology in a folder."""
    terms = context((folder / "nyhetsgraf.ttl").read_bytes())
    return json.dumps(terms, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    place = top_level("ontologies")
    (place / CONTEXT).write_text(written(place), encoding="utf-8")
