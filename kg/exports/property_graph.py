"""The graph as nodes with labels and relationships with types, as Neo4j and its kind have them.

Events and claims are nodes of their own, so that no arrow runs from supplier to recipient unless an article reports
the delivery in its own voice. Every event has the label Reported or Contested, and every arrow to or from one repeats
the status, so that a query that forgets to ask still shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.exports.relations import relations
from kg.rdf.terms import ID
from kg.views.attribution import attribution, claim_words
from kg.views.network import edge_label
from kg.views.periods import period
from kg.views.read import HasStore, snapshot
from kg.views.records import ClaimRecord, EventRecord, Evidence, Node, QuoteRecord, Snapshot, Source, local_name

Value = str | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A node; ``kind`` is the first label and names the file it goes to. Properties that are unknown are left out."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Value]

    @property
    def kind(self) -> str:
        """Entity, Event, Claim, Quote or Article."""
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class Relationship:
    """An arrow between two nodes, by their ids."""

    start: str
    end: str
    type: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """All nodes, then all relationships between them, in an order that never changes."""

    vertices: tuple[Vertex, ...]
    relationships: tuple[Relationship, ...]


def property_graph(graph: HasStore) -> PropertyGraph:
    """Reads the graph into nodes and relationships; one whose end is unknown is left out."""
    data = snapshot(graph)
    vertices = (
        *(_entity(n) for n in data.nodes),
        *(_event(e, data) for e in data.events),
        *(_claim(c, data) for c in data.claims),
        *(_quote(q) for q in data.quotes),
        *(_article(s) for s in data.sources),
    )
    known = {v.id for v in vertices}
    arrows = (*_of_events(data), *_of_claims(data), *_of_quotes(data), *_positions(data), *_asserted(graph, data))
    return PropertyGraph(vertices, tuple(a for a in arrows if a.start in known and a.end in known))


def short_id(iri: str) -> str:
    """The IRI without the part that all nodes of the graph share."""
    return iri.removeprefix(ID)


def _vertex(iri: str, labels: tuple[str, ...], **properties: Value | None) -> Vertex:
    return Vertex(short_id(iri), labels, _known(iri=iri, **properties))


def _arrow(start: str, end: str, type_: str, **properties: Value | None) -> Relationship:
    return Relationship(short_id(start), short_id(end), type_, _known(**properties))


def _known(**properties: Value | None) -> dict[str, Value]:
    return {key: value for key, value in properties.items() if value is not None and value not in ("", ())}


def _entity(node: Node) -> Vertex:
    labels = ("Entity", node.type)
    place = {"lat": node.lat, "long": node.long, "country": node.country}
    return _vertex(node.iri, labels, name=node.label, aliases=node.aliases, **place)


def _event(event: EventRecord, data: Snapshot) -> Vertex:
    said = attribution((event,), data)
    start, end = period(event)
    return _vertex(
        event.iri,
        ("Event", event.type, "Contested" if event.contested else "Reported"),
        name=edge_label(event.type, event.status),
        **_status(event, data),
        affirmedBy=said.affirmed_by,
        deniedBy=said.denied_by,
        basis=said.basis,
        date=event.date,
        start=start,
        end=end,
        items=event.items,
        position=event.position_title,
        sentences=_sentences(event.evidence),
    )


def _status(event: EventRecord, data: Snapshot) -> dict[str, Value]:
    """What every arrow of an event repeats."""
    return {
        "status": event.status,
        "contested": event.contested,
        "claims": attribution((event,), data).words,
    }


def _claim(claim: ClaimRecord, data: Snapshot) -> Vertex:
    return _vertex(
        claim.iri,
        ("Claim",),
        name=claim_words(claim, data),
        stance=claim.stance,
        negated=claim.negative,
        certainty=claim.certainty,
        cue=claim.cue,
        sentences=_sentences(claim.evidence),
    )


def _quote(quote: QuoteRecord) -> Vertex:
    name = quote.text if len(quote.text) <= 60 else f"{quote.text[:59]}…"
    return _vertex(quote.iri, ("Quote",), name=name, text=quote.text, directness=quote.directness, cue=quote.cue)


def _article(source: Source) -> Vertex:
    return _vertex(
        source.iri,
        ("Article",),
        name=source.title,
        identifier=source.identifier,
        published=source.published,
        publisher=source.publisher,
        url=source.url,
        language=source.language,
    )


def _of_events(data: Snapshot) -> Iterator[Relationship]:
    for event in data.events:
        status = _status(event, data)
        for role, entity in event.roles:
            yield _arrow(event.iri, entity, arrow_name(role), **status)
        for other in event.same_as:
            yield _arrow(event.iri, other, "SAME_EVENT_AS", **status)
        for article in _articles(event.evidence):
            yield _arrow(event.iri, article, "IN_ARTICLE", **status)


def _of_claims(data: Snapshot) -> Iterator[Relationship]:
    for claim in data.claims:
        stance: dict[str, Value] = {"stance": claim.stance, "negated": claim.negative}
        yield _arrow(claim.iri, claim.claimant, "CLAIMED_BY", **stance)
        if claim.about_claim:
            yield _arrow(claim.iri, claim.about_claim, "ABOUT_CLAIM", **stance)
        elif claim.event:
            yield _arrow(claim.iri, claim.event, "ABOUT", **stance)
        for article in _articles(claim.evidence):
            yield _arrow(claim.iri, article, "IN_ARTICLE")


def _of_quotes(data: Snapshot) -> Iterator[Relationship]:
    for quote in data.quotes:
        if quote.speaker:
            yield _arrow(quote.iri, quote.speaker, "SPOKEN_BY")
        for article in _articles(quote.evidence):
            yield _arrow(quote.iri, article, "IN_ARTICLE")


def _positions(data: Snapshot) -> Iterator[Relationship]:
    for node in data.nodes:
        for title, of in node.positions:
            if of:
                yield _arrow(node.iri, of, "HOLDS_POSITION", title=title, former=title.startswith("former "))


def _asserted(graph: HasStore, data: Snapshot) -> Iterator[Relationship]:
    """Plain arrows between actors, only from events that an article reports in its own voice."""
    reported = {e.iri for e in data.events if not e.contested}
    events: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for event, relation in relations(graph.store):
        if event.value in reported:
            ends = (_value(relation.subject), _value(relation.predicate), _value(relation.object))
            events[ends].append(short_id(event.value))
    for (subject, predicate, target), based in sorted(events.items()):
        yield _arrow(subject, target, arrow_name(local_name(predicate)), status="Reported", basedOn=tuple(based))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def arrow_name(role: str) -> str:
    """A role or property as a relationship type: ``suppliesArmsTo`` -> ``SUPPLIES_ARMS_TO``."""
    return "".join(f"_{c}" if c.isupper() else c for c in role).upper().lstrip("_")


def _articles(evidence: tuple[Evidence, ...]) -> list[str]:
    return list(dict.fromkeys(e.article for e in evidence))


def _sentences(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.sentence for e in evidence))
