"""The words of the ontology: what its classes, properties and values are called, and what they mean."""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox

from kg.rdf.terms import KG, RDFS, XSD
from kg.resources import top_level
from kg.store.opening import memory_store
from kg.store.result import shorten

# In the order in which they are shown: what is told as a fact first.
STATUSES = ("Reported", "Alleged", "Disputed", "Denied", "Planned", "Possible")

# Properties of other vocabularies that the graph uses; those of the ontology have their labels there.
_OTHERS = {
    "dcterms:identifier": "identifier",
    "geo:lat": "latitude",
    "geo:long": "longitude",
    "nif:anchorOf": "words",
    "nif:beginIndex": "begins at character",
    "nif:endIndex": "ends at character",
    "nif:sentence": "in sentence",
    "prov:wasDerivedFrom": "derived from",
    "rdf:object": "object",
    "rdf:predicate": "predicate",
    "rdf:subject": "subject",
    "rdf:type": "is a",
    "schema:datePublished": "published",
    "schema:dateModified": "modified",
    "schema:headline": "headline",
    "schema:inLanguage": "language",
    "schema:publisher": "publisher",
    "schema:url": "address",
    "skos:altLabel": "also called",
    "skos:closeMatch": "probably the same as",
    "skos:prefLabel": "name",
}


@cache
def ontology() -> ox.Store:
    """The ontology itself."""
    path = top_level("ontologies") / "nyhetsgraf.ttl"
    return memory_store(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


@cache
def term_label(iri: str, language: str = "en") -> str:
    """What a term is called; its short form where the ontology does not say."""
    short = shorten(iri)
    return _text(iri, RDFS.label, language) or _OTHERS.get(short, short)


@cache
def term_comment(iri: str) -> str:
    """What a term means, "" where the ontology does not say."""
    return _text(iri, RDFS.comment, "en")


def kg_label(local: str) -> str:
    """What the ontology's term with this local name is called: "arms transfer" for "ArmsTransfer"."""
    return term_label(KG[local].value) if local else ""


def status_meaning(status: str) -> str:
    """What a status says about an event, and that it is no fact unless an article reports it."""
    comment = term_comment(KG[status].value) if status else "No status is given."
    return comment if status == "Reported" else f"{comment} Not a fact."


def in_words(value: ox.Literal) -> str:
    """A literal as people write it."""
    if value.datatype == XSD.boolean:
        return "yes" if value.value == "true" else "no"
    return value.value


def spaced(name: str) -> str:
    """ "suppliesArmsTo" as "supplies arms to"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _text(iri: str, predicate: ox.NamedNode, language: str) -> str:
    found = ontology().quads_for_pattern(ox.NamedNode(iri), predicate, None, None)
    return next(
        (q.object.value for q in found if isinstance(q.object, ox.Literal) and q.object.language == language), ""
    )
