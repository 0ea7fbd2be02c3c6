"""Reads a graph once into the records that every view draws from.

The questions put to the graph are the files in ``sparql/``; they see the union of all named graphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.views.edges import EDGE_MODEL, EdgeRule
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

KG = "https://w3id.org/nyhetsgraf/ontology#"
_SPARQL = Path(__file__).with_name("sparql")
_LANGUAGES = ("nb", "nn", "no", "", "en")
# With several statuses for one event the more careful one is shown.
_CAUTION = ("Disputed", "Denied", "Alleged", "Possible", "Planned", "Reported")

Row = dict[str, str]


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


def rows(store: ox.Store, name: str) -> Iterator[dict[str, ox.NamedNode | ox.Literal | None]]:
    """The solutions of ``sparql/<name>.rq``, one dict of terms each."""
    query = (_SPARQL / f"{name}.rq").read_text(encoding="utf-8")
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [v.value for v in solutions.variables]
    for solution in solutions:
        yield {n: _iri_or_literal(solution[n]) for n in names}


def _iri_or_literal(term: object) -> ox.NamedNode | ox.Literal | None:
    return term if isinstance(term, ox.NamedNode | ox.Literal) else None


def _texts(store: ox.Store, name: str) -> Iterator[Row]:
    for row in rows(store, name):
        yield {key: term.value if term is not None else "" for key, term in row.items()}


def _names(store: ox.Store, query: str, key: str) -> dict[str, list[str]]:
    """Names of things, the preferred language first."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows(store, query):
        thing, name = row[key], row["name"]
        if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal):
            tag = name.language or ""
            rank = _LANGUAGES.index(tag) if tag in _LANGUAGES else len(_LANGUAGES)
            found[thing.value].append((rank, name.value))
    return {iri: list(dict.fromkeys(name for _, name in sorted(set(ranked)))) for iri, ranked in found.items()}


def _nodes(store: ox.Store) -> tuple[Node, ...]:
    names = _names(store, "entities", "entity")
    aliases = _names(store, "aliases", "entity")
    types: dict[str, list[str]] = defaultdict(list)
    position: dict[str, tuple[float, float]] = {}
    for row in _texts(store, "entities"):
        types[row["entity"]].append(local_name(row["type"]))
        if row["lat"] and row["long"]:
            position.setdefault(row["entity"], (float(row["lat"]), float(row["long"])))
    country, match = _places(store)
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    former: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _texts(store, "positions"):
        (former if row["former"] == "true" else held)[row["holder"]].append((row["title"], row["of"]))
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
    for row in _texts(store, "places"):
        country.setdefault(row["entity"], row["country"])
        if row["score"]:
            found = PlaceMatch(float(row["score"]), row["reason"], row["feature"])
            known = match.get(row["entity"])
            if known is None or known.score < found.score:
                match[row["entity"]] = found
    return country, match


def _evidence(store: ox.Store) -> dict[str, tuple[Evidence, ...]]:
    """For every event, claim and quote its sentences, with all its mentions in a sentence marked together."""
    marks: dict[str, dict[tuple[str, int, str, str], list[tuple[int, int]]]] = defaultdict(dict)
    for row in _texts(store, "evidence"):
        begin, end = int(row["begin"]), int(row["end"])
        # A mention without a sentence still shows its own words.
        text = row["sentenceText"] or row["text"]
        offset = int(row["sentenceBegin"] or begin)
        key = (row["article"], offset, text, local_name(row["segment"]) if row["segment"] else "")
        span = (max(begin - offset, 0), min(end - offset, len(text)))
        if span[0] < span[1]:
            marks[row["thing"]].setdefault(key, []).append(span)
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
    items = _names(store, "items", "item")
    about: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        about[claim.event].append(claim)
    same: dict[str, list[str]] = defaultdict(list)
    for row in _texts(store, "same_events"):
        same[row["event"]].append(row["same"])
    stated: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _texts(store, "events"):
        stated[row["event"]].append((local_name(row["property"]), row["value"]))
    for iri, pairs in sorted(stated.items()):
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
    first: dict[str, Row] = {}
    for row in _texts(store, "claims"):
        first.setdefault(row["claim"], row)
    for iri, row in first.items():
        yield ClaimRecord(
            iri=iri,
            claimant=row["claimant"],
            stance=local_name(row["stance"]),
            certainty=local_name(row["certainty"]) if row["certainty"] else "",
            event=_innermost_event(iri, first),
            about_claim=row["about"],
            cue=row["cue"],
            evidence=evidence.get(iri, ()),
            negative=local_name(row["polarity"]) == "Negative",
        )


def _innermost_event(claim: str, first: Mapping[str, Row]) -> str:
    """The event at the bottom of a nested claim, "" if there is none (or the nesting goes in a circle)."""
    seen: list[str] = []
    while claim in first and claim not in seen:
        if first[claim]["event"]:
            return first[claim]["event"]
        seen.append(claim)
        claim = first[claim]["about"]
    return ""


def _quotes(store: ox.Store, evidence: Mapping[str, tuple[Evidence, ...]]) -> Iterator[QuoteRecord]:
    first: dict[str, Row] = {}
    for row in _texts(store, "quotes"):
        first.setdefault(row["quote"], row)
    for iri, row in first.items():
        found = evidence.get(iri, ())
        text = " ".join(word for e in found for word in e.words)
        yield QuoteRecord(iri, row["speaker"], local_name(row["directness"] or "direct"), row["cue"], text, found)


def _sources(store: ox.Store) -> Iterator[Source]:
    first: dict[str, Row] = {}
    for row in _texts(store, "articles"):
        first.setdefault(row["article"], row)
    for iri, row in first.items():
        identifier = row["identifier"] or local_name(iri)
        yield Source(
            iri=iri,
            identifier=identifier,
            title=row["headline"] or identifier,
            published=row["published"],
            publisher=row["publisher"],
            url=row["url"],
            language=row["language"],
            reprint_of=row["reprintOf"],
        )
