"""Reads a graph once into the records that every view draws from (see ``rows`` for how it is asked)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import pyoxigraph as ox

from kg.views.edges import EDGE_MODEL, EdgeRule
from kg.views.names import ranked_names
from kg.views.records import (
    ClaimRecord,
    EventRecord,
    Evidence,
    Node,
    PlaceMatch,
    QuoteRecord,
    Snapshot,
    Source,
    local_name,
)
from kg.views.rows import Row, rows

KG = "https://w3id.org/nyhetsgraf/ontology#"
# With several statuses for one event the more careful one is shown.
_CAUTION = ("Disputed", "Denied", "Alleged", "Possible", "Planned", "Reported")


class HasStore(Protocol):
    """What the views need of a graph: the Oxigraph store below it."""

    @property
    def store(self) -> ox.Store:
        """The store with one named graph per article."""


def snapshot(graph: HasStore) -> Snapshot:
    """Reads actors, events, claims, quotes and articles with the sentences they rest on."""
    store = graph.store
    evidence = _evidence(store)
    nodes = _nodes(store)
    claims = tuple(_claims(store, evidence))
    events = tuple(_events(store, evidence, claims, {n.iri for n in nodes}))
    return Snapshot(nodes, events, claims, tuple(_quotes(store, evidence)), tuple(_sources(store)))


def _names(store: ox.Store, query: str) -> dict[str, list[str]]:
    """Names of things, the preferred language first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for thing, *_, name, tag in rows(store, query):
        found[thing].append((name, tag))
    return {iri: ranked_names(names) for iri, names in found.items()}


def _nodes(store: ox.Store) -> tuple[Node, ...]:
    names = _names(store, "entities")
    aliases = _names(store, "aliases")
    types: dict[str, list[str]] = defaultdict(list)
    for entity, type_, *_ in rows(store, "entities"):
        types[entity].append(local_name(type_))
    position: dict[str, tuple[float, float]] = {}
    for entity, lat, long in rows(store, "coordinates"):
        position.setdefault(entity, (float(lat), float(long)))
    country, match = _places(store)
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    former: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for holder, title, of, past in rows(store, "positions"):
        (former if past == "true" else held)[holder].append((title, of))
    return tuple(
        Node(
            iri=iri,
            # A state may be typed a place as well; what it is as an actor says more.
            type=next((t for t in found if t != "Place"), "Place"),
            label=names[iri][0],
            aliases=tuple(n for n in dict.fromkeys(names[iri][1:] + aliases.get(iri, [])) if n != names[iri][0]),
            positions=tuple(dict.fromkeys(held[iri])),
            former_positions=tuple(dict.fromkeys(former[iri])),
            lat=position[iri][0] if iri in position else None,
            long=position[iri][1] if iri in position else None,
            country=country.get(iri, ""),
            match=match.get(iri),
        )
        for iri, found in sorted(types.items())
    )


def _places(store: ox.Store) -> tuple[dict[str, str], dict[str, PlaceMatch]]:
    """The state that an actor or place is or lies in, and how a place was found; of several links the surest."""
    country: dict[str, str] = {}
    match: dict[str, PlaceMatch] = {}
    for entity, code, score, reason, feature in rows(store, "places"):
        country.setdefault(entity, code)
        if score:
            found = PlaceMatch(float(score), reason, feature)
            known = match.get(entity)
            if known is None or known.score < found.score:
                match[entity] = found
    return country, match


def _evidence(store: ox.Store) -> dict[str, tuple[Evidence, ...]]:
    """For every event, claim and quote its sentences, with all its mentions in a sentence marked together."""
    sentences = {iri: (int(begin), text) for iri, begin, text in rows(store, "sentences")}
    marks: dict[str, dict[tuple[str, int, str, str], list[tuple[int, int]]]] = defaultdict(dict)
    for thing, article, begins, ends, words, segment, sentence in rows(store, "evidence"):
        begin, end = int(begins), int(ends)
        # A mention without a sentence still shows its own words.
        offset, text = sentences.get(sentence, (begin, words))
        key = (article, offset, text, local_name(segment) if segment else "")
        span = (max(begin - offset, 0), min(end - offset, len(text)))
        if span[0] < span[1]:
            marks[thing].setdefault(key, []).append(span)
    return {
        thing: tuple(
            Evidence(text, _disjoint(spans), article, segment)
            for (article, _, text, segment), spans in sorted(found.items())
        )
        for thing, found in marks.items()
    }


def _disjoint(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in text order without overlap; one that holds another gives way: the cue, not its whole clause."""
    unique = sorted(set(spans))
    innermost = [s for s in unique if not any(s != o and s[0] <= o[0] and o[1] <= s[1] for o in unique)]
    out: list[tuple[int, int]] = []
    for start, end in innermost:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _events(
    store: ox.Store,
    evidence: Mapping[str, tuple[Evidence, ...]],
    claims: Iterable[ClaimRecord],
    entities: set[str],
) -> Iterator[EventRecord]:
    items = _names(store, "items")
    about: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        about[claim.event].append(claim)
    same: dict[str, list[str]] = defaultdict(list)
    for event, other in rows(store, "same_events"):
        same[event].append(other)
    stated: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event, property_, value in rows(store, "events"):
        stated[event].append((local_name(property_), value))
    for iri, pairs in stated.items():
        types = [local_name(v) for p, v in pairs if p == "type"]
        type_ = next((t for t in types if t in EDGE_MODEL), next((t for t in types if t != "Event"), "Event"))
        statuses = {local_name(v) for p, v in pairs if p == "status"}
        yield EventRecord(
            iri=iri,
            type=type_,
            status=next((s for s in _CAUTION if s in statuses), "Possible"),
            status_reason=next((v for p, v in pairs if p == "statusReason"), ""),
            date=max((v for p, v in pairs if p == "date"), key=lambda v: (len(v), v), default=""),
            date_text=next((v for p, v in pairs if p == "dateText"), ""),
            roles=_roles(pairs, entities, EDGE_MODEL.get(type_, EdgeRule()).role_order),
            items=tuple(dict.fromkeys(items[v][0] for p, v in pairs if p == "item" and v in items)),
            position_title=next((v for p, v in pairs if p == "positionTitle"), ""),
            evidence=evidence.get(iri, ()),
            claims=tuple(about[iri]),
            same_as=tuple(same[iri]),
            earliest=next((v for p, v in pairs if p == "earliest"), ""),
            latest=next((v for p, v in pairs if p == "latest"), ""),
        )


def _roles(pairs: Iterable[tuple[str, str]], entities: set[str], order: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Role fillers in reading order, without the superproperties that a reasoner may have added."""
    general = {"role", "hasActor", "hasPlace"}
    found = dict.fromkeys((p, v) for p, v in pairs if v in entities and p not in general)
    return tuple(sorted(found, key=lambda f: (order.index(f[0]) if f[0] in order else len(order), f)))


def _claims(store: ox.Store, evidence: Mapping[str, tuple[Evidence, ...]]) -> Iterator[ClaimRecord]:
    first = _first_of_each(rows(store, "claims"))
    targets = {iri: (event, about) for iri, _, event, about, *_ in first}
    for iri, claimant, _, about, cue, polarity, stance, certainty in first:
        yield ClaimRecord(
            iri=iri,
            claimant=claimant,
            stance=local_name(stance),
            certainty=local_name(certainty) if certainty else "",
            event=_innermost_event(iri, targets),
            about_claim=about,
            cue=cue,
            evidence=evidence.get(iri, ()),
            negative=local_name(polarity) == "Negative",
        )


def _innermost_event(claim: str, targets: Mapping[str, tuple[str, str]]) -> str:
    """The event at the bottom of a nested claim, "" if there is none (or the nesting goes in a circle)."""
    seen: list[str] = []
    while claim in targets and claim not in seen:
        event, about = targets[claim]
        if event:
            return event
        seen.append(claim)
        claim = about
    return ""


def _quotes(store: ox.Store, evidence: Mapping[str, tuple[Evidence, ...]]) -> Iterator[QuoteRecord]:
    for iri, speaker, cue, directness in _first_of_each(rows(store, "quotes")):
        found = evidence.get(iri, ())
        text = " ".join(word for e in found for word in e.words)
        yield QuoteRecord(iri, speaker, local_name(directness or "direct"), cue, text, found)


def _sources(store: ox.Store) -> Iterator[Source]:
    for iri, named, headline, published, publisher, url, language, original in _first_of_each(rows(store, "articles")):
        identifier = named or local_name(iri)
        yield Source(iri, identifier, headline or identifier, published, publisher, url, language, original)


def _first_of_each(found: Iterable[Row]) -> tuple[Row, ...]:
    """Of several rows about one thing (its IRI in the first column) the first."""
    first: dict[str, Row] = {}
    for row in found:
        first.setdefault(row[0], row)
    return tuple(first.values())
