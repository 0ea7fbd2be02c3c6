"""Nanopublications: one for each claim and one for each asserted edge, four graphs each, in one TriG file.

The assertion of a claim's nanopublication is that somebody takes a stance (claimant, stance, the event with its
status), never the event itself; only what an article reports in its own voice is the assertion of one as a plain
triple. Who printed it, in which words, is the provenance. They are unsigned: ``np sign`` of the nanopub package
signs them, adds the time and makes their addresses trusty. See https://nanopub.net/guidelines/working_draft/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.exports.statements import Statements, evidence, with_labels
from kg.rdf.quads import quad_order
from kg.rdf.terms import ID, KG, PREFIXES, PROV, RDF, RDFS, TYPE, Namespace
from kg.store.browse import Browser
from kg.views.read import HasStore

NP = Namespace("http://www.nanopub.org/nschema#")
NPX = Namespace("http://purl.org/nanopub/x/")
PAV = Namespace("http://purl.org/pav/")
_SOFTWARE = ox.NamedNode("https://w3id.org/nyhetsgraf")
_PREFIXES = {**PREFIXES, "np": str(NP), "npx": str(NPX), "pav": str(PAV)}

# What makes up a claim, an event and an edge; mentions and rules belong to the provenance.
_CLAIM = (TYPE, KG.claimant, KG.stance, KG.certainty, KG.polarity, KG.temporality, KG.cue, KG.aboutEvent, KG.aboutClaim)
_NOT_OF_EVENT = (KG.denotedBy, KG.rule, KG.dateMention, KG.inArticle, KG.mergeReason, KG.sameEventAs, KG.inReturnFor)
_EDGE = (TYPE, RDF.subject, RDF.predicate, RDF.object)


@dataclass(frozen=True, slots=True)
class Nanopub:
    """What one is about, its assertion, and what that was derived from; triples are sorted when written."""

    about: ox.NamedNode
    assertion: tuple[ox.Triple, ...]
    sources: tuple[ox.NamedNode, ...]
    evidence: tuple[ox.Triple, ...]
    title: str

    @property
    def iri(self) -> str:
        """Its address, a function of what it is about."""
        return f"{ID}nanopub/{self.about.value.removeprefix(ID).replace('/', '-')}"


def trig(graph: HasStore) -> bytes:
    """All nanopublications of the graph, in the order of what they are about."""
    quads = [q for n in nanopubs(graph.store) for q in sorted(quads_of(n), key=quad_order)]
    out = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=_PREFIXES)
    assert out is not None  # only None when written to a file
    return out


def nanopubs(store: ox.Store) -> Iterator[Nanopub]:
    """Those of claims, then those of asserted edges."""
    stated, browser = Statements(store), Browser(store)
    for claim in browser.subjects(TYPE, KG.Claim):
        yield _of_claim(claim, stated, browser)
    for edge in browser.subjects(TYPE, KG.AssertedEdge):
        yield _of_edge(edge, stated, browser)


def quads_of(nanopub: Nanopub) -> Iterator[ox.Quad]:
    """Its head, assertion, provenance and publication info."""
    me = ox.NamedNode(nanopub.iri)
    head, assertion, provenance, info = (
        ox.NamedNode(f"{nanopub.iri}#{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    yield ox.Quad(me, TYPE, NP.Nanopublication, head)
    yield ox.Quad(me, NP.hasAssertion, assertion, head)
    yield ox.Quad(me, NP.hasProvenance, provenance, head)
    yield ox.Quad(me, NP.hasPublicationInfo, info, head)
    yield from _placed(nanopub.assertion, assertion)
    for source in nanopub.sources:
        yield ox.Quad(assertion, PROV.wasDerivedFrom, source, provenance)
    yield from _placed(nanopub.evidence, provenance)
    yield ox.Quad(me, RDFS.label, ox.Literal(nanopub.title, language="en"), info)
    yield ox.Quad(me, NPX.introduces, nanopub.about, info)
    yield ox.Quad(me, PAV.createdWith, _SOFTWARE, info)


def _placed(triples: Iterable[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def _of_claim(claim: ox.NamedNode, stated: Statements, browser: Browser) -> Nanopub:
    """With the claims that it speaks of, down to the event."""
    assertion: list[ox.Triple] = []
    told: list[ox.NamedNode] = []
    waiting = [claim]
    while waiting:
        current = waiting.pop()
        if current not in told:
            told.append(current)
            assertion += stated.about(current, only=_CLAIM)
            waiting += browser.objects(current, KG.aboutClaim)
    for event in (e for c in told for e in browser.objects(c, KG.aboutEvent)):
        assertion += stated.about(event, without=_NOT_OF_EVENT)
    claimant = browser.labels(claim, KG.claimant)
    cue = browser.text(claim, KG.cue)
    title = f"A claim: {claimant} {browser.local(claim, KG.stance).lower()}" + (f" (“{cue}”)" if cue else "")
    sources = browser.objects(claim, KG.reportedBy)
    return Nanopub(claim, with_labels(assertion, stated), tuple(sources), evidence([claim], stated), title)


def _of_edge(edge: ox.NamedNode, stated: Statements, browser: Browser) -> Nanopub:
    """With what it is based on, which articles report in their own voice."""
    based = browser.objects(edge, KG.basedOn)
    plain = [
        ox.Triple(s, p, o)
        for s in browser.objects(edge, RDF.subject)
        for p in browser.objects(edge, RDF.predicate)
        for o in browser.objects(edge, RDF.object)
    ]
    assertion = with_labels([*plain, *stated.about(edge, only=_EDGE)], stated)
    basis = [t for b in based for t in stated.about(b, without=(KG.denotedBy,))]
    said = tuple(sorted({*basis, *evidence(based, stated)}, key=str))
    names = (browser.labels(edge, RDF.subject), browser.local(edge, RDF.predicate), browser.labels(edge, RDF.object))
    return Nanopub(edge, assertion, tuple(based), said, "Reported: " + " ".join(names))
