"""Writes ``ontologies/index.html``, the documentation of the ontology, from the Turtle files beside it.

Run ``python -m kg.rdf.ontology_page`` after a change to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jinja2
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg.resources import top_level

KG = rdflib.Namespace("https://w3id.org/nyhetsgraf/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")
_LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Term:
    """One term as the page shows it; every list is of short names."""

    name: str
    iri: str
    labels: tuple[tuple[str, str], ...]
    comment: str
    above: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    used_with: tuple[str, ...]
    matches: tuple[str, ...]
    rules: tuple[str, ...]


def page(folder: Path) -> str:
    """The page for the ``nyhetsgraf.ttl`` and ``shapes.ttl`` in a folder."""
    ontology = rdflib.Graph().parse(folder / "nyhetsgraf.ttl", format="turtle")
    shapes = rdflib.Graph().parse(folder / "shapes.ttl", format="turtle")
    subject = next(s for s in ontology.subjects(RDF.type, OWL.Ontology))
    values = sorted({c for i in ontology.subjects(RDF.type, OWL.NamedIndividual) for c in _kinds(ontology, i)})
    sections = [
        ("Classes", _terms(ontology, shapes, OWL.Class)),
        ("Relations", _terms(ontology, shapes, OWL.ObjectProperty)),
        ("Attributes", _terms(ontology, shapes, OWL.DatatypeProperty)),
        *((f"Values of {_short(ontology, value)}", _terms(ontology, shapes, rdflib.URIRef(value))) for value in values),
    ]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("ontology.html").render(
        iri=str(subject),
        version=str(ontology.value(subject, OWL.versionInfo)),
        comment=str(ontology.value(subject, RDFS.comment)),
        sections=sections,
        prefixes=sorted((p, str(n)) for p, n in ontology.namespaces() if str(n) in _used_namespaces(ontology)),
    )


def _kinds(graph: rdflib.Graph, individual: rdflib.term.Node) -> list[str]:
    return [str(c) for c in graph.objects(individual, RDF.type) if str(c).startswith(KG)]


def _used_namespaces(graph: rdflib.Graph) -> set[str]:
    iris = {str(t) for triple in graph for t in triple if isinstance(t, rdflib.URIRef)}
    return {str(n) for _, n in graph.namespaces() if any(iri.startswith(str(n)) for iri in iris)}


def _terms(graph: rdflib.Graph, shapes: rdflib.Graph, kind: rdflib.URIRef) -> list[Term]:
    found = sorted((t for t in set(graph.subjects(RDF.type, kind)) if str(t).startswith(KG)), key=str)
    return [_term(graph, shapes, t) for t in found if isinstance(t, rdflib.URIRef)]


def _term(graph: rdflib.Graph, shapes: rdflib.Graph, term: rdflib.URIRef) -> Term:
    def shorts(*predicates: rdflib.URIRef) -> tuple[str, ...]:
        return tuple(sorted({_short(graph, str(o)) for p in predicates for o in graph.objects(term, p)}))

    labels = {str(o.language): str(o) for o in graph.objects(term, RDFS.label) if isinstance(o, rdflib.Literal)}
    return Term(
        name=str(term).removeprefix(KG),
        iri=str(term),
        labels=tuple((language, labels[language]) for language in _LANGUAGES if language in labels),
        comment=str(graph.value(term, RDFS.comment) or ""),
        above=shorts(RDFS.subClassOf, RDFS.subPropertyOf),
        domain=shorts(RDFS.domain),
        range=shorts(RDFS.range),
        used_with=shorts(SCHEMA.domainIncludes),
        matches=shorts(SKOS.closeMatch),
        rules=_rules(shapes, term),
    )


def _rules(shapes: rdflib.Graph, term: rdflib.URIRef) -> tuple[str, ...]:
    """What the shapes demand of a class or of a property, in their own words."""
    found = {
        str(message)
        for target in (SH.targetClass, SH.targetSubjectsOf)
        for shape in shapes.subjects(target, term)
        for holder in (shape, *shapes.objects(shape, SH.property), *shapes.objects(shape, SH.sparql))
        for message in shapes.objects(holder, SH.message)
    }
    return tuple(sorted(found))


def _short(graph: rdflib.Graph, iri: str) -> str:
    return graph.namespace_manager.normalizeUri(iri)


def main() -> None:
    """Writes the page beside the Turtle files."""
    folder = top_level("ontologies")
    (folder / "index.html").write_text(page(folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
