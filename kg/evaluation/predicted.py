"""What a graph says about each article, as the measures compare it; read from an Oxigraph store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from kg.evaluation.gold import Span, plain
from kg.rdf.terms import DCTERMS, KG, NIF, SKOS, TYPE

ENTITY_TYPES = ("Person", "Organization", "State", "Place", "Group")
EVENT_TYPES = (
    *("Meeting", "Visit", "Travel", "Negotiation", "Agreement", "AgreementBreach", "Cooperation", "Aid"),
    *("ArmsTransfer", "WeaponTest", "Attack", "Deployment", "Sanction", "Threat", "Protest", "Arrest", "Release"),
    *("Appointment", "Departure"),
)
ROLES = (
    *("participant", "visitor", "host", "traveler", "origin", "destination", "party", "donor", "recipient"),
    *("supplier", "agent", "attacker", "target", "imposer", "person", "organization", "place"),
)


@dataclass(frozen=True, slots=True)
class PredictedEntity:
    """An entity with its mentions in one article."""

    id: str
    types: frozenset[str]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PredictedEvent:
    """An event with its triggers in one article; roles are (role, entity id); "" where status or date is missing."""

    id: str
    types: frozenset[str]
    spans: tuple[Span, ...]
    roles: frozenset[tuple[str, str]] = frozenset()
    items: frozenset[str] = frozenset()
    status: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class PredictedQuote:
    """A quotation and who is said to speak."""

    id: str
    spans: tuple[Span, ...]
    speakers: frozenset[str]


@dataclass(frozen=True)
class PredictedArticle:
    """All that is predicted about one article. Claims are (claimant, stance, event), positions (holder, title, of)."""

    entities: tuple[PredictedEntity, ...] = ()
    events: tuple[PredictedEvent, ...] = ()
    claims: frozenset[tuple[str, str, str]] = frozenset()
    quotes: tuple[PredictedQuote, ...] = ()
    positions: frozenset[tuple[str, str, str | None]] = frozenset()

    @cached_property
    def entity(self) -> Mapping[str, PredictedEntity]:
        """Entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def event(self) -> Mapping[str, PredictedEvent]:
        """Events by id."""
        return {e.id: e for e in self.events}


def read(store: ox.Store) -> Mapping[str, PredictedArticle]:
    """The articles of a store by their dcterms:identifier, all named graphs taken together."""
    graph = _Graph(store)
    return {
        identifier: _article(graph, article)
        for article, identifiers in sorted(graph.values(DCTERMS.identifier).items())
        for identifier in sorted(identifiers)
    }


@dataclass
class _Graph:
    """The few properties that are compared, each read once, as plain strings."""

    store: ox.Store
    known: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def values(self, predicate: ox.NamedNode) -> dict[str, set[str]]:
        """Subject -> objects of one predicate, over all graphs."""
        if predicate.value not in self.known:
            found: dict[str, set[str]] = defaultdict(set)
            for quad in self.store.quads_for_pattern(None, predicate, None, None):
                found[_value(quad.subject)].add(_value(quad.object))
            self.known[predicate.value] = dict(found)
        return self.known[predicate.value]

    def of(self, node: str, predicate: ox.NamedNode) -> set[str]:
        """Objects of one predicate of a node."""
        return self.values(predicate).get(node, set())

    def types(self, node: str) -> frozenset[str]:
        """Local names of the classes of a node in the project's own namespace."""
        own = str(KG)
        return frozenset(t.removeprefix(own) for t in self.of(node, TYPE) if t.startswith(own))

    @cached_property
    def spans(self) -> Mapping[str, Mapping[str, tuple[Span, ...]]]:
        """Article -> node -> where the article denotes it."""
        out: dict[str, dict[str, set[Span]]] = defaultdict(lambda: defaultdict(set))
        for node, mentions in self.values(KG.denotedBy).items():
            for m in mentions:
                for article, start, end in self._places(m):
                    out[article][node].add((start, end))
        return {a: {n: tuple(sorted(s)) for n, s in sorted(nodes.items())} for a, nodes in out.items()}

    def _places(self, mention: str) -> Iterable[tuple[str, int, int]]:
        for article in self.of(mention, KG.inArticle):
            for start in self.of(mention, NIF.beginIndex):
                for end in self.of(mention, NIF.endIndex):
                    yield article, int(start), int(end)


def _value(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)


def _article(graph: _Graph, article: str) -> PredictedArticle:
    nodes = {node: (graph.types(node), spans) for node, spans in graph.spans.get(article, {}).items()}
    entities = tuple(PredictedEntity(n, t, s) for n, (t, s) in nodes.items() if t & set(ENTITY_TYPES))
    actors = {e.id for e in entities}
    return PredictedArticle(
        entities=entities,
        events=tuple(_event(graph, n, t, s) for n, (t, s) in nodes.items() if t & set(EVENT_TYPES)),
        claims=frozenset(
            (who, _local(stance), event)
            for n, (t, _) in nodes.items()
            if "Claim" in t
            for who in graph.of(n, KG.claimant) & actors
            for stance in graph.of(n, KG.stance)
            for event in graph.of(n, KG.aboutEvent)
        ),
        quotes=tuple(
            PredictedQuote(n, s, frozenset(graph.of(n, KG.speaker))) for n, (t, s) in nodes.items() if "Quote" in t
        ),
        positions=frozenset(
            (holder, plain(title), of)
            for n, (t, _) in nodes.items()
            if "Position" in t
            for holder in graph.of(n, KG.holder)
            for title in graph.of(n, KG.title)
            for of in (*graph.of(n, KG["of"]),) or (None,)
        ),
    )


def _event(graph: _Graph, node: str, types: frozenset[str], spans: tuple[Span, ...]) -> PredictedEvent:
    return PredictedEvent(
        id=node,
        types=types,
        spans=spans,
        roles=frozenset((r, filler) for r in ROLES for filler in graph.of(node, KG[r])),
        items=frozenset(plain(w) for i in graph.of(node, KG.item) for w in graph.of(i, SKOS.prefLabel) or {i}),
        status=_local(min(graph.of(node, KG.status), default="")),
        date=min(graph.of(node, KG.date), default=""),
    )


def _local(iri: str) -> str:
    """The stance or status as the gold writes it: "kg:Reported" -> "reported"."""
    return plain(iri.rsplit("#", 1)[-1])
