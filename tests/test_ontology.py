"""The ontology says of every term of the graph what it is, in both standards of Norwegian and in English."""

from __future__ import annotations

import pytest
import rdflib
from handmade_corpus import corpus
from rdflib.namespace import OWL, RDF, RDFS

from kg.model import Certainty, EntityType, Stance, Status
from kg.rdf import corpus_quads
from kg.rdf.asserted import mapping
from kg.rdf.ontology_page import page
from kg.rdf.terms import KG
from kg.resources import top_level

NS = str(KG)
EVENTS = {
    "Meeting": "participant",
    "Visit": "visitor host",
    "Travel": "traveler origin destination",
    "Negotiation": "participant",
    "Agreement": "party",
    "AgreementBreach": "party",
    "Cooperation": "participant",
    "Aid": "donor recipient",
    "ArmsTransfer": "supplier recipient item",
    "WeaponTest": "agent item",
    "Attack": "attacker target",
    "Deployment": "agent destination",
    "Sanction": "imposer target",
    "Threat": "agent target",
    "Protest": "participant target",
    "Arrest": "agent person",
    "Release": "agent person",
    "Appointment": "person organization positionTitle",
    "Departure": "person organization positionTitle",
}
INCLUDES = rdflib.URIRef("https://schema.org/domainIncludes")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(top_level("ontologies") / "nyhetsgraf.ttl")


def declared(ontology: rdflib.Graph) -> set[str]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    return {str(s) for kind in kinds for s in ontology.subjects(RDF.type, kind)}


def test_every_term_of_the_graph_is_declared(ontology):
    used = {
        term.value
        for quad in corpus_quads(corpus())
        for term in (quad.predicate, quad.object)
        if getattr(term, "value", "").startswith(NS)
    }
    assert len(used) > 60
    assert used <= declared(ontology)


def test_every_asserted_property_and_its_roles_are_declared(ontology):
    events, positions = mapping()
    properties = {NS + e.property for e in (*events, *positions)}
    assert properties <= {str(p) for p in ontology.subjects(RDFS.subPropertyOf, rdflib.URIRef(NS + "factualRelation"))}
    for edge in events:
        assert edge.subject in EVENTS[edge.event]
        assert edge.object in EVENTS[edge.event].split() or edge.object == "place"


def test_what_stages_may_say_is_declared(ontology):
    values = [v.value for kind in (Status, Stance, Certainty, EntityType) for v in kind]
    assert {NS + v for v in values} <= declared(ontology)


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_type_has_its_roles(ontology, event):
    assert (rdflib.URIRef(NS + event), RDFS.subClassOf, rdflib.URIRef(NS + "Event")) in ontology
    for role in EVENTS[event].split():
        domains = {
            *ontology.objects(rdflib.URIRef(NS + role), INCLUDES),
            *ontology.objects(rdflib.URIRef(NS + role), RDFS.domain),
        }
        assert rdflib.URIRef(NS + event) in domains


def test_every_term_has_labels_in_nb_nn_and_en_and_a_comment(ontology):
    for term in declared(ontology):
        node = rdflib.URIRef(term)
        assert {o.language for o in ontology.objects(node, RDFS.label)} == {"nb", "nn", "en"}, term
        assert len(str(ontology.value(node, RDFS.comment))) > 10, term


def test_every_property_has_a_domain_and_a_range(ontology):
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            for predicate in (RDFS.domain, RDFS.range):
                targets = [str(o) for o in ontology.objects(term, predicate)]
                assert len(targets) == 1, (term, predicate)
                assert not targets[0].startswith(NS) or targets[0] in declared(ontology)


def test_every_term_that_the_shapes_speak_of_is_declared(ontology):
    shapes = rdflib.Graph().parse(top_level("ontologies") / "shapes.ttl")
    spoken = {str(t) for triple in shapes for t in triple if str(t).startswith(NS) and "#" in str(t)} - {NS}
    assert spoken <= declared(ontology)


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("Event", "http://semanticweb.cs.vu.nl/2009/11/sem/Event"),
        ("Actor", "http://www.w3.org/ns/prov#Agent"),
        ("Claim", "http://groundedannotationframework.org/grasp#Attribution"),
        ("Article", "https://schema.org/NewsArticle"),
        ("Mention", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Phrase"),
        ("Location", "http://www.opengis.net/ont/geosparql#Feature"),
        ("date", "http://www.w3.org/2006/time#inXSDDate"),
        ("Meeting", "https://w3id.org/nyhetsgraf/plover#CONSULT"),
    ],
)
def test_terms_are_aligned_with_the_vocabularies_of_the_field(ontology, term, other):
    assert rdflib.URIRef(other) in set(ontology.objects(rdflib.URIRef(NS + term)))


def test_the_page_is_up_to_date():
    folder = top_level("ontologies")
    assert (folder / "index.html").read_text(encoding="utf-8") == page(folder), "run python -m kg.rdf.ontology_page"
